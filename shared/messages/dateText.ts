import { parseInstant, wallClock } from '../engine/calendar.ts'
import { formatDate } from './formatDate.ts'

/** The time by which a template is rendered: epoch milliseconds, and the customer's zone. */
export interface TemplateClock {
  now: number
  zone: string
}

/**
 * A date of a template as text: `now`, `today`, ISO 8601 text or seconds since 1970, as in every Liquid.
 * Null where the value is no date: Liquid shows such a value as it is.
 */
export function dateText(value: unknown, format: string, { now, zone }: TemplateClock): string | null {
  const at = value === 'now' || value === 'today' ? now : (secondsAt(value) ?? parseInstant(value, zone))
  return at === null ? null : formatDate(wallClock(at, zone), format)
}

// Up to the year 9999, like every other date here.
const latestSecond = 253_402_300_799

function secondsAt(value: unknown): number | null {
  const seconds = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value
  return typeof seconds === 'number' && Math.abs(seconds) <= latestSecond ? Math.round(seconds * 1000) : null
}
