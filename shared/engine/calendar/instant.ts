/** Epoch milliseconds as UTC text with exactly three decimals and `Z`. */
export const instantToIso = (at: number): string => new Date(at).toISOString()

const shape = /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)([Zz]|[+-]\d\d:?\d\d)?)?$/

/** What a text names: an instant, or a whole day of no zone. */
export type Moment = { kind: 'instant'; at: number } | { kind: 'day'; day: Temporal.PlainDate }

/**
 * Reads a day (`2026-03-01`), a local time of `zone` (`2026-03-01T09:00`) or an RFC 3339 instant with any offset; null
 * where it is none of them. Numbers are never dates: seconds and milliseconds cannot be told apart.
 */
export function parseMoment(value: unknown, zone: string): Moment | null {
  const parts = typeof value === 'string' && value.length <= 64 ? shape.exec(value) : null
  if (!parts) return null
  const [, day = '', time, offset] = parts
  try {
    if (time === undefined) return { kind: 'day', day: Temporal.PlainDate.from(day) }
    const text = `${day}T${time.replace(',', '.').replace(/(\.\d{9})\d+/, '$1')}`
    const at = offset
      ? Temporal.Instant.from(text + offset.toUpperCase()).epochMilliseconds
      : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
    return { kind: 'instant', at }
  } catch {
    return null
  }
}

/**
 * Epoch milliseconds of an RFC 3339 instant, null where it is none.
 * With a `zone` a local time and a bare day are read too: a day is its start there.
 */
export function parseInstant(value: unknown, zone?: string): number | null {
  const moment = parseMoment(value, zone ?? 'UTC')
  if (!moment) return null
  if (zone === undefined && !(moment.kind === 'instant' && hasOffset(value))) return null
  return moment.kind === 'instant' ? moment.at : moment.day.toZonedDateTime(zone ?? 'UTC').epochMilliseconds
}

const hasOffset = (value: unknown): boolean => typeof value === 'string' && /(?:[Zz]|[+-]\d\d:?\d\d)$/.test(value)
