import type { Sight } from './rules.ts'
import type { PastEvent, Trip } from './state.ts'

/** What a move leads to: an emitted event, or a changed customer (null), which is news to all journeys but the one that changed them. */
export interface FollowUp {
  event: PastEvent | null
  by: Trip | null
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
  /** Ends the move of a journey: what it changed is told first, then what it emitted. */
  endMove(by: Trip): void
}

export function aTurn(now: number, workspaceZone: string, depth: number, followUps: FollowUp[]): Turn {
  let hasChanged = false
  let events: PastEvent[] = []
  return {
    now,
    workspaceZone,
    depth,
    sight: (trip) => ({ now, workspaceZone, someone: trip.someone, event: trip.event, trip }),
    emitted: (event) => void events.push(event),
    changed() {
      hasChanged = true
    },
    endMove(by) {
      if (hasChanged) followUps.push({ event: null, by, depth })
      followUps.push(...events.map((event) => ({ event, by: null, depth: depth + 1 })))
      hasChanged = false
      events = []
    },
  }
}
