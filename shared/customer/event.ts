import type { JsonObject } from '../json.ts'

/** A fact about a customer that came in from outside, or that an action emitted. Instants in epoch milliseconds. */
export interface CustomerEvent {
  /** The journal's own id, unique in the workspace: a number in text that grows from event to event. */
  id: string
  /** The sender's id for de-duplication; null where the call had none. */
  messageId: string | null
  event: string
  properties: JsonObject
  /** When it happened. */
  timestamp: number
  /** When it came in. */
  receivedAt: number
}

/** Whether an event came in after another one; of one millisecond, too. */
export function cameAfter(event: CustomerEvent, other: CustomerEvent): boolean {
  if (event.receivedAt !== other.receivedAt) return event.receivedAt > other.receivedAt
  // As numbers compare, in whatever base: 10 comes after 9.
  return event.id.length === other.id.length ? event.id > other.id : event.id.length > other.id.length
}
