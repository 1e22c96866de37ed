import type { JsonValue } from '../../json.ts'
import { datedMoment, shiftOf } from './datedMoment.ts'
import type { DelayData } from './delayData.ts'
import { describeDelay } from './describe.ts'
import { addDuration, hasTimePart, parseDuration } from './duration.ts'
import { parseMoment } from './instant.ts'
import type { Recurring } from './nextMoment.ts'
import { nextMoment, parseTime } from './nextMoment.ts'
import { wallClock } from './wallClock.ts'

/** What a delay may look at. Instants in epoch milliseconds; `now` is `enteredAt` until the timer is worked out again. */
export interface DelayWorld {
  enteredAt: number
  now: number
  zone: string
  readField(field: string): JsonValue
}

/**
 * When a delay ends. `until` can lie before `now` when it is worked out again (it is due then), and `rule` says what set it.
 * `past`: the date lies behind (`until`), or is missing or unreadable (`until` null, `saw` what was found).
 * `unreadable`: the settings themselves make no sense.
 */
export type DelayAnswer =
  | { kind: 'until'; until: number; rule: string }
  | { kind: 'past'; until: number | null; field?: string; saw: JsonValue }
  | { kind: 'unreadable'; message: string }

const unreadable = (message: string) => (): DelayAnswer => ({ kind: 'unreadable', message })

/** Reads the settings of a delay once; the answer is worked out from when the node was entered, as often as asked. */
export function compileDelay(data: DelayData): (world: DelayWorld) => DelayAnswer {
  const start = compileFor(data)
  if (typeof start === 'string') return unreadable(start)
  const until = givenParts(data.until ?? {})
  const rule = describeDelay(data)
  if (until.date === undefined && until.field === undefined) {
    const recurring = compileRecurring(until)
    if (typeof recurring === 'string') return unreadable(recurring)
    if (!recurring && data.for === undefined) return unreadable('Say how long to wait, or until when.')
    return (world) => {
      const from = start(world)
      return { kind: 'until', until: recurring ? nextMoment(from, recurring, world.zone) : from, rule }
    }
  }
  return compileDated(until, start, rule)
}

/** {@link compileDelay} and ask once. */
export const resolveDelay = (data: DelayData, world: DelayWorld): DelayAnswer => compileDelay(data)(world)

type Until = NonNullable<DelayData['until']>

// An empty list of weekdays is what a form holds before anyone ticked a day: no restriction.
function givenParts(until: Until): Until {
  return until.weekdays?.length === 0 ? { ...until, weekdays: undefined } : until
}

/** From where `until` is looked for; a text says why `for` cannot be read. */
function compileFor(data: DelayData): string | ((world: DelayWorld) => number) {
  const { for: text } = data
  if (text === undefined) return ({ enteredAt }) => enteredAt
  const duration = parseDuration(text)
  if (!duration || duration.sign < 0) return `"${text}" is not a time to wait. Write one like P3D or PT2H.`
  if (!hasUntil(data) || hasTimePart(text)) return ({ enteredAt, zone }) => addDuration(enteredAt, duration, zone)
  return ({ enteredAt, zone }) => {
    const day = wallClock(enteredAt, zone).add(duration).startOfDay().epochMilliseconds
    // P0D: the start of today lies behind.
    return Math.max(day, enteredAt)
  }
}

const hasUntil = ({ until }: DelayData): boolean =>
  until !== undefined && Object.values(givenParts(until)).some((part) => part !== undefined)

/** Null where neither a time nor weekdays are given; a text says what cannot be read. */
function compileRecurring({ time, weekdays }: Until): Recurring | string | null {
  if (time === undefined && weekdays === undefined) return null
  const clock = time === undefined ? null : parseTime(time)
  if (time !== undefined && !clock) return `"${time}" is not a time of day. Write one like 15:00.`
  if (weekdays?.some((day) => !Number.isInteger(day) || day < 1 || day > 7))
    return 'Days of the week are numbers from 1 (Monday) to 7 (Sunday).'
  return { time: clock, weekdays: weekdays ? new Set(weekdays) : null }
}

function compileDated(until: Until, start: (world: DelayWorld) => number, rule: string) {
  const recurring = compileRecurring(until) ?? { time: null, weekdays: null }
  if (typeof recurring === 'string') return unreadable(recurring)
  const { date, field, offset } = until
  const shift = offset === undefined ? null : shiftOf(offset)
  if (offset !== undefined && !shift)
    return unreadable(`"${offset}" is not a duration. Write one like -P3D, three days before.`)
  return (world: DelayWorld): DelayAnswer => {
    const saw = date ?? world.readField(field ?? '')
    const moment = parseMoment(saw, world.zone)
    const at = moment && datedMoment(moment, shift, recurring, world.zone)
    if (at !== null && at >= Math.max(start(world), world.now)) return { kind: 'until', until: at, rule }
    return { kind: 'past', until: at, saw, ...(date === undefined && field !== undefined && { field }) }
  }
}
