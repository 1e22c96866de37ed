import { daysBetween, instantToIso } from '../engine/calendar.ts'
import type { JsonValue } from '../json.ts'
import { asNumber } from '../rules/number.ts'
import type { Computed } from './customer.ts'
import type { CustomerEvent } from './event.ts'
import type { History } from './history.ts'

/** The event that is an order. */
export const orderEvent = 'Order Completed'

/** What one more event makes of the computed attributes; `note` where a marketer should know of something. */
export interface Folded {
  computed: Computed
  note?: string
}

/**
 * Folds one event forward; `history` is that before the event. An `Order Completed` counts once per `order_id`, each where
 * it has none. Its value is `total`, else `revenue`, else 0; in another currency than the workspace's it counts but adds
 * nothing, and the note says so. First and last order go by timestamp, so the order of arrival does not matter.
 */
export function foldEvent(
  computed: Computed,
  event: CustomerEvent,
  history: Pick<History, 'hasOrder'>,
  currency: string,
): Folded {
  if (event.event !== orderEvent) return { computed }
  const orderId = orderIdOf(event)
  if (orderId !== null && history.hasOrder(orderId)) return { computed }
  const foreign = foreignCurrency(event, currency)
  const value = foreign === null ? orderValue(event) : null
  const next = withOrder(computed, event.timestamp, value)
  return foreign === null
    ? { computed: next }
    : { computed: next, note: `An order in ${foreign} counts, but adds nothing to what was spent in ${currency}.` }
}

/** Folds a whole history anew, in the order in which it came in, as it was folded then: after a merge an order that both customers had counts once. */
export function foldHistory(events: Iterable<CustomerEvent>, currency: string): Computed {
  const seen = new Set<string>()
  const history = { hasOrder: (orderId: string) => seen.has(orderId) }
  let computed = noOrders
  for (const event of events) {
    computed = foldEvent(computed, event, history, currency).computed
    const orderId = event.event === orderEvent ? orderIdOf(event) : null
    if (orderId !== null) seen.add(orderId)
  }
  return computed
}

const noOrders: Computed = {
  ordersCount: 0,
  totalSpent: 0,
  firstOrderAt: null,
  lastOrderAt: null,
  lastOrderValue: null,
}

/** The id by which an order counts once, as text; null where there is none. */
export function orderIdOf(event: CustomerEvent): string | null {
  const id = property(event, 'order_id')
  if (typeof id === 'number') return String(id)
  return typeof id === 'string' && id !== '' ? id : null
}

function withOrder(computed: Computed, at: number, value: number | null): Computed {
  const { firstOrderAt, lastOrderAt } = computed
  const isLast = lastOrderAt === null || at >= lastOrderAt
  return {
    ordersCount: computed.ordersCount + 1,
    totalSpent: rounded(computed.totalSpent + (value ?? 0)),
    firstOrderAt: firstOrderAt === null ? at : Math.min(firstOrderAt, at),
    lastOrderAt: isLast ? at : lastOrderAt,
    lastOrderValue: isLast ? value : computed.lastOrderValue,
  }
}

const orderValue = (event: CustomerEvent): number =>
  rounded(asNumber(property(event, 'total')) ?? asNumber(property(event, 'revenue')) ?? 0)

function foreignCurrency(event: CustomerEvent, currency: string): string | null {
  const own = property(event, 'currency')
  if (typeof own !== 'string' || own.trim() === '') return null
  return own.trim().toUpperCase() === currency.toUpperCase() ? null : own.trim().toUpperCase()
}

const property = ({ properties }: CustomerEvent, name: string): JsonValue =>
  Object.hasOwn(properties, name) ? (properties[name] ?? null) : null

// Sums of binary fractions drift (0.1 + 0.2): rounding every value and every sum makes "is 0.3" hold, in any order of arrival.
// Four decimals, as some currencies have three and some shops send unrounded tax.
const rounded = (amount: number): number => Math.round(bounded(amount) * 10_000) / 10_000

// A sum that runs over into infinity stays there, and is nothing that a store or JSON can hold.
const bounded = (amount: number): number => Math.max(-mostMoney, Math.min(amount, mostMoney))
const mostMoney = Number.MAX_SAFE_INTEGER

/** What an average order is worth; null without orders. */
export const averageOrderValue = ({ ordersCount, totalSpent }: Computed): number | null =>
  ordersCount === 0 ? null : totalSpent / ordersCount

/** Calendar days since the last order in the customer's zone; null without orders. */
export const daysSinceLastOrder = ({ lastOrderAt }: Computed, now: number, zone: string): number | null =>
  lastOrderAt === null ? null : daysBetween(lastOrderAt, now, zone)

/** All computed attributes as people and templates see them: dates as text, the derived ones worked out. */
export function presentComputed(computed: Computed, now: number, zone: string) {
  const { ordersCount, totalSpent, firstOrderAt, lastOrderAt, lastOrderValue } = computed
  return {
    ordersCount,
    totalSpent,
    averageOrderValue: averageOrderValue(computed),
    firstOrderAt: firstOrderAt === null ? null : instantToIso(firstOrderAt),
    lastOrderAt: lastOrderAt === null ? null : instantToIso(lastOrderAt),
    lastOrderValue,
    daysSinceLastOrder: daysSinceLastOrder(computed, now, zone),
  }
}
