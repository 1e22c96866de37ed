/** What clocks and calendars in a zone show at an instant (epoch milliseconds). */
export const wallClock = (at: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)

/** Whole calendar days from one instant to another in a zone: from 23:59 to 00:01 of the next day is one. */
export const daysBetween = (from: number, to: number, zone: string): number =>
  wallClock(from, zone).toPlainDate().until(wallClock(to, zone).toPlainDate(), { largestUnit: 'days' }).days
