import fc from 'fast-check'
import type { JsonValue } from '../../../shared/json.ts'

export const rule = (field: string, operator: string, value: JsonValue = null) => ({ field, operator, value })

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)

const onEvent = fc.oneof(
  fc
    .tuple(oneOf('>=', '<', '=', '!=', '<=', '>'), fc.nat(4))
    .map(([operator, n]) => rule('event.properties.n', operator, n)),
  oneOf('between', 'notBetween').map((operator) => rule('event.properties.n', operator, [1, 2])),
  oneOf('null', 'notNull').map((operator) => rule('event.properties.order_id', operator)),
  oneOf('beginsWith', 'endsWith', 'contains', 'doesNotContain').map((operator) =>
    rule('event.properties.order_id', operator, 'a'),
  ),
  oneOf('in', 'notIn').map((operator) => rule('event.name', operator, ['Viewed', 'Ping'])),
)

/** What stays as it is while nothing happens to a customer. */
export const arbitraryLasting = fc.oneof(
  oneOf('contains', 'doesNotContain', '=').map((operator) => rule('customer.tags', operator, 'VIP')),
  oneOf('null', 'notNull').map((operator) => rule('customer.tags', operator)),
  fc
    .tuple(oneOf('=', '!=', 'beginsWith'), oneOf('gold', 'Basic'))
    .map(([operator, plan]) => rule('customer.traits.plan', operator, plan)),
  oneOf('null', 'notNull').map((operator) => rule('customer.traits.plan', operator)),
  oneOf('in', 'notIn').map((operator) => rule('customer.traits.plan', operator, ['gold', 'new'])),
  oneOf('=', '!=').map((operator) => rule('customer.consent.email', operator, true)),
  fc.tuple(oneOf('>=', '<', '='), fc.nat(3)).map(([operator, n]) => rule('customer.ordersCount', operator, n)),
  oneOf('>', '<=').map((operator) => rule('customer.totalSpent', operator, 50)),
  oneOf('>', '<=').map((operator) => rule('customer.averageOrderValue', operator, 30)),
  fc
    .tuple(oneOf('>=', '<', '='), fc.nat(3), oneOf('points', 'offersCount'))
    .map(([operator, n, name]) => rule(`customer.${name}`, operator, n)),
  oneOf('>', 'null').map((operator) => rule('customer.lastOrderValue', operator, 20)),
)

const sinceThen = fc.oneof(
  fc.nat(2).map((days) => rule('customer.daysSinceLastOrder', '<=', days)),
  fc
    .tuple(oneOf('inTheLast', 'notInTheLast', 'inTheNext'), oneOf('lastOrderAt', 'firstOrderAt', 'lastOfferAt'))
    .map(([operator, name]) => rule(`customer.${name}`, operator, 'P1D')),
)

const inSegment = fc
  .tuple(oneOf('contains', 'doesNotContain'), oneOf('sa', 'sb', 'sc'))
  .map(([operator, id]) => rule('customer.segments', operator, id))

const onCustomer = fc.oneof(
  { arbitrary: arbitraryLasting, weight: 12 },
  { arbitrary: sinceThen, weight: 2 },
  { arbitrary: inSegment, weight: 2 },
)

const onClock = fc.oneof(
  oneOf('between', 'notBetween').map((operator) => rule('now.hour', operator, [8, 17])),
  oneOf('in', 'notIn').map((operator) => rule('now.weekday', operator, [6, 7])),
  oneOf('<=', '>').map((operator) => rule('now.date', operator, '2026-03-29')),
)

const onTime = fc.oneof(
  fc
    .tuple(oneOf('inTheLast', 'notInTheLast'), oneOf('PT1M', 'PT10M', 'PT1H'))
    .map(([operator, length]) => rule('event.timestamp', operator, length)),
  { arbitrary: onClock, weight: 3 },
)

const onJourney = fc.oneof(
  fc
    .tuple(oneOf('inTheLast', 'notInTheLast'), oneOf('PT1H', 'P1D'))
    .map(([operator, length]) => rule('journey.startedAt', operator, length)),
  fc.tuple(fc.nat(5), oneOf('a', 'b')).map(([n, variant]) => rule(`journey.variant.n${n}`, '=', variant)),
  fc
    .tuple(oneOf(0, 0, 1, 2), oneOf('>=', '<', 'null'))
    .map(([n, operator]) => rule(`journey.events.n${n}.properties.n`, operator, 2)),
)

const onPast = fc
  .tuple(
    oneOf('Viewed', 'Ping', 'Order Completed'),
    oneOf('PT1H', 'P1D', null),
    oneOf('>=', '='),
    fc.nat(2),
    fc.option(onEvent),
  )
  .map(([event, within, operator, value, where]) => ({
    ...rule('events.count', operator, value),
    meta: { event, ...(within && { within }), where: where && { combinator: 'and', rules: [where] } },
  }))

/** What time alone can turn. */
export const arbitraryPassing = fc.oneof(onClock, sinceThen, onPast)

const join = <T>(rules: fc.Arbitrary<T>) =>
  fc.record({
    combinator: oneOf('and', 'or'),
    not: fc.oneof({ arbitrary: fc.constant(false), weight: 4 }, { arbitrary: fc.constant(true), weight: 1 }),
    rules: fc.array(rules, { minLength: 1, maxLength: 2 }),
  })

/** Rules that a story's customers and events often hold for, and often not. */
export const arbitraryRules = join(
  fc.oneof(
    { arbitrary: onCustomer, weight: 6 },
    { arbitrary: onEvent, weight: 3 },
    { arbitrary: onPast, weight: 3 },
    { arbitrary: onTime, weight: 2 },
    { arbitrary: onJourney, weight: 2 },
    { arbitrary: join(fc.oneof(onCustomer, onEvent)), weight: 1 },
  ),
)

/** Rules on what the journey itself has been through. */
export const arbitraryMemory = join(onJourney)

/** What holds for few at first, and for more when actions have changed them. */
export const arbitraryTurning = fc.oneof(
  oneOf('new', 'vip').map((tag) => rule('customer.tags', 'contains', tag)),
  oneOf('gold', 'basic').map((plan) => rule('customer.traits.plan', '=', plan)),
  oneOf('points', 'offersCount').map((name) => rule(`customer.${name}`, '>=', 1)),
  oneOf(true, false).map((isGiven) => rule('customer.consent.email', '=', isGiven)),
)

export const arbitraryChange = join(
  fc.oneof({ arbitrary: arbitraryTurning, weight: 3 }, { arbitrary: inSegment, weight: 2 }),
).map((rules) => ({ ...rules, not: false }))

/** Rules that hold for most at first, and no longer when actions and orders have changed them. */
export const arbitraryAudience = join(
  fc.oneof(
    oneOf('doesNotContain').map((operator) => rule('customer.tags', operator, 'new')),
    oneOf('gold', 'basic').map((plan) => rule('customer.traits.plan', '!=', plan)),
    oneOf('points', 'offersCount', 'ordersCount').map((name) => rule(`customer.${name}`, '<', 2)),
    fc.constant(rule('customer.consent.email', '!=', false)),
  ),
).map((rules) => ({ ...rules, not: false }))

/** Rules on the event under test, or none. */
export const arbitraryWhere = fc.option(join(fc.oneof(onEvent, onEvent, onEvent, onCustomer, onTime)), { freq: 2 })
