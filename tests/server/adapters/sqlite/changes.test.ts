import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Value } from '../../../../server/adapters/sqlite/changes.ts'
import { makeAgain, recordChanges } from '../../../../server/adapters/sqlite/changes.ts'

const value = fc.oneof(
  fc.constant(null),
  fc.double({ noNaN: true }),
  fc.maxSafeInteger(),
  fc.string({ unit: 'binary', maxLength: 300 }),
)
const statement = fc.tuple(fc.constantFrom('INSERT a', 'UPDATE b', 'DELETE c'), fc.array(value, { maxLength: 5 }))

/** A text always has the same number of values, as a statement has. */
const texted = statement.map(([text, values]) => ({ text: `${text} ${values.length}`, values }))

const deed = fc.oneof(
  { weight: 6, arbitrary: texted.map((add) => ({ add })) },
  { weight: 2, arbitrary: fc.constant('keep' as const) },
  { weight: 1, arbitrary: fc.array(texted, { maxLength: 3 }).map((undone) => ({ undone })) },
  { weight: 1, arbitrary: fc.constant('lose' as const) },
)

it('makes every change again that was kept, in order, with the very values', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      const changes = recordChanges()
      const marks = [0]
      const expected: { text: string; values: Value[] }[][] = [[]]
      for (const one of deeds) {
        if (one === 'keep') {
          marks.push(changes.mark())
          expected.push([])
        } else if (one === 'lose') {
          changes.cutTo(marks.at(-1) ?? 0)
          expected.splice(-1, 1, [])
        } else if ('add' in one) {
          changes.add(one.add.text, one.add.values)
          expected.at(-1)?.push(one.add)
        } else {
          const mark = changes.mark()
          for (const { text, values } of one.undone) changes.add(text, values)
          changes.cutTo(mark)
        }
      }
      const parts = marks.map((mark, index) => changes.from(0).subarray(mark, marks[index + 1]))
      for (const taken of [[changes.from(0)], parts]) {
        const again: { text: string; values: Value[] }[] = []
        makeAgain(taken, (text, values) => again.push({ text, values }))
        expect(again).toEqual(expected.flat())
      }
    }),
    { numRuns: 300 },
  )
})
