import { monthNames, weekdayNames } from './names.ts'
import { atTime, existsIn } from './nextMoment.ts'
import { wallClock } from './wallClock.ts'

/** The five fields of a cron expression, as the numbers that each allows, in order. */
export interface Cron {
  minutes: readonly number[]
  hours: readonly number[]
  days: readonly number[]
  months: readonly number[]
  /** 1 (Monday) to 7 (Sunday). */
  weekdays: readonly number[]
  /** Both days and weekdays are restricted: a day that fits either is taken, as crontab(5) has it. */
  takesEither: boolean
}

interface Field {
  from: number
  to: number
  names?: readonly string[]
}

const shortened = (names: readonly string[]) => names.map((name) => name.slice(0, 3).toLowerCase())
const months: Field = { from: 1, to: 12, names: ['', ...shortened(monthNames)] }
// Sunday is 0 and 7.
const weekdays: Field = { from: 0, to: 7, names: ['', ...shortened(weekdayNames)] }

/**
 * Reads a cron expression of five fields (minute, hour, day of the month, month, weekday) with `*`, lists, ranges, steps and English names of
 * three letters; null where it is none.
 *
 * @example parseCron('0 9 * * mon-fri') // nine in the morning on working days
 */
export function parseCron(text: string): Cron | null {
  const parts = text.trim().toLowerCase().split(/\s+/)
  if (parts.length !== 5) return null
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = parts
  const read = [
    parseField(minute, { from: 0, to: 59 }),
    parseField(hour, { from: 0, to: 23 }),
    parseField(day, { from: 1, to: 31 }),
    parseField(month, months),
    parseField(weekday, weekdays),
  ]
  if (read.some((numbers) => numbers === null)) return null
  const [minutes = [], hours = [], days = [], inMonths = [], onWeekdays = []] = read.map((numbers) => numbers ?? [])
  return {
    minutes,
    hours,
    days,
    months: inMonths,
    weekdays: sorted(onWeekdays.map((number) => (number === 0 ? 7 : number))),
    takesEither: !day.startsWith('*') && !weekday.startsWith('*'),
  }
}

/** The numbers that a field allows; null where it cannot be read. */
function parseField(text: string, field: Field): number[] | null {
  const ranges = text.split(',').map((part) => parseRange(part, field))
  return ranges.some((range) => range === null) ? null : sorted(ranges.flatMap((range) => range ?? []))
}

function parseRange(text: string, { from, to, names }: Field): number[] | null {
  const [, first, last, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(text) ?? []
  if (first === undefined || (first === '*' && last !== undefined)) return null
  const number = (word: string): number => {
    const named = names?.indexOf(word) ?? -1
    return named > 0 ? named : /^\d{1,2}$/.test(word) ? Number(word) : Number.NaN
  }
  const low = first === '*' ? from : number(first)
  // "5/10" is from 5 on, every 10; "5" is 5.
  const high = last !== undefined ? number(last) : first === '*' || step !== undefined ? to : low
  const every = step === undefined ? 1 : Number(step)
  const isReadable = low >= from && high <= to && low <= high && every > 0
  if (!isReadable) return null
  return Array.from({ length: Math.floor((high - low) / every) + 1 }, (_, index) => low + index * every)
}

const sorted = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b)

// A leap day of a year like 1900 is left out: eight years can lie between two.
const patienceDays = 9 * 366

/**
 * The first moment after `after` (epoch milliseconds) at which the clocks of a zone show such a time; null where there is none, as on 30 February.
 * A time that the clocks skip moves on by the length of the gap, one that comes twice is the first.
 */
export function nextRun(cron: Cron, zone: string, after: number): number | null {
  let day = wallClock(after, zone).toPlainDate()
  for (let looked = 0; looked < patienceDays; looked += 1) {
    if (isDayOf(cron, day) && existsIn(day, zone)) {
      const runs = timesOf(cron).map((time) => atTime(day, time, zone))
      // Not the first of them: what was skipped has moved behind what comes after the gap.
      const next = Math.min(...runs.filter((at) => at > after))
      if (Number.isFinite(next)) return next
    }
    day = day.add({ days: 1 })
  }
  return null
}

function isDayOf({ days, months: inMonths, weekdays: on, takesEither }: Cron, day: Temporal.PlainDate): boolean {
  if (!inMonths.includes(day.month)) return false
  const fits = [days.includes(day.day), on.includes(day.dayOfWeek)]
  return takesEither ? fits.includes(true) : !fits.includes(false)
}

const timesOf = ({ hours, minutes }: Cron): Temporal.PlainTime[] =>
  hours.flatMap((hour) => minutes.map((minute) => new Temporal.PlainTime(hour, minute)))
