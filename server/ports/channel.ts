import type { DeliveryRecord } from './journal.ts'

/** What came of one try of a delivery. `response` is for the deliveries page: short, without secrets. */
export type Attempt =
  | { result: 'sent'; response: string }
  /** A temporary fault: try again after the usual pause, or after `afterMs` where the other side named one. */
  | { result: 'retry-later'; response: string; afterMs?: number }
  /** A permanent fault: trying again cannot help. */
  | { result: 'give-up'; response: string }
  /** There is nowhere to send it; kept for the mailbox page and never tried again by itself. */
  | { result: 'not-sent'; response: string }

/**
 * Carries out deliveries of one kind. May be called more than once for one delivery: the key goes along, so that a receiver which honours it
 * sees it exactly once. Never throws for a fault of the other side.
 */
export interface ChannelSender {
  send(delivery: DeliveryRecord, signal: AbortSignal): Promise<Attempt>
  /** One line on its state for the settings page, e.g. `smtp.example.com:587, last mail sent 2 min ago`. */
  describe(): { ready: boolean; text: string }
}
