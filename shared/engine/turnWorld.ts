import type { Customer } from '../customer/customer.ts'
import type { CustomerEvent } from '../customer/event.ts'
import type { History } from '../customer/history.ts'
import type { CompiledSegment } from '../segments/compileSegments.ts'
import type { SegmentChange } from '../segments/segment.ts'
import type { Effect } from './effect.ts'
import type { Journey, Step } from './journey.ts'
import type { Plan } from './plan.ts'
import type { SentSince } from './policy/sent.ts'
import type { EntryRefusal, Why } from './why.ts'
import type { Workspace } from './world.ts'

/** A trigger of a live flow that wants what happened. */
export interface LiveTrigger {
  plan: Plan
  nodeId: string
}

/** The flows as a turn sees them. */
export interface LiveFlows {
  /** Triggers of live (not paused) flows that want this event name, by priority (1 first), then flow id. */
  triggersFor(event: string): readonly LiveTrigger[]
  /** Triggers that want this change of a segment, in the same order. */
  triggersForSegment(change: SegmentChange): readonly LiveTrigger[]
  /** The plan a journey is pinned to; null where the version is gone. */
  planOf(flowId: string, version: number): Plan | null
  /** The live plan of a flow, null where it has none or is not live. */
  livePlan(flowId: string): Plan | null
  /** Whether an event of that name is the goal of any version of a flow. Left out: it may be. */
  isGoal?(event: string): boolean
  /** A paused flow holds its timers and notes matched arms; exit rules and goals still count. */
  isPaused(flowId: string): boolean
}

/** All that one turn may look at. Reading is synchronous; nothing in it changes during the turn. Instants in epoch milliseconds. */
export interface TurnWorld {
  now: number
  workspace: Workspace
  flows: LiveFlows
  /** In the order in which they are worked out. Left out: customers stay in the segments that they are in. */
  segments?: readonly CompiledSegment[]
  /** As before the turn. */
  customer: Customer
  /** Without the turn's own event. */
  history: History
  /** Open journeys of the customer, oldest first. */
  openJourneys: readonly Journey[]
  /** Ended, unconverted journeys of the customer whose `goalUntil` is at or after `from`. */
  endedJourneysWithGoal(from: number): readonly Journey[]
  /** When the last journey of that flow started for the customer, ended ones included; with a key (null: the missing value) only those with that key; undefined: any. */
  lastStart(flowId: string, key: string | null | undefined): number | null
  /** The variant stored for the customer at an experiment. */
  storedVariant(flowId: string, nodeId: string): string | null
  /** Marketing messages that earlier turns decided to send to the customer. Left out: there were none. */
  sentSince?: SentSince
  newJourneyId(): string
  newEventId(): string
  givenVariants?: Readonly<Record<string, string>>
  /** Set in a preview: a delivery counts as done at once, and emitted events join the history but start nothing, and no flow is started. */
  isPreview?: boolean
}

/** A variant drawn in the turn, to be stored for the customer. */
export interface Assignment {
  flowId: string
  version: number
  nodeId: string
  variantId: string
  bucket: number
  holdout: boolean
  at: number
}

/** Why a flow whose trigger wants the event did not take the customer. */
export interface NotEntered {
  flowId: string
  nodeId: string
  reason: EntryRefusal
  why: Why[]
}

/** An effect for the outbox, with the journey that asked for it. */
export interface Outgoing {
  journey: Journey
  effect: Effect
  at: number
}

/** All that one turn changed, the turns of emitted events and started flows included; commits together or not at all. */
export interface TurnResult {
  /** As after the turn; the same object where nothing changed. */
  customer: Customer
  /** Events that join the history, the turn's own first, then emitted ones. */
  events: readonly CustomerEvent[]
  /** Journeys that are new or changed, in their last state, each once. */
  journeys: readonly Journey[]
  /** Steps that are new or completed, in their last state, each `(journeyId, seq)` once. */
  steps: readonly Step[]
  outgoing: readonly Outgoing[]
  assignments: readonly Assignment[]
  notEntered: readonly NotEntered[]
}
