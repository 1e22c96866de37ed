import { wallClock } from './wallClock.ts'

/** The part of a delay's `until` that comes round again: a wall clock, days of the week (1 = Monday), or both. */
export interface Recurring {
  time: Temporal.PlainTime | null
  weekdays: ReadonlySet<number> | null
}

/** Reads `15:00` or `09:30:15`; null where it is no time of day. */
export function parseTime(text: unknown): Temporal.PlainTime | null {
  const parts = typeof text === 'string' ? /^(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(text) : null
  if (!parts) return null
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)]
  return hour < 24 && minute < 60 && second < 60 ? new Temporal.PlainTime(hour, minute, second) : null
}

/** A wall clock of a day as an instant; one that the clocks skip moves on by the gap, one that comes twice is the first. */
export const atTime = (day: Temporal.PlainDate, time: Temporal.PlainTime | null, zone: string): number =>
  (time ? day.toPlainDateTime(time).toZonedDateTime(zone) : day.toZonedDateTime(zone)).epochMilliseconds

/** The first day from `day` on that is an allowed weekday and exists in the zone. */
export function allowedDay(
  day: Temporal.PlainDate,
  weekdays: ReadonlySet<number> | null,
  zone: string,
): Temporal.PlainDate {
  let at = day
  while (!(weekdays?.has(at.dayOfWeek) ?? true) || !existsIn(at, zone)) at = at.add({ days: 1 })
  return at
}

/** Whether a zone had that day: Samoa had no 30 December 2011. */
export const existsIn = (day: Temporal.PlainDate, zone: string): boolean =>
  day.toZonedDateTime(zone).toPlainDate().equals(day)

/** The next such moment, `from` included: never before it. Weekdays alone are their day's start, or `from` on such a day. */
export function nextMoment(from: number, { time, weekdays }: Recurring, zone: string): number {
  const today = wallClock(from, zone).toPlainDate()
  const day = allowedDay(today, weekdays, zone)
  if (!time) return day.equals(today) ? from : atTime(day, null, zone)
  const at = atTime(day, time, zone)
  return at >= from ? at : atTime(allowedDay(day.add({ days: 1 }), weekdays, zone), time, zone)
}
