import fc from 'fast-check'
import { arbitraryWhere } from './arbitraryRules.ts'
import { segmentIds } from './arbitrarySegments.ts'

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)

export interface Trigger {
  type: string
  data: object
}

const trigger = <D extends object>(type: string, data: fc.Arbitrary<D>): fc.Arbitrary<Trigger> =>
  data.map((each) => ({ type, data: each }))

const onStart = trigger('onStart', fc.constant({}))

const onSegment = trigger(
  'onSegment',
  fc.record({ segmentId: oneOf(...segmentIds), change: oneOf('enter', 'enter', 'leave') }),
)

const onDate = trigger(
  'onDate',
  fc.record({
    field: oneOf('customer.traits.since', 'customer.traits.since', 'customer.lastOrderAt'),
    offset: oneOf('P0D', 'P1D', '-P1D', '-P3D', 'P1M'),
    time: oneOf('02:30', '10:00', '15:00'),
    repeat: oneOf('once', 'yearly'),
    where: arbitraryWhere,
  }),
)

// Nights in which clocks change, a day of the month or of the week, and twice a day.
const onSchedule = trigger(
  'onSchedule',
  fc.record({
    cron: oneOf('0 9 * * *', '30 2 * * *', '15,45 2 * * 6-7', '0 12 29 * 1', '*/30 1 * * 0', '0 10 1,15 * *'),
    zone: oneOf('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
    segmentId: oneOf(...segmentIds),
  }),
)

const byItself = fc.oneof(
  { arbitrary: onSegment, weight: 3 },
  { arbitrary: onDate, weight: 3 },
  { arbitrary: onSchedule, weight: 1 },
)

/** One or two; `heard`: the names of events. */
export function arbitraryTriggers(heard: fc.Arbitrary<string>): fc.Arbitrary<[Trigger, ...Trigger[]]> {
  const onEvent = trigger('onEvent', fc.record({ event: heard, where: fc.option(arbitraryWhere, { freq: 2 }) }))
  return fc.oneof<fc.MaybeWeightedArbitrary<[Trigger, ...Trigger[]]>[]>(
    { arbitrary: fc.tuple(onEvent), weight: 2 },
    { arbitrary: fc.tuple(onEvent, fc.oneof(onStart, onStart, onEvent)), weight: 3 },
    { arbitrary: fc.tuple(onStart), weight: 1 },
    { arbitrary: fc.tuple(onEvent, byItself), weight: 2 },
    { arbitrary: fc.tuple(byItself, fc.oneof(onStart, byItself)), weight: 1 },
  )
}
