import { compareIds } from '../compareIds.ts'
import type { JsonValue } from '../json.ts'
import type { Journey } from './journey.ts'
import { isOpen } from './journey.ts'

/** Why a message is held: kept in the state of the journey that is parked for it. */
export interface Hold {
  reason: string
  /** 1 goes first, 9 last. */
  priority: number
  /** The zone in which its moment was worked out. */
  zone: string
}

/** A hold as the state of a parked node. */
export const holdState = ({ reason, priority, zone }: Hold): JsonValue => ({ held: { reason, priority, zone } })

/** The hold in the state of a parked node; null where it is parked for something else. */
export function readHold(state: JsonValue): Hold | null {
  if (typeof state !== 'object' || state === null || Array.isArray(state) || !Object.hasOwn(state, 'held')) return null
  // Only `holdState` writes a state of this name.
  return state.held as unknown as Hold
}

/** The hold that a journey rests in, null where it rests for something else or not at all. */
export const holdOf = ({ position }: Journey): Hold | null => position && readHold(position.state)

/** The journeys whose held message is due: by priority, then due time, journey start and journey id, as timers go. */
export function dueHolds(journeys: Iterable<Journey>, now: number): string[] {
  const due = [...journeys].flatMap((journey) => {
    const hold = isOpen(journey) ? holdOf(journey) : null
    const dueAt = journey.position?.dueAt ?? null
    return hold && dueAt !== null && dueAt <= now ? [{ journey, priority: hold.priority, dueAt }] : []
  })
  return due
    .sort(
      (a, b) =>
        a.priority - b.priority ||
        a.dueAt - b.dueAt ||
        a.journey.startedAt - b.journey.startedAt ||
        compareIds(a.journey.id, b.journey.id),
    )
    .map(({ journey }) => journey.id)
}
