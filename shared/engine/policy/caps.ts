import type { Channel } from '../../customer/customer.ts'
import { addDuration, parseDuration, shiftBack } from '../calendar.ts'
import type { FrequencyCap } from './contactPolicy.ts'
import type { SentSince } from './sent.ts'

/** A cap that is reached, and the first moment at which it no longer is (epoch milliseconds). */
export interface Capped {
  cap: FrequencyCap
  until: number
}

// A month back and a month on again may end up to 3 days earlier, and clocks that change may add a day: more is read than counts.
const slackMs = 4 * 86_400_000

/**
 * The cap that keeps one more message on a channel back for longest; null where none does. A message counts from the moment it was sent until `per`
 * later in the customer's calendar, both included.
 */
export function reachedCap(
  caps: readonly FrequencyCap[],
  channel: Channel,
  now: number,
  zone: string,
  sentSince: SentSince,
): Capped | null {
  let longest: Capped | null = null
  for (const cap of caps) {
    if (cap.channel !== 'all' && cap.channel !== channel) continue
    const until = freeAgainAt(cap, now, zone, sentSince)
    if (until !== null && (longest === null || until > longest.until)) longest = { cap, until }
  }
  return longest
}

function freeAgainAt(cap: FrequencyCap, now: number, zone: string, sentSince: SentSince): number | null {
  const per = parseDuration(cap.per)
  if (!per) return null
  const counting = sentSince(shiftBack(now, per, zone) - slackMs)
    .filter(({ channel }) => cap.channel === 'all' || channel === cap.channel)
    .map(({ at }) => addDuration(at, per, zone))
    .filter((countsUntil) => countsUntil >= now)
    .sort((a, b) => a - b)
  const lastToGo = counting[counting.length - cap.max]
  return lastToGo === undefined ? null : lastToGo + 1
}
