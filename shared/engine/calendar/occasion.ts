import type { JsonValue } from '../../json.ts'
import type { Shift } from './datedMoment.ts'
import { datedMoment, shiftOf } from './datedMoment.ts'
import type { Moment } from './instant.ts'
import { instantToIso, parseMoment } from './instant.ts'
import type { Recurring } from './nextMoment.ts'
import { parseTime } from './nextMoment.ts'
import { wallClock } from './wallClock.ts'

/** The settings that say when a date of the customer is an occasion. */
export interface OccasionRule {
  /** ISO 8601, before (negative) or after the date. */
  offset: string
  /** `10:00`: the wall clock of that day. */
  time: string
  repeat: 'once' | 'yearly'
}

/** What a date leads to: a moment (epoch milliseconds), and the date it is the moment of; of a yearly one that is the day in its year. */
export interface Occasion {
  dueAt: number
  of: string
}

/** What the next occasion depends on besides the date itself. */
export interface OccasionFacts {
  zone: string
  /** What is not later than this, epoch milliseconds, is past. */
  after: number
  /** The date whose occasion is planned and has not come yet: it is not past, however late it is. */
  planned: string | null
  /** The date whose occasion came last. */
  came: string | null
}

/**
 * Reads the settings once. The answer finds the next occasion of a date, as a sender wrote it: null where there is none, or no date.
 * Once: one occasion for each value of the date. Yearly: one a calendar year, from the date's own year on; 29 February is the 28th in other years.
 * Where the settings cannot be read, no date has one.
 */
export function compileOccasion({
  offset,
  time,
  repeat,
}: OccasionRule): (date: JsonValue, facts: OccasionFacts) => Occasion | null {
  const shift = shiftOf(offset)
  const clock = parseTime(time)
  if (!shift || !clock) return () => null
  const recurring: Recurring = { time: clock, weekdays: null }
  const next = repeat === 'once' ? onlyOccasion : nextYearly
  return (date, facts) => {
    const moment = parseMoment(date, facts.zone)
    return moment && next(moment, shift, recurring, facts)
  }
}

function onlyOccasion(moment: Moment, shift: Shift, recurring: Recurring, facts: OccasionFacts): Occasion | null {
  const of = moment.kind === 'day' ? moment.day.toString() : instantToIso(moment.at)
  if (of === facts.came) return null
  const dueAt = datedMoment(moment, shift, recurring, facts.zone)
  return dueAt > facts.after || of === facts.planned ? { dueAt, of } : null
}

function nextYearly(moment: Moment, shift: Shift, recurring: Recurring, facts: OccasionFacts): Occasion {
  const { zone, after, planned, came } = facts
  const first = moment.kind === 'day' ? moment.day : wallClock(moment.at, zone).toPlainDate()
  // The years by which the shift moves a date at least: nothing before that can be later than `after`.
  const reach = first.add(shift.duration).year - first.year
  const years = [wallClock(after, zone).year - reach - 1, yearOf(planned), yearOf(came) + 1]
  const [from = 0, ofPlanned = 0, afterCame = 0] = years
  let year = Math.max(first.year, afterCame, planned === null ? from : Math.min(from, ofPlanned))
  for (;;) {
    const day = first.add({ years: year - first.year })
    const of = day.toString()
    const dueAt = datedMoment({ kind: 'day', day }, shift, recurring, zone)
    if (dueAt > after || of === planned) return { dueAt, of }
    year += 1
  }
}

const yearOf = (date: string | null): number => (date === null ? Number.NEGATIVE_INFINITY : Number(date.slice(0, 4)))
