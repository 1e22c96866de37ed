import type { CustomerEvent } from './event.ts'

/**
 * The events of one customer, as far as a turn may look at them: those before it, and its own event.
 * Instants in epoch milliseconds, both ends inclusive, measured on `timestamp`. Reading is synchronous: a store that is not loads ahead.
 */
export interface History {
  /** Events of one name, oldest first. */
  named(event: string, from: number, to: number): Iterable<CustomerEvent>
  /** How many there are, from an index. */
  count(event: string, from: number, to: number): number
  /** Whether an `Order Completed` with this order id is there already. */
  hasOrder(orderId: string): boolean
}
