import type { Channel } from '../../customer/customer.ts'
import { atTime, parseTime } from '../calendar/nextMoment.ts'
import { wallClock } from '../calendar.ts'
import type { QuietHours } from './contactPolicy.ts'
import { isQuietOn } from './contactPolicy.ts'

/** The quiet hours a moment lies in, and when it is no longer quiet (epoch milliseconds). */
export interface Quiet {
  from: string
  to: string
  until: number
}

// Quiet hours that follow one another leave some time of each day free, so this is never reached; it keeps a bug from hanging a turn.
const longestChain = 100

/**
 * Whether it is quiet on a channel; null where it is not. The first moment is quiet, the last no longer is. Hours that follow one another without
 * a gap are one: `until` is the end of the last.
 */
export function quietAt(declared: readonly QuietHours[], channel: Channel, at: number, zone: string): Quiet | null {
  const hours = declared.filter((each) => isQuietOn(channel, each))
  const first = windowAround(hours, at, zone)
  if (first === null) return null
  let { until } = first
  for (let link = 0; link < longestChain; link++) {
    const next = windowAround(hours, until, zone)
    if (next === null) break
    until = next.until
  }
  return { ...first, until }
}

function windowAround(hours: readonly QuietHours[], at: number, zone: string): Quiet | null {
  const today = wallClock(at, zone).toPlainDate()
  for (const { from, to } of hours) {
    // The window may have begun yesterday, or the day before where the calendar of a zone leaves a day out.
    for (const daysAgo of [0, 1, 2]) {
      const until = endAround(today.subtract({ days: daysAgo }), { from, to }, at, zone)
      if (until !== null) return { from, to, until }
    }
  }
  return null
}

/** The end of the window that begins on a day, where a moment lies in it. */
function endAround(day: Temporal.PlainDate, window: Omit<Quiet, 'until'>, at: number, zone: string): number | null {
  const endDay = window.from < window.to ? day : day.add({ days: 1 })
  // Between instants, not wall clocks: an hour that comes twice is quiet until its first 08:00, as timers mean it.
  const begin = atTime(day, parseTime(window.from), zone)
  const end = atTime(endDay, parseTime(window.to), zone)
  return begin <= at && at < end ? end : null
}
