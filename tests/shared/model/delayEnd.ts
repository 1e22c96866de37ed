import type { NodeData } from '../../../shared/nodes/index.ts'
import {
  dayOf,
  instantOf,
  later,
  moveDay,
  nextDay,
  startOf,
  stepDays,
  takeApart,
  timeOf,
  weekdayOf,
} from './calendar.ts'
import type { Sight } from './rules.ts'
import { readValue, zoneOfSomeone } from './rules.ts'

/** When a delay that was reached at `since` ends; `past` where it names a date that is gone, missing or no date. */
export function delayEnd(data: NodeData<'delay'>, since: number, sight: Sight): number | 'past' {
  const zone = zoneOfSomeone(sight.someone, sight.workspaceZone)
  const { for: duration, until } = data
  if (!until) return later(since, duration ?? 'PT0S', zone)
  if (until.date === undefined && until.field === undefined)
    return nextMoment(until, baseOf(duration, since, zone), zone)
  const named = until.date ?? readValue(until.field ?? '', sight)
  const at = typeof named === 'string' ? namedMoment(named, until, zone) : Number.NaN
  return at >= sight.now ? at : 'past'
}

type Until = NonNullable<NodeData<'delay'>['until']>

function baseOf(duration: string | undefined, since: number, zone: string): number {
  if (duration === undefined) return since
  const moved = later(since, duration, zone)
  return takeApart(duration).ms === 0 ? startOf(dayOf(moved, zone), zone) : moved
}

/** Tries day after day. */
function nextMoment({ time, weekdays }: Until, base: number, zone: string): number {
  for (let n = 0, day = dayOf(base, zone); n < 20; n++, day = nextDay(day)) {
    if (weekdays && !weekdays.includes(weekdayOf(day))) continue
    const at = time === undefined ? Math.max(startOf(day, zone), base) : instantOf(day, time, zone)
    if (at >= base) return at
  }
  throw new Error('The model finds no such moment.')
}

/** The moment that a date leads to: shifted by the offset, on an allowed weekday, at the time. Not a number for what is no date. */
export function namedMoment(text: string, { time, weekdays, offset = 'P0D' }: Until, zone: string): number {
  const isBareDate = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const at = Date.parse(text)
  if (Number.isNaN(at)) return Number.NaN
  const moved = later(at, offset, zone)
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number)
  let day = isBareDate ? moveDay({ year, month, day: date }, offset) : dayOf(moved, zone)
  const clock = time ?? (isBareDate ? null : timeOf(moved, zone))
  while (weekdays && !weekdays.includes(weekdayOf(day))) day = stepDays(day, 1)
  if (clock === null) return startOf(day, zone)
  return time === undefined && !weekdays ? moved : instantOf(day, clock, zone)
}
