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
  { weight: 2, arbitrary: fc.constant('take' as const) },
  { weight: 1, arbitrary: fc.array(texted, { maxLength: 3 }).map((undone) => ({ undone })) },
  { weight: 1, arbitrary: fc.constant('lost' as const) },
)

it('makes every change again that was kept, in order, with the very values', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      const changes = recordChanges()
      const taken: Buffer[] = []
      const expected: { text: string; values: Value[] }[][] = [[]]
      const take = () => {
        const bytes = changes.take()
        if (bytes !== null) taken.push(bytes)
        if (bytes !== null) expected.push([])
      }
      for (const one of deeds) {
        if (one === 'take') take()
        else if (one === 'lost') {
          take()
          taken.pop()
          expected.splice(-2, 1)
          if (expected.length === 0) expected.push([])
          changes.forgetSpelling()
        } else if ('add' in one) {
          changes.add(one.add.text, one.add.values)
          expected.at(-1)?.push(one.add)
        } else {
          const mark = changes.mark()
          for (const { text, values } of one.undone) changes.add(text, values)
          changes.cutTo(mark)
        }
      }
      take()
      const again: { text: string; values: Value[] }[] = []
      makeAgain(taken, (text, values) => again.push({ text, values }))
      expect(again).toEqual(expected.flat())
    }),
    { numRuns: 300 },
  )
})
