import fc from 'fast-check'
import type { Choice } from '../../../shared/engine/migration.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { arbitraryContactPolicy } from './arbitraryContactPolicy.ts'
import { arbitraryFlows, eventNames } from './arbitraryFlow.ts'
import { arbitrarySegments } from './arbitrarySegments.ts'
import { moveByClock } from './segments.ts'
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
  '2026-01-30T20:30:00Z',
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
  { n: fc.nat(4), order_id: oneOf('A', 'A', 'a', 'B', null), total: oneOf(10, 25, 60) },
  { requiredKeys: [] },
)

const traits = fc.record(
  {
    plan: oneOf('gold', 'basic', 'new', null),
    timezone: oneOf('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Nowhere/Else', 'UTC'),
    preferred_channel: oneOf('email', 'Sms', 'push', 'pigeon', null),
    since: oneOf('2026-03-29', '2026-04-02', '2026-03-29T15:00:00+02:00', '2024-02-29', 'soon', null),
  },
  { requiredKeys: [] },
)

// Mostly the same one, so that something happens to them.
const customer = fc.oneof({ arbitrary: fc.constant(0), weight: 1 }, { arbitrary: fc.nat(3), weight: 3 })
const flow = fc.nat(2)

const deed = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant('event' as const),
      customer,
      // The device of which of the visitors, if there are any.
      device: fc.oneof({ arbitrary: fc.constant(null), weight: 20 }, { arbitrary: fc.nat(1), weight: 1 }),
      event: oneOf(...eventNames, 'Viewed', 'Viewed', 'Order Completed', 'Ping'),
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
      kind: oneOf('pause' as const, 'resume' as const),
      flow,
    }),
    weight: 5,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('publish' as const),
      flow,
      // Some of these nodes a version does not have.
      inside: oneOf<Choice>('finish', 'finish', 'exit', { moveTo: 'n0' }, { moveTo: 'n1' }, { moveTo: 'n3' }),
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ kind: fc.constant('archive' as const), flow }), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant('alias' as const),
      previous: fc.nat(3),
      customer,
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ kind: fc.constant('outage' as const), lasts: gaps }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('start' as const), customer, flow }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('exit' as const), customer, place: fc.nat(3) }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('retry' as const), customer, place: fc.nat(3) }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('mend' as const), flow, customer, place: fc.nat(3) }), weight: 2 },
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
      .tuple(traits, fc.option(oneOf('ada@example.com', 'ada@example.com', 'bob@example.com'), { freq: 8 }))
      .map(([known, email]) => ({ ...known, ...(email && { email }) })),
    tags: fc.subarray(['vip', 'old']),
    consent: oneOf<Record<string, boolean>>(
      { email: true },
      { email: true },
      { email: true },
      { email: true },
      { email: false },
      {},
    ),
    suppressed: fc.oneof(
      { arbitrary: fc.constant<Person['suppressed']>([]), weight: 11 },
      { arbitrary: fc.constant<Person['suppressed']>(['email']), weight: 1 },
    ),
  })

const deeds = (minLength: number) => fc.array(fc.record({ gap: gaps, deed }), { minLength, maxLength: 32, size: 'max' })

const stories = fc
  .record({
    zone: oneOf('UTC', 'Europe/Berlin', 'Australia/Lord_Howe'),
    people: fc.oneof(
      ...[['c1'], ['c1', 'c2'], ['c1', 'anon:v1'], ['c1', 'anon:v1'], ['c1', 'anon:v1', 'c2', 'anon:v2']].map((ids) =>
        fc.tuple(...ids.map(person)),
      ),
    ),
    contactPolicy: arbitraryContactPolicy,
    segments: arbitrarySegments,
    flows: arbitraryFlows,
    begin: beginnings,
    deeds: fc.oneof({ withCrossShrink: true }, deeds(1), { arbitrary: deeds(20), weight: 3 }),
  })
  .map(({ flows, begin, deeds, ...others }) => {
    const longest = moveByClock(others) ? 12 * hour : Number.POSITIVE_INFINITY
    const told = tell(deeds, others.people, flows, { begin: Date.parse(begin), longest })
    return { ...others, ...told, flows: Object.fromEntries(flows.map((each, index) => [`f${index}`, each])) }
  })

/** A history in which things happen: few names, short times, near instants. Not biased to small ones: in those nothing does. */
export const arbitraryStory: fc.Arbitrary<Story> = fc.noBias(stories)

interface Pace {
  begin: number
  /** No longer does nothing happen: where everybody is looked at every quarter of an hour, a month is long. */
  longest: number
}

/** Drafts name people and flows by number, and times by what lies between. */
function tell(
  drafts: Draft[],
  people: Person[],
  flows: Flow[][],
  { begin, longest }: Pace,
): Pick<Story, 'deeds' | 'until'> {
  const ids = people.map(({ id }) => id)
  const [visitors, known] = [ids.filter(isVisitor), ids.filter((id) => !isVisitor(id))]
  let at = begin
  const deeds = drafts.flatMap(({ gap, deed: draft }): Deed | Deed[] => {
    at += Math.min(gap, longest)
    const deedAt = at
    switch (draft.kind) {
      case 'event': {
        const { device, skew, ...event } = draft
        const customer = nth(ids, draft.customer)
        const visitor = device === null || isVisitor(customer) ? null : (visitors[device] ?? null)
        return { ...event, customer, visitor, timestamp: at + skew, at }
      }
      case 'alias':
        return { kind: 'alias', previous: nth(ids, draft.previous), customer: nth(known, draft.customer), at }
      case 'outage':
        at += Math.min(draft.lasts, longest)
        return { kind: 'outage', until: at, at: deedAt }
      case 'publish': {
        const which = draft.flow % flows.length
        return { kind: 'publish', flow: `f${which}`, inside: possible(draft.inside, flows[which] ?? []), at }
      }
      case 'mend': {
        const { place } = draft
        const retry = { kind: 'retry' as const, customer: nth(ids, draft.customer), place, at }
        return [{ kind: 'publish', flow: `f${draft.flow % flows.length}`, inside: 'finish', at }, retry]
      }
      case 'pause':
      case 'resume':
      case 'archive':
        return { kind: draft.kind, flow: `f${draft.flow % flows.length}`, at }
      case 'start':
        return { kind: 'start', flow: `f${draft.flow % flows.length}`, customer: nth(ids, draft.customer), at }
      default:
        return { ...draft, customer: nth(ids, draft.customer), at }
    }
  })
  return { deeds, until: at + Math.min(40 * 24 * hour, 4 * longest) }
}

/** Nobody can be moved to a node that the next version does not have: the publisher is not offered it. */
function possible(choice: Choice, versions: Flow[]): Choice {
  if (typeof choice === 'string') return choice
  return versions.slice(1).every(({ nodes }) => nodes.some(({ id }) => id === choice.moveTo)) ? choice : 'finish'
}

const isVisitor = (id: string): boolean => id.startsWith('anon:')

const nth = (ids: string[], place: number): string => ids[place % ids.length] ?? ''
