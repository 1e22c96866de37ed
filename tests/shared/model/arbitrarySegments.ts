import fc from 'fast-check'
import type { Rules } from '../../../shared/rules/rules.ts'
import { arbitraryLasting, arbitraryPassing, arbitraryTurning, rule } from './arbitraryRules.ts'
import type { Story } from './story.ts'

/** The ids that flows name; not every story has all three. */
export const segmentIds = ['sa', 'sb', 'sc'] as const

const of = (rules: fc.Arbitrary<ReturnType<typeof rule>>) =>
  fc.record({
    combinator: fc.constantFrom('and', 'or'),
    not: fc.constantFrom(false, false, false, true),
    rules: fc.array(rules, { minLength: 1, maxLength: 2 }),
  })

const lasting = fc.oneof(arbitraryLasting, arbitraryTurning)

/** How the second and the third segment ask for the one before. */
const asking = fc.constantFrom('contains', 'doesNotContain', null, null)

/** Up to three, in an order that is not that of their ids; time alone moves people in and out of some in a story of ten. */
export const arbitrarySegments: fc.Arbitrary<Story['segments']> = fc
  .record({
    ids: fc.shuffledSubarray([...segmentIds], { minLength: 1 }),
    rules: fc.oneof(
      { arbitrary: fc.array(of(lasting), { minLength: 3, maxLength: 3 }), weight: 9 },
      {
        arbitrary: fc.array(of(fc.oneof(lasting, arbitraryPassing)), { minLength: 3, maxLength: 3 }),
        weight: 1,
      },
    ),
    asking: fc.array(asking, { minLength: 3, maxLength: 3 }),
  })
  .map(({ ids, rules, asking }) =>
    ids.map((id, index) => {
      const own = rules[index]
      const operator = index === 0 ? null : (asking[index] ?? null)
      const named = operator === null ? [] : [rule('customer.segments', operator, ids[index - 1] ?? null)]
      // A generator writes what the schema reads.
      return { id, rules: { ...own, rules: [...named, ...(own?.rules ?? [])] } as Rules }
    }),
  )
