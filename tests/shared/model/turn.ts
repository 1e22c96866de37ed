import type { Sight } from './rules.ts'
import type { PastEvent, Trip } from './state.ts'

/** What one turn leaves to the next: an emitted event, or a changed customer (null). */
export interface FollowUp {
  event: PastEvent | null
  depth: number
}

/** One turn of one customer. */
export interface Turn {
  now: number
  workspaceZone: string
  /** How many emitted events led here. */
  depth: number
  sight(trip: Trip): Sight
  emitted(event: PastEvent): void
  changed(): void
}

export function aTurn(now: number, workspaceZone: string, depth: number, followUps: FollowUp[]): Turn {
  return {
    now,
    workspaceZone,
    depth,
    sight: (trip) => ({ now, workspaceZone, someone: trip.someone, event: trip.event, trip }),
    emitted: (event) => void followUps.push({ event, depth: depth + 1 }),
    changed: () => void followUps.push({ event: null, depth }),
  }
}
