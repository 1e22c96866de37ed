import type { Customer } from '../../shared/customer/customer.ts'
import { newCustomer } from '../../shared/customer/customer.ts'
import type { CustomerEvent } from '../../shared/customer/event.ts'
import type { History } from '../../shared/customer/history.ts'
import type { Journey } from '../../shared/engine/journey.ts'
import type { Scope } from '../../shared/engine/world.ts'
import type { JsonObject } from '../../shared/json.ts'

export const ms = (iso: string): number => Date.parse(iso)

/** An event at a moment, given as ISO text. */
export function anEvent(event: string, at: string, properties: JsonObject = {}): CustomerEvent {
  return { id: `${event} ${at}`, messageId: null, event, properties, timestamp: ms(at), receivedAt: ms(at) }
}

/** A history that is nothing but its events. */
export function historyOf(events: readonly CustomerEvent[]): History {
  const sorted = events.toSorted((a, b) => a.timestamp - b.timestamp)
  const named = (event: string, from: number, to: number) =>
    sorted.filter((one) => one.event === event && one.timestamp >= from && one.timestamp <= to)
  return {
    named,
    count: (event, from, to) => named(event, from, to).length,
    hasOrder: (orderId) =>
      sorted.some((one) => one.event === 'Order Completed' && String(one.properties.order_id) === orderId),
  }
}

export interface Given {
  now?: string
  customer?: Partial<Customer>
  traits?: JsonObject
  event?: CustomerEvent | null
  properties?: JsonObject
  journey?: Journey | null
  history?: readonly CustomerEvent[]
  timezone?: string
}

/** A scope about customer c1, on 1 March 2026 at noon UTC unless told otherwise. */
export function aScope(given: Given = {}): Scope {
  const now = given.now ?? '2026-03-01T12:00:00Z'
  const customer = { ...newCustomer('c1', ms('2026-01-01T00:00:00Z')), traits: given.traits ?? {}, ...given.customer }
  return {
    now: ms(now),
    customer,
    event: given.event ?? (given.properties ? anEvent('Order Completed', now, given.properties) : null),
    journey: given.journey ?? null,
    history: historyOf(given.history ?? []),
    workspace: { timezone: given.timezone ?? 'UTC', currency: 'USD', mailFrom: 'shop@example.com' },
  }
}

/** A journey of c1 that began with an event. */
export function aJourney(changes: Partial<Journey> = {}): Journey {
  return {
    id: 'j1',
    flowId: 'f1',
    version: 1,
    customerId: 'c1',
    key: null,
    status: 'waiting',
    triggerId: 'ordered',
    event: null,
    startedAt: ms('2026-02-01T10:00:00Z'),
    endedAt: null,
    endReason: null,
    outcome: null,
    goalUntil: null,
    converted: null,
    position: null,
    visits: {},
    variants: {},
    events: {},
    steps: 0,
    ...changes,
  }
}
