/** A line of a text that was compared: in both, only in the older, or only in the newer. */
export interface DiffLine {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** Lines that stay the same around a change; what `diff -u` shows. */
const contextLines = 3

/**
 * Two texts as a unified diff (GNU diffutils, "Unified Format"), with `before` and `after` as the names in its head;
 * empty where they are equal.
 */
export function unifiedDiff(before: string, after: string, names: { before: string; after: string }): string {
  const hunks = hunksOf(diffLines(linesOf(before), linesOf(after)))
  return hunks.length === 0 ? '' : `${[`--- ${names.before}`, `+++ ${names.after}`, ...hunks].join('\n')}\n`
}

/**
 * The shortest way from one list of lines to the other (E. Myers, "An O(ND) Difference Algorithm and Its Variations",
 * 1986). What both begin and end with is set aside first: an edit of a flow touches few of its lines.
 */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const same = (text: string): DiffLine => ({ kind: 'same', text })
  return [
    ...before.slice(0, head).map(same),
    ...shortestEdit(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ]
}

// The furthest x on each diagonal is kept for each step, d² / 2 numbers: beyond this many edits the middle is told as a whole.
const mostEdits = 2_000

function shortestEdit(before: readonly string[], after: readonly string[]): DiffLine[] {
  const trace: Map<number, number>[] = []
  let furthest = new Map([[1, 0]])
  for (let edits = 0; edits <= Math.min(before.length + after.length, mostEdits); edits++) {
    trace.push(furthest)
    furthest = new Map(furthest)
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = startOn(diagonal, edits, furthest)
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++
      furthest.set(diagonal, x)
      if (x >= before.length && x - diagonal >= after.length) return walkBack(before, after, trace)
    }
  }
  return [
    ...before.map((text): DiffLine => ({ kind: 'removed', text })),
    ...after.map((text): DiffLine => ({ kind: 'added', text })),
  ]
}

/** Whether a path of so many edits comes to a diagonal from above: by a line that was added. */
function comesDown(diagonal: number, edits: number, furthest: ReadonlyMap<number, number>): boolean {
  if (diagonal === -edits) return true
  return diagonal !== edits && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1)
}

function startOn(diagonal: number, edits: number, furthest: ReadonlyMap<number, number>): number {
  return comesDown(diagonal, edits, furthest)
    ? (furthest.get(diagonal + 1) ?? 0)
    : (furthest.get(diagonal - 1) ?? 0) + 1
}

function walkBack(
  before: readonly string[],
  after: readonly string[],
  trace: readonly ReadonlyMap<number, number>[],
): DiffLine[] {
  const lines: DiffLine[] = []
  let [x, y] = [before.length, after.length]
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits] ?? new Map<number, number>()
    const isDown = comesDown(x - y, edits, furthest)
    const from = x - y + (isDown ? 1 : -1)
    const fromX = furthest.get(from) ?? 0
    const startX = edits === 0 ? 0 : isDown ? fromX : fromX + 1
    while (x > startX) {
      lines.push({ kind: 'same', text: before[--x] ?? '' })
      y--
    }
    if (edits === 0) break
    if (isDown) lines.push({ kind: 'added', text: after[--y] ?? '' })
    else lines.push({ kind: 'removed', text: before[--x] ?? '' })
  }
  return lines.reverse()
}

const signs = { same: ' ', removed: '-', added: '+' } as const

function hunksOf(lines: readonly DiffLine[]): string[] {
  const near = new Set(
    lines.flatMap(({ kind }, at) =>
      kind === 'same' ? [] : Array.from({ length: 2 * contextLines + 1 }, (_, i) => at - contextLines + i),
    ),
  )
  const hunks: string[] = []
  let [old, now] = [1, 1]
  let open: { old: number; now: number; lines: DiffLine[] } | null = null
  for (const [at, line] of lines.entries()) {
    if (near.has(at)) {
      open ??= { old, now, lines: [] }
      open.lines.push(line)
    } else if (open) {
      hunks.push(writeHunk(open))
      open = null
    }
    if (line.kind !== 'added') old++
    if (line.kind !== 'removed') now++
  }
  return open ? [...hunks, writeHunk(open)] : hunks
}

function writeHunk({ old, now, lines }: { old: number; now: number; lines: readonly DiffLine[] }): string {
  const count = (not: DiffLine['kind']) => lines.filter(({ kind }) => kind !== not).length
  // A side without lines is counted from the line before it.
  const range = (start: number, length: number) => `${length === 0 ? start - 1 : start},${length}`
  return [
    `@@ -${range(old, count('added'))} +${range(now, count('removed'))} @@`,
    ...lines.map(({ kind, text }) => `${signs[kind]}${text}`),
  ].join('\n')
}

/** The lines of a text that ends with a newline, as canonical files do. */
const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
