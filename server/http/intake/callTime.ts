import { parseInstant } from '../../../shared/engine/calendar.ts'

const toleranceMs = 5 * 60_000

/** How far a sender's clock is off; 0 where it says nothing, says it unreadably, or is right within five minutes. */
export function clockSkew(sentAt: unknown, receivedAt: number): number {
  const sent = typeof sentAt === 'string' ? readInstant(sentAt) : null
  if (sent === null) return 0
  const skewMs = receivedAt - sent
  return Math.abs(skewMs) > toleranceMs ? skewMs : 0
}

/**
 * When a call happened: its timestamp by the right clock, else when it came in. A moment that is still to come is one that just came in.
 * Null where the timestamp is unreadable or, as written or by the right clock, before 1970.
 */
export function callTime(timestamp: string | null, skewMs: number, receivedAt: number): number | null {
  if (timestamp === null) return receivedAt
  const written = readInstant(timestamp)
  if (written === null || written < 0) return null
  const at = written + skewMs
  if (at < 0) return null
  return at > receivedAt + toleranceMs ? receivedAt : at
}

const usual = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** What clients write by `toISOString` is read ten times faster by the engine's own parser; the 29th and everything unusual take the careful one. */
function readInstant(text: string): number | null {
  return usual.test(text) ? Date.parse(text) : parseInstant(text)
}
