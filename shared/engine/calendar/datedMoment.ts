import { hasTimePart, parseDuration } from './duration.ts'
import type { Moment } from './instant.ts'
import type { Recurring } from './nextMoment.ts'
import { allowedDay, atTime } from './nextMoment.ts'
import { wallClock } from './wallClock.ts'

/** How long before or after a date. */
export interface Shift {
  duration: Temporal.Duration
  /** With hours, minutes or seconds: a day shifted by it is no longer a whole day. */
  exact: boolean
}

/** Reads an ISO 8601 duration, also a negative one, as a shift; null where it is none. */
export function shiftOf(text: string): Shift | null {
  const duration = parseDuration(text)
  return duration && { duration, exact: hasTimePart(text) }
}

/** The instant, in epoch milliseconds, that a date leads to in a zone: shifted, then on the next allowed weekday, then at the time. */
export function datedMoment(moment: Moment, shift: Shift | null, { time, weekdays }: Recurring, zone: string): number {
  const bare = moment.kind === 'day' && !shift?.exact
  const named = moment.kind === 'day' ? moment.day.toZonedDateTime(zone) : wallClock(moment.at, zone)
  // A bare day is shifted as a day: its start may not exist where the clocks change at midnight.
  const shifted =
    bare && shift ? moment.day.add(shift.duration).toZonedDateTime(zone) : shift ? named.add(shift.duration) : named
  const day = bare ? moment.day.add(shift?.duration ?? { days: 0 }) : shifted.toPlainDate()
  const allowed = weekdays ? allowedDay(day, weekdays, zone) : day
  if (time) return atTime(allowed, time, zone)
  if (allowed.equals(day)) return shifted.epochMilliseconds
  return atTime(allowed, bare ? null : shifted.toPlainTime(), zone)
}
