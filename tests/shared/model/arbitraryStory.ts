import fc from 'fast-check'
import { arbitraryFlow, eventNames } from './arbitraryFlow.ts'
import type { Deed, Person, Story } from './story.ts'

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)

const minute = 60_000
const hour = 60 * minute

// Nights in which clocks change, a month's end, a leap day: and times of the day at which windows open.
const beginnings = oneOf(
  '2026-03-27T23:30:00Z',
  '2026-03-28T08:59:00Z',
  '2026-10-24T22:00:00Z',
  '2026-03-07T12:00:00Z',
  '2024-02-28T14:00:00Z',
  '2026-01-30T09:00:00Z',
)

// The same lengths as in the flows, so that events and timers meet.
const gaps = fc.oneof(
  { arbitrary: oneOf(0, minute, 10 * minute), weight: 4 },
  { arbitrary: oneOf(hour, 12 * hour, 24 * hour), weight: 3 },
  { arbitrary: oneOf(48 * hour, 7 * 24 * hour), weight: 1 },
)

const skews = fc.oneof(
  { arbitrary: fc.constant(0), weight: 8 },
  { arbitrary: oneOf(-1, -minute, -10 * minute, 2 * minute), weight: 3 },
  { arbitrary: oneOf(-hour, -24 * hour, -48 * hour), weight: 1 },
)

const properties = fc.record(
  { n: fc.nat(4), order_id: oneOf('A', 'a', 'B', null), total: oneOf(10, 25, 60) },
  { requiredKeys: [] },
)

const traits = fc.record(
  {
    plan: oneOf('gold', 'basic', 'new', null),
    timezone: oneOf('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Nowhere/Else', 'UTC'),
    since: oneOf('2026-03-29', '2026-04-02', '2026-03-29T15:00:00+02:00', '2024-02-29', 'soon', null),
  },
  { requiredKeys: [] },
)

const customer = fc.nat(1)
const flow = fc.nat(2)

const deed = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant('event' as const),
      customer,
      event: oneOf(...eventNames, 'Viewed', 'Viewed', 'Ping'),
      properties,
      skew: skews,
      messageId: fc.oneof(
        { arbitrary: fc.constant(null), weight: 5 },
        { arbitrary: oneOf('m1', 'm2', 'm3'), weight: 1 },
      ),
    }),
    weight: 30,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('identify' as const),
      customer,
      traits,
      consent: oneOf({}, { email: true }, { email: false }),
    }),
    weight: 7,
  },
  {
    arbitrary: fc.record({
      kind: oneOf('publish' as const, 'pause' as const, 'resume' as const, 'resume' as const),
      flow,
    }),
    weight: 6,
  },
  { arbitrary: fc.record({ kind: fc.constant('archive' as const), flow }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('start' as const), customer, flow }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('exit' as const), customer, place: fc.nat(3) }), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant('delivery' as const),
      customer,
      place: fc.nat(3),
      succeeded: fc.boolean(),
    }),
    weight: 3,
  },
)

type Draft = { gap: number; deed: typeof deed extends fc.Arbitrary<infer D> ? D : never }

const person = (id: string): fc.Arbitrary<Person> =>
  fc.record({
    id: fc.constant(id),
    traits: fc
      .tuple(traits, fc.option(fc.constant('ada@example.com'), { freq: 4 }))
      .map(([known, email]) => ({ ...known, ...(email && { email }) })),
    tags: fc.subarray(['vip', 'old']),
    consent: oneOf({ email: true }, { email: true }, {}),
  })

const stories = fc
  .record({
    zone: oneOf('UTC', 'Europe/Berlin', 'Australia/Lord_Howe'),
    people: fc.oneof(fc.tuple(person('c1')), fc.tuple(person('c1'), person('c2'))),
    flows: fc.array(fc.array(arbitraryFlow, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
    begin: beginnings,
    deeds: fc.array(fc.record({ gap: gaps, deed }), { minLength: 1, maxLength: 24, size: 'max' }),
  })
  .map(({ zone, people, flows, begin, deeds }) => tell(zone, people, flows, Date.parse(begin), deeds))

/** A history in which things happen: few names, short times, near instants. Not biased to small ones: in those nothing does. */
export const arbitraryStory: fc.Arbitrary<Story> = fc.noBias(stories)

function tell(zone: string, people: Person[], flows: Story['flows'][string][], begin: number, drafts: Draft[]): Story {
  let at = begin
  const deeds = drafts.map(({ gap, deed: draft }): Deed => {
    at += gap
    const who = 'customer' in draft ? { customer: people[draft.customer % people.length]?.id ?? '' } : {}
    const which = 'flow' in draft ? { flow: `f${draft.flow % flows.length}` } : {}
    const when = draft.kind === 'event' ? { timestamp: at + draft.skew } : {}
    // A draft names people and flows by number: the rest of it is the deed already.
    return { ...draft, ...who, ...which, ...when, at } as Deed
  })
  const versions = flows.map((each, index) => [`f${index}`, each] as const)
  return { zone, people, flows: Object.fromEntries(versions), deeds, until: at + 40 * 24 * hour }
}
