import { monthNames, weekdayNames } from '../engine/calendar.ts'

type Wall = Temporal.ZonedDateTime

const dayName = (at: Wall): string => weekdayNames[at.dayOfWeek - 1] ?? ''
const monthName = (at: Wall): string => monthNames[at.month - 1] ?? ''
const hour12 = (at: Wall): number => at.hour % 12 || 12

/** A directive's value, how wide it is and with what it is filled up. */
type Directive = [value: (at: Wall) => string | number, width?: number, fill?: '0' | ' ']

const directives: Readonly<Record<string, Directive>> = {
  Y: [(at) => at.year, 4],
  C: [(at) => Math.floor(at.year / 100), 2],
  y: [(at) => at.year % 100, 2],
  G: [(at) => at.yearOfWeek ?? at.year, 4],
  m: [(at) => at.month, 2],
  B: [monthName],
  b: [(at) => monthName(at).slice(0, 3)],
  h: [(at) => monthName(at).slice(0, 3)],
  d: [(at) => at.day, 2],
  e: [(at) => at.day, 2, ' '],
  q: [(at) => ordinal(at.day)],
  j: [(at) => at.dayOfYear, 3],
  V: [(at) => at.weekOfYear ?? '', 2],
  A: [dayName],
  a: [(at) => dayName(at).slice(0, 3)],
  u: [(at) => at.dayOfWeek],
  w: [(at) => at.dayOfWeek % 7],
  H: [(at) => at.hour, 2],
  k: [(at) => at.hour, 2, ' '],
  I: [hour12, 2],
  l: [hour12, 2, ' '],
  M: [(at) => at.minute, 2],
  S: [(at) => at.second, 2],
  L: [(at) => at.millisecond, 3],
  N: [(at) => String(at.millisecond).padStart(3, '0').padEnd(9, '0')],
  p: [(at) => (at.hour < 12 ? 'AM' : 'PM')],
  P: [(at) => (at.hour < 12 ? 'am' : 'pm')],
  z: [(at) => at.offset.replace(':', '')],
  Z: [(at) => at.timeZoneId],
  s: [(at) => Math.floor(at.epochMilliseconds / 1000)],
  n: [() => '\n'],
  t: [() => '\t'],
  '%': [() => '%'],
}

/** Directives that stand for several. */
const combined: Readonly<Record<string, string>> = {
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  R: '%H:%M',
  T: '%H:%M:%S',
  X: '%H:%M:%S',
  r: '%I:%M:%S %p',
  x: '%m/%d/%y',
  c: '%a %b %e %H:%M:%S %Y',
}

const directive = /%([-^0_]?)(\d{0,2})(:?[A-Za-z%])/g

/**
 * Writes a moment as `strftime` does, in English, with its flags (`-` no filling, `^` capitals, `0` and `_` other filling);
 * what it does not know stays as it is.
 *
 * @example formatDate(at, '%A, %B %-d') // "Sunday, March 1"
 */
export function formatDate(at: Wall, format: string): string {
  return format
    .replace(/%([DFRTXrxc])/g, (whole, name: string) => combined[name] ?? whole)
    .replace(directive, (whole, flag: string, width: string, name: string) => {
      if (name === ':z') return at.offset
      const known = directives[name]
      return known ? written(at, known, flag, width) : whole
    })
}

function written(at: Wall, [value, ownWidth = 0, ownFill = '0']: Directive, flag: string, width: string): string {
  const text = String(value(at))
  if (flag === '^') return text.toUpperCase()
  if (flag === '-') return text
  const fill = flag === '_' ? ' ' : flag === '0' ? '0' : ownFill
  return text.padStart(width === '' ? ownWidth : Number(width), fill)
}

function ordinal(day: number): string {
  if (day > 10 && day < 14) return 'th'
  return ({ 1: 'st', 2: 'nd', 3: 'rd' } as Record<number, string>)[day % 10] ?? 'th'
}
