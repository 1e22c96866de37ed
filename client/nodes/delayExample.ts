import { hasTimePart, resolveDelay } from '../../shared/engine/calendar.ts'
import type { NodeData } from '../../shared/nodes/index.ts'
import { parseField } from '../../shared/rules/fields.ts'

/** What a delay means for one person, as parts of a sentence. */
export type DelayExample =
  | { kind: 'continues'; arrives: string; continues: string; about: string }
  | { kind: 'past'; arrives: string; about: string }
  | { kind: 'unreadable'; message: string }

const language = 'en-GB'

/** Where the clocks never change, somebody from where they do is the example. */
const elsewhere = 'Europe/Berlin'

const arrivalTime = '14:10'

/**
 * When does Ada go on, who arrives two days before the next change of the clocks, on a Friday almost everywhere? Whatever lasts over the weekend shows what that
 * changes. Worked out by the engine's own calendar. `now` is in epoch milliseconds, `workspaceZone` where the shop lives.
 */
export function delayExample(data: NodeData<'delay'>, now: number, workspaceZone: string): DelayExample {
  const arrival = arrivalFor(data, now, workspaceZone)
  const zone = arrival.timeZoneId
  const at = arrival.epochMilliseconds
  const herDate = arrival.toPlainDate().add({ days: 10 })
  const answer = resolveDelay(data, { enteredAt: at, now: at, zone, readField: () => herDate.toString() })
  const arrives = `${write(arrival, arrival)} in ${cityOf(zone)}`
  const about = data.until?.field ? `Her ${labelOf(data.until.field)} is ${day(herDate)}. ` : ''
  if (answer.kind === 'unreadable') return { kind: 'unreadable', message: answer.message }
  if (answer.kind === 'past') return { kind: 'past', arrives, about }
  const until = Temporal.Instant.fromEpochMilliseconds(answer.until).toZonedDateTimeISO(zone)
  return {
    kind: 'continues',
    arrives,
    continues: write(until, arrival),
    about: about + sayClocks(data, arrival, until),
  }
}

/** Before the next change of the clocks; but where the delay names a day before that, shortly before this day, as long as it is to come. */
function arrivalFor({ until }: NodeData<'delay'>, now: number, workspaceZone: string): Temporal.ZonedDateTime {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(workspaceZone)
  const there = here.withTimeZone(elsewhere)
  const change = here.getTimeZoneTransition('next') ?? there.getTimeZoneTransition('next') ?? there
  const before = change.toPlainDate().subtract({ days: 2 })
  const named = plainDate(until?.date)
  const today = here.toPlainDate()
  const shortly = named && Temporal.PlainDate.compare(named, before) <= 0 ? named.subtract({ days: 5 }) : before
  const arrives = Temporal.PlainDate.compare(shortly, today) < 0 ? today : shortly
  return arrives.toZonedDateTime({ timeZone: change.timeZoneId, plainTime: arrivalTime })
}

function plainDate(text: string | undefined): Temporal.PlainDate | null {
  try {
    return text === undefined ? null : Temporal.PlainDate.from(text)
  } catch {
    return null
  }
}

/** Whether the clocks change on the way, and what that does to the hour she sees. */
function sayClocks(data: NodeData<'delay'>, arrival: Temporal.ZonedDateTime, until: Temporal.ZonedDateTime): string {
  const minutes = (until.offsetNanoseconds - arrival.offsetNanoseconds) / 60_000_000_000
  if (minutes === 0) return ''
  const change = `The clocks go ${minutes > 0 ? 'forward' : 'back'} in between`
  const isExact = data.until === undefined && data.for !== undefined && hasTimePart(data.for)
  if (!isExact) return `${change}; it is still ${time(until)} for her.`
  const length = Math.abs(minutes) === 60 ? 'an hour' : `${Math.abs(minutes)} minutes`
  return `${change}: hours are counted exactly, so her clock shows ${length} ${minutes > 0 ? 'more' : 'less'}.`
}

const cityOf = (zone: string) => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
const labelOf = (field: string) => parseField(field)?.label ?? field
const time = (at: Temporal.ZonedDateTime) => at.toLocaleString(language, { hour: '2-digit', minute: '2-digit' })
const day = (date: Temporal.PlainDate) => date.toLocaleString(language, { day: 'numeric', month: 'long' })

function write(at: Temporal.ZonedDateTime, arrival: Temporal.ZonedDateTime): string {
  const year = at.year === arrival.year ? {} : { year: 'numeric' as const }
  const words = at.toLocaleString(language, { weekday: 'long', day: 'numeric', month: 'long', ...year })
  return `${words.replace(',', '')} at ${time(at)}`
}
