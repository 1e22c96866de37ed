import type { JsonValue } from '../../../shared/json.ts'
import type { Rule, Rules } from '../../../shared/rules/rules.ts'
import { dateText, dayOf, daysBetween, earlier, hourOf, later, weekdayOf, zoneExists } from './calendar.ts'
import type { PastEvent, Someone, Trip } from './state.ts'

/** What rules are tested on. */
export interface Sight {
  now: number
  workspaceZone: string
  someone: Someone
  event: PastEvent | null
  trip: Trip | null
}

/** Whether rules hold; rules that are not there do. */
export function hold(rules: Rules | null, sight: Sight): boolean {
  if (!rules) return true
  const answers = rules.rules.map((rule) => ('rules' in rule ? hold(rule, sight) : holdsAlone(rule, sight)))
  const together =
    answers.length === 0 || (rules.combinator === 'and' ? answers.every((it) => it) : answers.some((it) => it))
  return rules.not ? !together : together
}

export function zoneOfSomeone(someone: Someone, workspaceZone: string): string {
  const { timezone } = someone.traits
  return typeof timezone === 'string' && zoneExists(timezone) ? timezone : workspaceZone
}

const twins: Record<string, string> = {
  '!=': '=',
  doesNotContain: 'contains',
  doesNotBeginWith: 'beginsWith',
  doesNotEndWith: 'endsWith',
  notIn: 'in',
  notBetween: 'between',
  notNull: 'null',
  notInTheLast: 'inTheLast',
}

function holdsAlone(rule: Rule, sight: Sight): boolean {
  const positive = twins[rule.operator]
  const found = rule.field === 'events.count' ? countEvents(rule, sight) : readValue(rule.field, sight)
  if (positive !== undefined) return !holdsFor(positive, found, rule.value ?? null, sight)
  return holdsFor(rule.operator, found, rule.value ?? null, sight)
}

function holdsFor(operator: string, found: JsonValue, wanted: JsonValue, sight: Sight): boolean {
  const isMissing = found === null || (Array.isArray(found) && found.length === 0)
  if (operator === 'null') return isMissing
  if (isMissing) return false
  if (Array.isArray(found))
    return found.some((member) => holdsFor(operator === 'contains' ? '=' : operator, member, wanted, sight))
  if (operator === 'inTheLast' || operator === 'inTheNext') return isWithin(operator, found, String(wanted), sight)
  if (operator === 'in') return Array.isArray(wanted) && wanted.some((each) => order(found, each) === 0)
  if (operator === 'between') {
    const [from = null, to = null] = Array.isArray(wanted) ? wanted : []
    return holdsFor('>=', found, from, sight) && holdsFor('<=', found, to, sight)
  }
  if (operator === 'contains') return lower(found).includes(lower(wanted))
  if (operator === 'beginsWith') return lower(found).startsWith(lower(wanted))
  if (operator === 'endsWith') return lower(found).endsWith(lower(wanted))
  const difference = order(found, wanted)
  if (operator === '=') return difference === 0
  if (difference === null) return false
  if (operator === '<') return difference < 0
  if (operator === '<=') return difference <= 0
  if (operator === '>') return difference > 0
  if (operator === '>=') return difference >= 0
  throw new Error(`The model does not know the operator ${operator}.`)
}

const lower = (value: JsonValue) => String(value).toLowerCase()

/** Below, above or 0; null for what cannot be compared. */
function order(a: JsonValue, b: JsonValue): number | null {
  if (a === null || b === null) return null
  if (typeof a === 'boolean' || typeof b === 'boolean') return a === b ? 0 : null
  const [x, y] = [numberOf(a), numberOf(b)]
  if (x !== null && y !== null) return x - y
  if (typeof a !== 'string' || typeof b !== 'string') return null
  return lower(a) < lower(b) ? -1 : lower(a) > lower(b) ? 1 : 0
}

function numberOf(value: JsonValue): number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : null
}

function isWithin(
  operator: string,
  found: JsonValue,
  duration: string,
  { now, someone, workspaceZone }: Sight,
): boolean {
  const at = Date.parse(String(found))
  const zone = zoneOfSomeone(someone, workspaceZone)
  if (operator === 'inTheLast') return earlier(now, duration, zone) <= at && at <= now
  return now <= at && at <= later(now, duration, zone)
}

function countEvents({ meta = {} }: Rule, sight: Sight): number {
  const { now, someone, workspaceZone } = sight
  const zone = zoneOfSomeone(someone, workspaceZone)
  const { event: name, within = null, where = null } = meta
  const from = typeof within === 'string' ? earlier(now, within, zone) : Number.NEGATIVE_INFINITY
  return someone.events.filter((event) => {
    if (event.event !== name) return false
    // An event a little ahead of the clock has happened all the same.
    if (event.timestamp < from) return false
    // The schema keeps `meta` as its author wrote it; the stories write rules there.
    return hold(where as Rules | null, { ...sight, event })
  }).length
}

/** What a field holds. Everything that comes of orders is counted again from the whole history. */
export function readValue(field: string, { now, workspaceZone, someone, event, trip }: Sight): JsonValue {
  const [root, name = '', ...rest] = field.split('.')
  const key = rest.join('.')
  const zone = zoneOfSomeone(someone, workspaceZone)
  if (root === 'event' && name === 'name') return event?.event ?? null
  if (root === 'event' && name === 'timestamp') return dateOf(event?.timestamp ?? null)
  if (root === 'event') return event?.properties[key] ?? null
  if (root === 'journey' && name === 'variant') return trip?.variants[key] ?? null
  if (root === 'journey' && name === 'startedAt') return dateOf(trip?.startedAt ?? null)
  if (root === 'journey' && name === 'events') {
    const [nodeId = '', , property = ''] = rest
    return trip?.endedBy.get(nodeId)?.properties[property] ?? null
  }
  if (root === 'now' && name === 'hour') return hourOf(now, zone)
  if (root === 'now' && name === 'weekday') return weekdayOf(dayOf(now, zone))
  if (root === 'now' && name === 'date') return dateText(dayOf(now, zone))
  if (root !== 'customer') throw new Error(`The model does not know the field ${field}.`)
  if (name === 'traits') return someone.traits[key] ?? null
  if (name === 'tags') return someone.tags
  if (name === 'segments') return someone.segments
  if (name === 'consent') return someone.consent[key] ?? null
  if (name === 'points') return someone.points
  if (name === 'offersCount') return someone.offers.length
  if (name === 'lastOfferAt') return dateOf(someone.offers.at(-1) ?? null)
  return fromOrders(name, someone.events, now, zone)
}

const dateOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

function fromOrders(name: string, events: PastEvent[], now: number, zone: string): JsonValue {
  const { ordersCount, totalSpent, first, last, lastValue } = ordersOf(events)
  if (name === 'ordersCount') return ordersCount
  if (name === 'totalSpent') return totalSpent
  if (last === null) return null
  if (name === 'averageOrderValue') return totalSpent / ordersCount
  if (name === 'daysSinceLastOrder') return daysBetween(last, now, zone)
  if (name === 'lastOrderAt') return dateOf(last)
  if (name === 'firstOrderAt') return dateOf(first)
  if (name === 'lastOrderValue') return lastValue
  throw new Error(`The model does not know customer.${name}.`)
}

/** Every order once, the first that came in of each id. */
export function ordersOf(events: PastEvent[]) {
  const ids = new Set<JsonValue>()
  const orders = events.filter(({ event, properties: { order_id: id = null } }) => {
    if (event !== 'Order Completed' || (id !== null && ids.has(id))) return false
    if (id !== null) ids.add(id)
    return true
  })
  const worthOf = ({ properties }: PastEvent) => Number(properties.total ?? properties.revenue ?? 0)
  const inTime = orders.toSorted((a, b) => a.timestamp - b.timestamp)
  const last = inTime.at(-1)
  return {
    ordersCount: orders.length,
    totalSpent: orders.reduce((sum, order) => sum + worthOf(order), 0),
    first: inTime[0]?.timestamp ?? null,
    last: last?.timestamp ?? null,
    lastValue: last ? worthOf(last) : null,
  }
}
