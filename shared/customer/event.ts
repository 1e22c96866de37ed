import { compareIds } from '../compareIds.ts'
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

/** Puts events in the order in which they came in; of one millisecond, too. For `sort`. */
export const compareArrival = (a: CustomerEvent, b: CustomerEvent): number =>
  a.receivedAt - b.receivedAt || compareIds(a.id, b.id)
