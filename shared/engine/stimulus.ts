import type { CustomerEvent } from '../customer/event.ts'
import type { Journey } from './journey.ts'

/** What can move a customer's journeys; one stimulus is one turn. */
export type Stimulus =
  /** An event came in, or an action emitted one. */
  | { kind: 'event'; event: CustomerEvent }
  /** Traits, tags, consent or segments changed without an event: identify, group, alias, an action's change. */
  | { kind: 'customer' }
  /** The timer of one journey fell due. */
  | { kind: 'timer'; journeyId: string }
  /** The delivery one journey parks for succeeded or was given up. */
  | { kind: 'delivery'; journeyId: string; key: string; succeeded: boolean; detail: string }
  /** A flow is started for the customer at its `onStart`, or at the named trigger (preview). */
  | { kind: 'start'; flowId: string; triggerId: string | null; by: 'hand' | 'flow' | 'preview' }
  /** A moment came that a trigger waited for: of a date of the customer (`of` says which), or of a schedule (null). */
  | { kind: 'due'; flowId: string; triggerId: string; dueAt: number; of: string | null }
  /** One journey is ended from outside. */
  | { kind: 'exit'; journeyId: string; reason: 'by-hand' | 'migrated' | 'merged' | 'archived' | 'erased' }
  /** The flow of one journey was resumed: take up what was noted or fell due. */
  | { kind: 'resume'; journeyId: string }
  /** One journey goes on at a node of another version: its publisher said so. */
  | { kind: 'move'; journeyId: string; version: number; nodeId: string }
  /** A journey that failed is tried again at the node where it did, in that version. It is not among the open ones, so it comes along. */
  | { kind: 'retry'; journey: Journey; nodeId: string; version: number }

/** What a parked node hears in `resume`. */
export type Cause =
  | { kind: 'event'; event: CustomerEvent }
  | { kind: 'customer' }
  | { kind: 'timer' }
  | { kind: 'delivery'; succeeded: boolean; detail: string }
