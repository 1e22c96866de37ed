import { averageOrderValue, daysSinceLastOrder } from '../customer/computed.ts'
import type { CustomerEvent } from '../customer/event.ts'
import { instantToIso, wallClock, zoneOf } from '../engine/calendar.ts'
import type { Scope } from '../engine/world.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import { compilePath } from './path.ts'

/** Reads one field of a scope; null where there is nothing. Dates are text. */
export type FieldReader = (scope: Scope) => JsonValue

/** Fields that are one name each. */
const named: Readonly<Record<string, FieldReader>> = {
  'event.name': ({ event }) => event?.event ?? null,
  'event.timestamp': ({ event }) => dated(event?.timestamp ?? null),
  'customer.id': ({ customer }) => customer.id,
  'customer.tags': ({ customer }) => [...customer.tags],
  'customer.segments': ({ customer }) => [...customer.segments],
  'customer.ordersCount': ({ customer }) => customer.computed.ordersCount,
  'customer.totalSpent': ({ customer }) => customer.computed.totalSpent,
  'customer.averageOrderValue': ({ customer }) => averageOrderValue(customer.computed),
  'customer.firstOrderAt': ({ customer }) => dated(customer.computed.firstOrderAt),
  'customer.lastOrderAt': ({ customer }) => dated(customer.computed.lastOrderAt),
  'customer.lastOrderValue': ({ customer }) => customer.computed.lastOrderValue,
  'customer.daysSinceLastOrder': (scope) => daysSinceLastOrder(scope.customer.computed, scope.now, zoneIn(scope)),
  'customer.points': ({ customer }) => customer.rewards.points,
  'customer.offersCount': ({ customer }) => customer.rewards.offersCount,
  'customer.lastOfferAt': ({ customer }) => dated(customer.rewards.lastOfferAt),
  'customer.firstSeenAt': ({ customer }) => instantToIso(customer.firstSeenAt),
  'customer.lastSeenAt': ({ customer }) => instantToIso(customer.lastSeenAt),
  'journey.startedAt': ({ journey }) => dated(journey?.startedAt ?? null),
  'now.hour': (scope) => wallClock(scope.now, zoneIn(scope)).hour,
  'now.weekday': (scope) => wallClock(scope.now, zoneIn(scope)).dayOfWeek,
  'now.date': (scope) => wallClock(scope.now, zoneIn(scope)).toPlainDate().toString(),
}

/** Fields that are a beginning and a name of the sender's or the marketer's own. */
const open: readonly { prefix: string; compile: (rest: string) => FieldReader | null }[] = [
  { prefix: 'event.properties.', compile: (rest) => inside((scope) => scope.event?.properties, rest) },
  { prefix: 'customer.traits.', compile: (rest) => inside((scope) => scope.customer.traits, rest) },
  { prefix: 'customer.consent.', compile: (rest) => inside((scope) => scope.customer.consent, rest) },
  { prefix: 'journey.variant.', compile: (rest) => inside((scope) => scope.journey?.variants, rest) },
  { prefix: 'journey.events.', compile: compileWaitEvent },
  // No node asks a question yet, so there is no answer to read: the field is known, and null.
  { prefix: 'journey.answer.', compile: () => () => null },
]

/** Compiles a field name; null for one that no catalogue knows. `events.count` is a test of its own and not read here. */
export function compileField(field: string): FieldReader | null {
  if (Object.hasOwn(named, field)) return named[field] ?? null
  for (const { prefix, compile } of open) {
    if (field.length > prefix.length && field.startsWith(prefix)) return compile(field.slice(prefix.length))
  }
  return null
}

/** The zone of the customer in a scope. */
export const zoneIn = (scope: Scope): string => zoneOf(scope.customer, scope.workspace).zone

const dated = (at: number | null): string | null => (at === null ? null : instantToIso(at))

function inside(root: (scope: Scope) => Readonly<JsonObject> | undefined, rest: string): FieldReader {
  const read = compilePath(rest)
  return (scope) => {
    const from = root(scope)
    return from ? read(from) : null
  }
}

/** `<nodeId>.event`, `.timestamp` or `.properties.*` of the event that ended a wait; node ids have no dots. */
function compileWaitEvent(rest: string): FieldReader | null {
  const [nodeId = '', part, ...path] = rest.split('.')
  const read = compileEventPart(part, path.join('.'))
  if (!read) return null
  return ({ journey }) => {
    const event = journey && Object.hasOwn(journey.events, nodeId) ? journey.events[nodeId] : undefined
    return event ? read(event) : null
  }
}

function compileEventPart(part: string | undefined, path: string): ((event: CustomerEvent) => JsonValue) | null {
  if (part === 'event') return (event) => event.event
  if (part === 'timestamp') return (event) => instantToIso(event.timestamp)
  if (part !== 'properties' || path === '') return null
  const read = compilePath(path)
  return (event) => read(event.properties)
}
