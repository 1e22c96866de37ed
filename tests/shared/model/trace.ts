import type { JsonObject, JsonValue } from '../../../shared/json.ts'

/** What a step asked for; a key names the journey by its place among the customer's. */
export interface TracedEffect {
  kind: string
  key: string
  status: string
  reason: string | null
  /** Of a message that may not go yet. */
  couldGoAt: number | null
  /** What Liquid may stand in: the subject of a mail, the traits that are set, the properties of an emitted event. */
  said: JsonValue
  /** Of an offer. */
  expiresAt: number | null
}

export interface TracedStep {
  /** The version in which it was taken. */
  version: number
  nodeId: string
  visit: number
  at: number
  handle: string | null
  until: number | null
  ended: string | null
  effects: TracedEffect[]
}

export interface TracedJourney {
  flowId: string
  version: number
  key: string | null
  triggerId: string
  status: string
  startedAt: number
  endedAt: number | null
  endReason: string | null
  outcome: string | null
  converted: { at: number; value: number | null } | null
  variants: Record<string, string>
  steps: TracedStep[]
}

/** All that a story left behind of one person; journeys in the order in which they began. */
export interface PersonTrace {
  id: string
  traits: JsonObject
  tags: string[]
  consent: Record<string, boolean>
  suppressed: string[]
  segments: string[]
  rewards: { points: number; offersCount: number; lastOfferAt: number | null }
  orders: { ordersCount: number; totalSpent: number }
  events: string[]
  /** `flow reason` of each beginning that was refused. */
  refused: string[]
  journeys: TracedJourney[]
}

/** What both the model and the engine make of a story. */
export type Trace = PersonTrace[]
