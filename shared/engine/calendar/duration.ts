const longestYears = 1_000

/**
 * Reads an ISO 8601 duration, also a negative one; null where it is none.
 * More than 1,000 years is refused, so that adding one to a date of this or any near century never overflows.
 */
export function parseDuration(text: unknown): Temporal.Duration | null {
  if (typeof text !== 'string' || text.length > 64) return null
  try {
    const duration = Temporal.Duration.from(text)
    const anyDay = new Temporal.PlainDateTime(2000, 1, 1)
    const reach = anyDay.add(duration).year - anyDay.year
    return Math.abs(reach) <= longestYears ? duration : null
  } catch {
    return null
  }
}

/** Whether an ISO 8601 duration names hours, minutes or seconds: `P1DT0H` does, `P1D` does not. */
export const hasTimePart = (text: string): boolean => /t/i.test(text)

/**
 * The instant a duration after `at`: calendar units keep the wall clock of `zone` (a day of 23 or 25 hours is one day,
 * a month keeps the day or takes the month's last), hours, minutes and seconds are exact.
 * Throws a RangeError where `duration` is text that cannot be read.
 *
 * @example addDuration(at, 'P1D', 'Europe/Berlin') // the same time tomorrow
 */
export function addDuration(at: number, duration: string | Temporal.Duration, zone: string): number {
  const parsed = typeof duration === 'string' ? parseDuration(duration) : duration
  if (!parsed) throw new RangeError(`"${String(duration)}" is not a duration. Write one like P3D or PT2H.`)
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).add(parsed).epochMilliseconds
}

/**
 * A time that a duration takes at least, in milliseconds, wherever and whenever it begins: its hours, minutes and seconds, and an hour for any calendar
 * units, since no zone ever lost as much of a day. 0 for a negative duration.
 */
export function surelyTakesMs(duration: Temporal.Duration): number {
  if (duration.sign <= 0) return 0
  const { years, months, weeks, days } = duration
  const exactMs = duration.with({ years: 0, months: 0, weeks: 0, days: 0 }).total('millisecond')
  return exactMs + (years + months + weeks + days > 0 ? 3_600_000 : 0)
}

/** The instant a duration before `at`; the start of a window such as "in the last 3 days". */
export const shiftBack = (at: number, duration: Temporal.Duration, zone: string): number =>
  addDuration(at, duration.negated(), zone)
