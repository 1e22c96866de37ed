/** A duration taken apart: calendar months and days, and exact milliseconds. */
interface Parts {
  sign: 1 | -1
  months: number
  days: number
  ms: number
}

/** A local date, counted as people count. */
interface Day {
  year: number
  month: number
  day: number
}

const pattern = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

export function takeApart(text: string): Parts {
  const found = pattern.exec(text)
  if (!found) throw new Error(`The model cannot read "${text}".`)
  const [years, months, weeks, days, hours, minutes, seconds] = found.slice(2).map((part) => Number(part ?? 0))
  return {
    sign: found[1] ? -1 : 1,
    months: 12 * (years ?? 0) + (months ?? 0),
    days: 7 * (weeks ?? 0) + (days ?? 0),
    ms: 1000 * (3600 * (hours ?? 0) + 60 * (minutes ?? 0) + (seconds ?? 0)),
  }
}

const zones = new Map<string, boolean>()

/** Whether a zone of that name exists. */
export function zoneExists(zone: string): boolean {
  const known = zones.get(zone)
  if (known !== undefined) return known
  const exists = isZone(zone)
  zones.set(zone, exists)
  return exists
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null
  } catch {
    return false
  }
}

const local = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)

/** The local date of an instant. */
export function dayOf(at: number, zone: string): Day {
  const { year, month, day } = local(at, zone)
  return { year, month, day }
}

/** The instant at which the local clock shows that time of that day; skipped times move on by the gap, doubled ones are the first. */
export function instantOf({ year, month, day }: Day, time: string, zone: string): number {
  const plain = Temporal.PlainDate.from({ year, month, day }).toPlainDateTime(time)
  return plain.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

/** The first instant of a local day, which is not midnight where the clocks skip that. */
export function startOf({ year, month, day }: Day, zone: string): number {
  return Temporal.PlainDate.from({ year, month, day }).toZonedDateTime(zone).epochMilliseconds
}

export const timeOf = (at: number, zone: string): string => local(at, zone).toPlainTime().toString()

export const hourOf = (at: number, zone: string): number => local(at, zone).hour

/** `09:30`. */
export const clockOf = (at: number, zone: string): string => timeOf(at, zone).slice(0, 5)

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const lengthOf = ({ year, month }: Day): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

export function nextDay(day: Day): Day {
  if (day.day < lengthOf(day)) return { ...day, day: day.day + 1 }
  return day.month < 12 ? { ...day, month: day.month + 1, day: 1 } : { year: day.year + 1, month: 1, day: 1 }
}

function dayBefore({ year, month, day }: Day): Day {
  if (day > 1) return { year, month, day: day - 1 }
  const before = month > 1 ? { year, month: month - 1, day: 1 } : { year: year - 1, month: 12, day: 1 }
  return { ...before, day: lengthOf(before) }
}

const isBefore = (a: Day, b: Day): boolean =>
  a.year < b.year || (a.year === b.year && (a.month < b.month || (a.month === b.month && a.day < b.day)))

/** Steps so many days on, or back, one by one. */
export function stepDays(from: Day, count: number): Day {
  let day = from
  for (let n = 0; n < Math.abs(count); n++) day = count > 0 ? nextDay(day) : dayBefore(day)
  return day
}

function stepMonths(from: Day, count: number): Day {
  let { year, month } = from
  for (let n = 0; n < Math.abs(count); n++) {
    month += Math.sign(count)
    if (month > 12) [year, month] = [year + 1, 1]
    if (month < 1) [year, month] = [year - 1, 12]
  }
  return { year, month, day: Math.min(from.day, lengthOf({ year, month, day: 1 })) }
}

/** Moves a local date by the calendar part of a duration. */
export function moveDay(day: Day, duration: string): Day {
  const { sign, months, days } = takeApart(duration)
  return stepDays(stepMonths(day, sign * months), sign * days)
}

/** Years, months, weeks and days on the wall clock of the zone, then exact time. */
export function later(at: number, duration: string, zone: string): number {
  const { sign, months, days, ms } = takeApart(duration)
  const moved = months + days === 0 ? at : instantOf(moveDay(dayOf(at, zone), duration), timeOf(at, zone), zone)
  return moved + sign * ms
}

/** The other way, for windows that look back. */
export const earlier = (at: number, duration: string, zone: string): number => later(at, `-${duration}`, zone)

/** 1 is Monday; counted on from a Monday that everybody can look up. */
export function weekdayOf(day: Day): number {
  const monday = Date.UTC(2024, 0, 1)
  const days = Math.round((Date.UTC(day.year, day.month - 1, day.day) - monday) / 86_400_000)
  return (((days % 7) + 7) % 7) + 1
}

/** How many midnights lie between two instants. */
export function daysBetween(from: number, to: number, zone: string): number {
  const [first, last] = [dayOf(from, zone), dayOf(to, zone)]
  let count = 0
  for (let day = first; isBefore(day, last); day = nextDay(day)) count++
  for (let day = first; isBefore(last, day); day = dayBefore(day)) count--
  return count
}

export const twoDigits = (n: number) => String(n).padStart(2, '0')

export const dateText = ({ year, month, day }: Day): string => `${year}-${twoDigits(month)}-${twoDigits(day)}`
