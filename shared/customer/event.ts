import type { JsonObject } from '../json.ts'

/** A fact about a customer that came in from outside, or that an action emitted. Instants in epoch milliseconds. */
export interface CustomerEvent {
  /** The journal's own id, unique in the workspace. */
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
