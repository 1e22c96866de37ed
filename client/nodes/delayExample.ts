import { hasTimePart, resolveDelay } from '../../shared/engine/calendar.ts'
import type { NodeData } from '../../shared/nodes/index.ts'
import { parseField } from '../../shared/rules/fields.ts'

/** What a delay means for one person, as parts of a sentence. */
export type DelayExample =
  | { kind: 'continues'; arrives: string; continues: string; about: string }
  | { kind: 'past'; arrives: string; about: string }
  | { kind: 'unreadable'; message: string }

const zone = 'Europe/Berlin'
const language = 'en-GB'

// The Friday before the clocks go forward in Berlin: whatever lasts over the weekend shows what that changes.
const arrival = Temporal.ZonedDateTime.from('2026-03-27T14:10[Europe/Berlin]')

/** Ada arrives on a Friday before the clocks change; when does she go on? Worked out by the engine's own calendar. */
export function delayExample(data: NodeData<'delay'>): DelayExample {
  const at = arrival.epochMilliseconds
  const herDate = arrival.toPlainDate().add({ days: 10 })
  const answer = resolveDelay(data, { enteredAt: at, now: at, zone, readField: () => herDate.toString() })
  const arrives = write(arrival)
  const about = data.until?.field ? `Her ${labelOf(data.until.field)} is ${day(herDate)}. ` : ''
  if (answer.kind === 'unreadable') return { kind: 'unreadable', message: answer.message }
  if (answer.kind === 'past') return { kind: 'past', arrives, about }
  const until = Temporal.Instant.fromEpochMilliseconds(answer.until).toZonedDateTimeISO(zone)
  return { kind: 'continues', arrives, continues: write(until), about: about + sayClocks(data, until) }
}

/** Whether the clocks change on the way, and what that does to the hour she sees. */
function sayClocks(data: NodeData<'delay'>, until: Temporal.ZonedDateTime): string {
  if (until.offset === arrival.offset) return ''
  const isExact = data.until === undefined && data.for !== undefined && hasTimePart(data.for)
  return isExact
    ? 'The clocks change in between: hours are counted exactly, so her clock shows one more.'
    : `The clocks change in between; it is still ${time(until)} for her.`
}

const labelOf = (field: string) => parseField(field)?.label ?? field
const time = (at: Temporal.ZonedDateTime) => at.toLocaleString(language, { hour: '2-digit', minute: '2-digit' })
const day = (date: Temporal.PlainDate) => date.toLocaleString(language, { day: 'numeric', month: 'long' })

function write(at: Temporal.ZonedDateTime): string {
  const year = at.year === arrival.year ? {} : { year: 'numeric' as const }
  const words = at.toLocaleString(language, { weekday: 'long', day: 'numeric', month: 'long', ...year })
  return `${words.replace(',', '')} at ${time(at)}`
}
