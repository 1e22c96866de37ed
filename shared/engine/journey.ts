import type { CustomerEvent } from '../customer/event.ts'
import type { JsonValue } from '../json.ts'
import type { Effect } from './effect.ts'
import type { Why } from './why.ts'

/** `ready`: able to move at once, e.g. noted while its flow is paused; `waiting`: parked at a node; the rest are ends. */
export type JourneyStatus = 'ready' | 'waiting' | 'completed' | 'exited' | 'failed'

/** How a marketer classed the end of a drawing. */
export type Outcome = 'won' | 'lost' | 'neutral'

/** How a pause ended: by a handle, or with the journey (`stop`). */
export interface Note {
  handle: string | null
  stop: { end: 'completed' | 'exited' | 'failed'; reason: string | null } | null
  why: Why[]
  event: CustomerEvent | null
  /** Epoch milliseconds. */
  at: number
}

/** Where a journey that has not ended stands. Instants in epoch milliseconds. */
export interface Position {
  nodeId: string
  /** The number of the visit, from 1. */
  visit: number
  /** The step of this visit, to be completed when the node is left. */
  seq: number
  enteredAt: number
  /** When the timer falls due; null where only a stimulus ends the pause. */
  dueAt: number | null
  /** The key of the delivery this visit waits for, null where it waits for none. */
  delivery: string | null
  /** The node's own JSON, given back to its `resume`. */
  state: JsonValue
  /** What the step has said so far; it stays on the step when that is completed. */
  why: Why[]
  /** What the step has asked for so far. */
  effects: Effect[]
  /** What ended the pause while the flow was paused, and when: taken up on resume. */
  noted: Note | null
}

/** One customer's trip through one version of one flow. Instants in epoch milliseconds. */
export interface Journey {
  id: string
  flowId: string
  version: number
  customerId: string
  /** The value of `settings.concurrent.per`; null where the field was missing or journeys are not keyed. */
  key: string | null
  status: JourneyStatus
  /** The trigger by which it came in. */
  triggerId: string
  /** The event that started it; null where there was none. */
  event: CustomerEvent | null
  startedAt: number
  endedAt: number | null
  endReason: string | null
  outcome: Outcome | null
  /** The goal may be reached until then; null where the flow has none. */
  goalUntil: number | null
  converted: { at: number; value: number | null; eventId: string } | null
  position: Position | null
  /** How often each node was reached. */
  visits: Record<string, number>
  /** The variant each experiment gave, by node id. */
  variants: Record<string, string>
  /** The event that ended each wait, by node id. */
  events: Record<string, CustomerEvent>
  /** The number of steps so far; the next step's `seq`. */
  steps: number
}

/** Whether a journey is still under way. */
export const isOpen = (journey: Journey): boolean => journey.status === 'ready' || journey.status === 'waiting'

/** One node reached in one journey. A pause is one step, stored when entered and completed when left (same `seq`). Instants in epoch milliseconds. */
export interface Step {
  journeyId: string
  seq: number
  nodeId: string
  type: string
  visit: number
  at: number
  /** When the node was left or the journey ended there; null while waiting. */
  leftAt: number | null
  /** Null while waiting, for exit nodes, and where the journey ended at the node without leaving it. */
  handle: string | null
  /** For pauses: when it will end, or when it did. Null otherwise. */
  until: number | null
  /** How the journey ended here, null where it went on or still waits. */
  ended: 'completed' | 'exited' | 'failed' | null
  why: Why[]
  effects: Effect[]
}
