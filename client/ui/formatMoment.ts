import { once } from '../../shared/once.ts'

/** The time zone this browser lives in. */
export const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** `Tue 10 Mar, 14:10`, with the year where it is not this one. */
export function formatMoment(at: string, zone = browserZone(), now = Date.now()): string {
  return `${formatDay(at, zone, now)}, ${formatTime(at, zone)}`
}

/** `Tue 10 Mar`, with the year where it is not this one. */
export function formatDay(at: string, zone = browserZone(), now = Date.now()): string {
  const isThisYear = yearOf(new Date(at), zone) === yearOf(new Date(now), zone)
  return isThisYear
    ? dayFormat(zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(at)).replace(',', '')
    : dayFormat(zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(at))
}

/** `14:10`. */
export const formatTime = (at: string, zone = browserZone()): string =>
  dayFormat(zone, { hour: '2-digit', minute: '2-digit' }).format(new Date(at))

/** To the second and with the zone, for a tooltip. */
export function formatExactly(at: string, zone = browserZone()): string {
  const text = dayFormat(zone, { dateStyle: 'full', timeStyle: 'medium' }).format(new Date(at))
  return `${text} (${zone})`
}

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const
const relative = once(() => new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }))

/** `3 minutes ago`, `in 2 days`, `just now`. */
export function formatAgo(at: string, now = Date.now()): string {
  const seconds = (Date.parse(at) - now) / 1000
  const unit = units.find(([, size]) => Math.abs(seconds) >= size)
  return unit ? relative().format(Math.trunc(seconds / unit[1]), unit[0]) : 'just now'
}

/** Whether a browser knows a zone's name; a customer's comes from outside. */
export function isZone(zone: unknown): zone is string {
  if (typeof zone !== 'string' || zone === '') return false
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }) !== null
  } catch {
    return false
  }
}

const yearOf = (date: Date, zone: string): string => dayFormat(zone, { year: 'numeric' }).format(date)

const dayFormat = (timeZone: string, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...parts, timeZone, ...(parts.dateStyle ? {} : { hourCycle: 'h23' }) })
