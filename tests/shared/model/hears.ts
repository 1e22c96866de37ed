import type { PastEvent, Trip } from './state.ts'

/**
 * Whether exit rules, waits and the goal of a journey see an event: none dated before its start, which for a journey that an event started is
 * not later than that event, and none of another key.
 */
export const hears = (trip: Trip, event: PastEvent): boolean =>
  event !== trip.event && event.timestamp >= beginningOf(trip) && hasKeyOf(trip, event)

const beginningOf = ({ startedAt, event }: Trip): number => Math.min(startedAt, event?.timestamp ?? startedAt)

function hasKeyOf({ flow, key }: Trip, event: PastEvent): boolean {
  const { concurrent } = flow.settings
  if (concurrent === 'no') return true
  const found = keyIn(concurrent.per, event)
  return found === null || found === key
}

/** The value of `event.properties.<name>` as exact text, null where the event has none. */
export function keyIn(field: string, event: PastEvent | null): string | null {
  const value = event?.properties[field.replace('event.properties.', '')] ?? null
  return value === null ? null : String(value)
}
