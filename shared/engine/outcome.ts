import type { CustomerEvent } from '../customer/event.ts'
import type { JsonValue } from '../json.ts'
import type { Effect } from './effect.ts'
import type { Outcome } from './journey.ts'
import type { Why } from './why.ts'

/** What may be said beside an outcome. */
export interface Said {
  why: Why[]
  effects?: Effect[]
}

/** Leaves by a handle. `variant`: an experiment's assignment; `event`: the event that ended a wait. */
export interface Leave extends Said {
  kind: 'leave'
  handle: string
  variant?: { id: string; bucket: number; holdout: boolean }
  event?: CustomerEvent
}

/** Stays at the node. `until` is the timer (epoch milliseconds), `delivery` the effect key it waits for, `state` is given back to `resume`. */
export interface Park extends Said {
  kind: 'park'
  until: number | null
  delivery: string | null
  state: JsonValue
}

/** Ends the journey here. */
export interface Stop extends Said {
  kind: 'stop'
  end: 'completed' | 'exited' | 'failed'
  reason: string | null
  outcome: Outcome | null
}

/** The three answers a node can give. */
export type NodeOutcome = Leave | Park | Stop

/** Leave by `handle`. */
export const leave = (handle: string, said: Omit<Leave, 'kind' | 'handle'>): Leave => ({
  kind: 'leave',
  handle,
  ...said,
})

/** Stay until a timer, a stimulus or a delivery. */
export const park = (said: Said & { until?: number | null; delivery?: string | null; state?: JsonValue }): Park => ({
  until: null,
  delivery: null,
  state: null,
  ...said,
  kind: 'park',
})

/** End the journey. */
export const stop = (end: Stop['end'], said: Said & { reason?: string | null; outcome?: Outcome | null }): Stop => ({
  reason: null,
  outcome: null,
  ...said,
  kind: 'stop',
  end,
})
