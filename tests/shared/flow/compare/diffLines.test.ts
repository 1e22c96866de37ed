import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffLines, unifiedDiff } from '../../../../shared/flow/compare/diffLines.ts'

const names = { before: 'Version 1', after: 'Draft' }
const text = (...lines: (string | number)[]) => `${lines.join('\n')}\n`

describe('two texts as a unified diff', () => {
  it('show a changed line between three lines that stay', () => {
    expect(unifiedDiff(text(1, 2, 3, 4, 5, 6, 7, 8, 9), text(1, 2, 3, 4, 'five', 6, 7, 8, 9), names)).toBe(
      text('--- Version 1', '+++ Draft', '@@ -2,7 +2,7 @@', ' 2', ' 3', ' 4', '-5', '+five', ' 6', ' 7', ' 8'),
    )
  })

  it('show changes that are far apart as two hunks', () => {
    const before = Array.from({ length: 20 }, (_, at) => at)
    const diff = unifiedDiff(text(...before), text('a', ...before, 'z'), names)
    expect(diff.match(/^@@.*$/gm)).toEqual(['@@ -1,3 +1,4 @@', '@@ -18,3 +19,4 @@'])
  })

  it('start at line 0 of a text that was empty', () => {
    expect(unifiedDiff('', text('a'), names)).toBe(text('--- Version 1', '+++ Draft', '@@ -0,0 +1,1 @@', '+a'))
  })

  it('say nothing of equal texts', () => {
    expect(unifiedDiff(text('a'), text('a'), names)).toBe('')
  })

  const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })

  it('lead from either text to the other, by the fewest lines', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = diffLines(before, after)
        const without = (kind: string) => diff.filter((line) => line.kind !== kind).map((line) => line.text)
        expect(without('added')).toEqual(before)
        expect(without('removed')).toEqual(after)
        expect(diff.filter(({ kind }) => kind === 'same')).toHaveLength(longestCommon(before, after))
      }),
    )
  })
})

/** The textbook's recursion, to check the quick way against. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const row = new Array<number>(b.length + 1).fill(0)
  for (const line of a) {
    let corner = 0
    for (const [at, other] of b.entries()) {
      const above = row[at + 1] ?? 0
      row[at + 1] = line === other ? corner + 1 : Math.max(above, row[at] ?? 0)
      corner = above
    }
  }
  return row.at(-1) ?? 0
}
