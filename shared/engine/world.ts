import type { Customer } from '../customer/customer.ts'
import type { CustomerEvent } from '../customer/event.ts'
import type { History } from '../customer/history.ts'
import type { Journey } from './journey.ts'
import type { ContactPolicy } from './policy/contactPolicy.ts'
import type { SentSince } from './policy/sent.ts'

/** The settings of the workspace that meaning depends on. */
export interface Workspace {
  /** IANA zone for customers without one. */
  timezone: string
  /** ISO 4217 code in which orders are summed. */
  currency: string
  /** The sender where an email names none. */
  mailFrom: string
  /** How often and when marketing may reach a customer; left out: nothing is declared. */
  contactPolicy?: ContactPolicy
}

/** What rules and message templates may look at. */
export interface Scope {
  /** Epoch milliseconds. */
  now: number
  customer: Customer
  /** The event under test, or the one that started the journey; null where there was none. */
  event: CustomerEvent | null
  /** Null before there is a journey, e.g. in a trigger's `where`. */
  journey: Journey | null
  history: History
  workspace: Workspace
}

/** All that `advance` may look at besides plan, journey and stimulus. */
export interface World {
  now: number
  customer: Customer
  history: History
  workspace: Workspace
  /** The variant stored for this customer at this experiment of this flow, null where none was. */
  storedVariant(nodeId: string): string | null
  /** What this turn decided to send before included. Left out: nothing was sent lately. */
  sentSince?: SentSince
  /** Variants that a preview or a test fixes by node id. */
  givenVariants?: Readonly<Record<string, string>>
  /** The journey's flow is paused: timers are held, and what ends a pause is noted for the resume. */
  isPaused: boolean
  /** Whether an action may emit one more event or start one more flow: false where that went too deep. */
  mayEmit: boolean
  /** Set in a preview: a delivery counts as done at once. */
  isPreview?: boolean
}

/** What a node sees when it is entered or resumed. */
export interface NodeWorld extends Scope {
  journey: Journey
  nodeId: string
  visit: number
  /** `journeyId/nodeId/visit`. */
  key: string
  /** When this visit began, epoch milliseconds; `now` on entering. */
  enteredAt: number
  storedVariant: string | null
  givenVariant: string | null
  /** What this very move decided to send before included. */
  sentSince: SentSince
  /** Whether an event is the journey's own to hear: after its start, not the one that started it, and of its key where it has one. */
  hears(event: CustomerEvent): boolean
}
