import type { Choice } from '../../../shared/engine/migration.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import type { JsonObject } from '../../../shared/json.ts'
import type { Person } from './story.ts'
import type { TracedJourney, TracedStep } from './trace.ts'

/** An event as it joined the history. */
export interface PastEvent {
  event: string
  properties: JsonObject
  timestamp: number
  /** Of all events of the story, in the order in which they came in. */
  number: number
}

/** A person, with all that happened to them. */
export interface Someone extends Person {
  events: PastEvent[]
  journeys: Trip[]
  /** By flow and node. */
  variants: Map<string, string>
  points: number
  /** When each offer was made. */
  offers: number[]
  /** When each marketing mail was sent. */
  sent: number[]
  refused: string[]
  segments: string[]
  /** What is planned for triggers of dates, by flow and node. */
  dates: Map<string, PlannedDate>
}

/** When a date next starts a journey, which date that is the moment of, and the one that started the last. */
export interface PlannedDate {
  dueAt: number | null
  of: string | null
  came: string | null
}

/** A journey under way: what is told of it in the end, and what only the model needs. */
export interface Trip extends TracedJourney {
  /** Of all journeys of the story, in the order in which they began. */
  number: number
  someone: Someone
  flow: Flow
  event: PastEvent | null
  goalUntil: number | null
  visits: Map<string, number>
  /** The event that ended each wait. */
  endedBy: Map<string, PastEvent>
  standing: Standing | null
}

/** A pause. */
export interface Standing {
  nodeId: string
  step: TracedStep
  since: number
  dueAt: number | null
  /** The key of the delivery that is waited for. */
  delivery: string | null
  /** Of a held message. */
  held: { priority: number; zone: string } | null
  /** Arms of rules that have been false. */
  wasFalse: Set<string>
  /** Ranked: the arms that happened, each with the event that did it. */
  happened: Map<string, PastEvent | null>
  /** What ended the pause while the flow was paused. */
  noted: (Departure & { at: number }) | null
}

export const standingAt = (step: TracedStep, dueAt: number | null, delivery: string | null = null): Standing => ({
  nodeId: step.nodeId,
  step,
  since: step.at,
  dueAt,
  delivery,
  held: null,
  wasFalse: new Set(),
  happened: new Map(),
  noted: null,
})

/** How a pause ends: by a handle, or, where a date has passed that must not, with the journey. */
export interface Departure {
  handle: string | null
  by: PastEvent | null
}

/** A flow: which version is live, if it is. */
export interface FlowState {
  id: string
  versions: Flow[]
  version: number
  status: 'live' | 'paused' | 'archived'
  /** What the last publisher still has in store for those who stood in an older version then. */
  inside: { choice: Choice; at: number } | null
  /** The triggers that wait for moments while the flow is live, by node. */
  clocks: Map<string, TriggerClock>
}

export interface TriggerClock {
  /** When it went live. */
  since: number
  /** When a schedule comes round next. */
  runsAt: number | null
}

export function liveFlow({ id, versions, version }: FlowState): Flow {
  const flow = versions[version - 1]
  if (!flow) throw new Error(`The model has no version ${version} of ${id}.`)
  return flow
}

export const isUnderWay = (trip: Trip): boolean => trip.endedAt === null
