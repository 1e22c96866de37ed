import type { ContactPolicy } from '../../../shared/engine/policy/contactPolicy.ts'
import type { Sight } from './rules.ts'
import type { PastEvent, Trip } from './state.ts'
import type { Story } from './story.ts'

/**
 * What a turn begins with, and what a move leads to: an event that came in or was emitted, a changed customer, which is news to all journeys but the
 * one that changed them, a started flow. `told`: what one journey or one flow is told from outside.
 */
export type Heard =
  | { kind: 'told'; tell(turn: Turn): void; depth: number }
  | { kind: 'changed'; by: Trip; depth: number }
  | { kind: 'event'; event: Emitted; depth: number }
  | { kind: 'started'; flowId: string; depth: number }

type Emitted = Omit<PastEvent, 'number'>

/** One turn of one customer. */
export interface Turn {
  now: number
  workspaceZone: string
  contactPolicy: ContactPolicy
  /** How many emitted events and started flows led here. */
  depth: number
  nextJourney(): number
  sight(trip: Trip): Sight
  emitted(event: Emitted): void
  started(flowId: string): void
  changed(): void
  /** Ends the move of a journey: what it changed is told first, then what it emitted and started. */
  endMove(by: Trip): void
}

interface Workspace extends Pick<Story, 'zone' | 'contactPolicy'> {
  nextJourney(): number
}

export function aTurn(
  now: number,
  { zone: workspaceZone, contactPolicy, nextJourney }: Workspace,
  depth: number,
  followUps: Heard[],
): Turn {
  let hasChanged = false
  let setOff: Heard[] = []
  return {
    now,
    workspaceZone,
    contactPolicy,
    depth,
    nextJourney,
    sight: (trip) => ({ now, workspaceZone, someone: trip.someone, event: trip.event, trip }),
    emitted: (event) => void setOff.push({ kind: 'event', event, depth: depth + 1 }),
    started: (flowId) => void setOff.push({ kind: 'started', flowId, depth: depth + 1 }),
    changed() {
      hasChanged = true
    },
    endMove(by) {
      if (hasChanged) followUps.push({ kind: 'changed', by, depth })
      followUps.push(...setOff)
      hasChanged = false
      setOff = []
    },
  }
}
