import type { ContactPolicy } from '../../../shared/engine/policy/contactPolicy.ts'
import { dayOf, instantOf, later, nextDay, stepDays } from './calendar.ts'
import { zoneOfSomeone } from './rules.ts'
import type { Someone } from './state.ts'
import type { Turn } from './turn.ts'

type Purpose = 'marketing' | 'transactional'

/** Why a message may not go, and from when on it could, where time alone is in the way. */
export interface Refusal {
  reason: string
  couldGoAt: number | null
}

/** Whether a mail reaches somebody at all, at whatever hour: consent, then bounces, then the address. */
export function whyUnreached(purpose: Purpose, { consent, suppressed, traits }: Someone): string | null {
  if (purpose === 'marketing' && consent.email !== true) return 'no-consent'
  if (suppressed.includes('email')) return 'suppressed'
  return addressOf({ traits }) === null ? 'no-address' : null
}

/** Where mails reach somebody. */
export const addressOf = ({ traits: { email = null } }: Pick<Someone, 'traits'>): string | null =>
  typeof email === 'string' && email.includes('@') ? email : null

/** Whether a mail may go now: null where it may. */
export function refusalOf(purpose: Purpose, someone: Someone, turn: Turn): Refusal | null {
  const unreached = whyUnreached(purpose, someone)
  if (unreached) return { reason: unreached, couldGoAt: null }
  if (purpose === 'transactional') return null
  const { now, contactPolicy, workspaceZone } = turn
  const zone = zoneOfSomeone(someone, workspaceZone)
  const morning = endOfQuiet(contactPolicy, now, zone)
  if (morning > now) return { reason: 'quiet-hours', couldGoAt: morning }
  const free = freeOfCaps(contactPolicy, someone, now, zone)
  return free > now ? { reason: 'frequency-cap', couldGoAt: endOfQuiet(contactPolicy, free, zone) } : null
}

/** The first moment from `at` on that lies in no quiet hours: `at` itself by day. */
function endOfQuiet({ quietHours }: ContactPolicy, at: number, zone: string): number {
  const spans = quietHours
    .filter(({ channels }) => channels === 'all' || channels.includes('email'))
    .flatMap(({ from, to }) => daysAround(at, zone).map((day) => spanOf(day, from, to, zone)))
  let moment = at
  for (let span = spanAround(spans, moment); span; span = spanAround(spans, moment)) moment = span.end
  return moment
}

interface Span {
  begin: number
  end: number
}

const spanAround = (spans: Span[], at: number) => spans.find(({ begin, end }) => begin <= at && at < end)

const daysAround = (at: number, zone: string) => [-2, -1, 0, 1, 2, 3].map((count) => stepDays(dayOf(at, zone), count))

function spanOf(day: ReturnType<typeof dayOf>, from: string, to: string, zone: string): Span {
  const lastDay = from < to ? day : nextDay(day)
  return { begin: instantOf(day, from, zone), end: instantOf(lastDay, to, zone) }
}

/** The first moment from `now` on at which no cap is full, if nothing is sent meanwhile: `now` itself where none is. */
function freeOfCaps({ caps }: ContactPolicy, { sent }: Someone, now: number, zone: string): number {
  const expiries = caps
    .filter(({ channel }) => channel === 'all' || channel === 'email')
    .map(({ max, per }) => ({ max, countUntil: sent.map((at) => later(at, per, zone)) }))
  const isFree = (at: number) =>
    expiries.every(({ max, countUntil }) => countUntil.filter((until) => until >= at).length < max)
  // A cap has a place again only in the millisecond after a message has counted for the last time.
  const moments = expiries.flatMap(({ countUntil }) => countUntil.map((until) => until + 1)).filter((at) => at > now)
  const free = [now, ...moments.sort((a, b) => a - b)].find(isFree)
  if (free === undefined) throw new Error('The model finds no moment that is free of caps.')
  return free
}
