import { describeDuration, parseDuration, weekdayNames } from '../../engine/calendar.ts'
import { capitalised, inARow } from '../../nodes/sentence.ts'
import { describeRules } from '../../rules/describe.ts'
import type { Rules } from '../../rules/rules.ts'
import type { Member } from './members.ts'
import { isFields, isMembers, isRules } from './members.ts'

// As the forms call them. A field without an entry is called by its key, spelled out: a new node type is readable from the start.
const names: Record<string, string> = {
  addTags: 'tags to add',
  alreadyTrue: 'count what was true already',
  assignee: 'who does it',
  audience: 'only for customers',
  body: 'text',
  color: 'colour',
  concurrent: 'open journeys of one customer',
  cron: 'schedule',
  disabled: 'switched off',
  exits: 'ends early',
  expires: 'holds for',
  field: 'date field',
  for: 'wait',
  goal: 'goal',
  holdout: 'holdout',
  ifPast: 'if that moment has passed',
  inApp: 'in-app message',
  label: 'name',
  maxEventAge: 'ignore events older than',
  mode: 'if several happen',
  onCap: 'over the frequency cap',
  onQuiet: 'in quiet hours',
  per: 'one for each',
  prefer: 'channel',
  reentry: 'enters again',
  removeTags: 'tags to remove',
  segmentId: 'segment',
  set: 'traits to set',
  signed: 'signature',
  sms: 'SMS',
  timeout: 'at most',
  url: 'address',
  weight: 'share',
  when: 'taken when',
  where: 'only where',
}

const memberNames: Record<string, string> = { paths: 'path', variants: 'variant', for: 'arm', exits: 'exit rule' }

const durations = new Set(['for', 'timeout', 'within', 'after', 'offset', 'expires', 'maxEventAge'])

/** What a field is called in the middle of a sentence. */
export const fieldName = (key: string): string =>
  names[key] ?? key.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)

/** What one of a list is called, e.g. `path “Third order”`. */
export const memberName = (list: string, { id, label }: Member): string =>
  `${memberNames[list] ?? fieldName(list)} “${typeof label === 'string' && label !== '' ? label : id}”`

/** The name of a field that lies within others, e.g. `Path “Third order”, taken when`. */
export const nameWithin = (parts: readonly string[]): string => capitalised(parts.join(', '))

/**
 * The value of a field as a marketer would say it; `nothing` where it is empty.
 *
 * @example sayValue('timeout', 'P7D') // "7 days"
 */
export function sayValue(key: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return durations.has(key) ? sayDuration(value) : value
  if (typeof value === 'number') return key === 'weight' ? `${value} %` : String(value)
  if (Array.isArray(value)) return sayList(key, value)
  // What has the shape of rules was parsed as rules, or is free-form data that only looks like them.
  return isRules(value) ? describeRules(value as Rules) || 'nothing' : sayFields(value)
}

function sayDuration(text: string): string {
  const isBefore = (parseDuration(text)?.sign ?? 0) < 0
  return `${describeDuration(text)}${isBefore ? ' before' : ''}`
}

function sayList(key: string, list: readonly unknown[]): string {
  if (list.length === 0) return 'nothing'
  if (key === 'weekdays') return inARow(list.map((day) => weekdayNames[Number(day) - 1] ?? String(day)))
  if (isMembers(list)) return inARow(list.map((member) => memberName(key, member)))
  return inARow(list.map((item) => (isFields(item) && typeof item.name === 'string' ? item.name : sayValue(key, item))))
}

function sayFields(value: object): string {
  const said = Object.entries(value)
    .filter(([key, field]) => key !== 'id' && sayValue(key, field) !== 'nothing')
    .map(([key, field]) => `${fieldName(key)} ${sayValue(key, field)}`)
  return said.length === 0 ? 'nothing' : said.join(', ')
}
