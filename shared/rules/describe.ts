import { describeDuration, parseInstant, weekdayNames } from '../engine/calendar.ts'
import type { JsonValue } from '../json.ts'
import { countField, readCountMeta } from './countEvents.ts'
import { parseField } from './fields.ts'
import type { Names } from './names.ts'
import { noNames } from './names.ts'
import type { Operator } from './operators.ts'
import { isOperator } from './operators.ts'
import type { Rule, Rules } from './rules.ts'
import { isGroup } from './rules.ts'
import { segmentsField } from './segmentsNamed.ts'

/**
 * Rules as a marketer would say them; empty text where there are none. Without names, what has one is not called by its id.
 *
 * @example describeRules(rules) // 'total is over 50 and city is not Berlin'
 */
export const describeRules = (rules: Rules | null, names: Names = noNames): string =>
  rules ? describeGroup(rules, names, true) : ''

function describeGroup({ combinator, not = false, rules }: Rules, names: Names, outermost: boolean): string {
  const parts = rules.map((part) => describePart(part, names)).filter((part) => part !== '')
  const joined = parts.join(` ${combinator} `)
  if (joined === '') return ''
  if (not) return `not (${joined})`
  return outermost || parts.length === 1 ? joined : `(${joined})`
}

const describePart = (rule: Rule | Rules, names: Names): string =>
  isGroup(rule) ? describeGroup(rule, names, false) : describeRule(rule, names)

/** One rule in words; what it has not been told yet is an ellipsis. */
export function describeRule(rule: Rule, names: Names = noNames): string {
  if (rule.field === '') return ''
  if (rule.field === countField) return describeCount(rule, names)
  const label = parseField(rule.field)?.label ?? rule.field
  if (rule.field === 'now.weekday') return described(label, rule.operator, inWeekdays(rule.value ?? null))
  if (rule.field === segmentsField) return describeSegments(label, rule, names)
  return described(label, rule.operator, rule.value ?? null)
}

type Sentence = (label: string, value: JsonValue) => string

const says =
  (words: string): Sentence =>
  (label, value) =>
    `${label} ${words} ${spoken(value)}`

const sentences: Readonly<Record<Operator, Sentence>> = {
  '=': (label, value) => (typeof value === 'boolean' ? `${label} is ${yesOrNo(value)}` : says('is')(label, value)),
  '!=': (label, value) =>
    typeof value === 'boolean' ? `${label} is not ${yesOrNo(value)}` : says('is not')(label, value),
  '<': (label, value) => says(isDate(value) ? 'is before' : 'is under')(label, value),
  '<=': (label, value) => says(isDate(value) ? 'is not after' : 'is at most')(label, value),
  '>': (label, value) => says(isDate(value) ? 'is after' : 'is over')(label, value),
  '>=': (label, value) => says(isDate(value) ? 'is not before' : 'is at least')(label, value),
  contains: says('contains'),
  doesNotContain: says('does not contain'),
  beginsWith: says('begins with'),
  doesNotBeginWith: says('does not begin with'),
  endsWith: says('ends with'),
  doesNotEndWith: says('does not end with'),
  in: says('is one of'),
  notIn: says('is none of'),
  between: (label, value) => `${label} is between ${spokenRange(value)}`,
  notBetween: (label, value) => `${label} is not between ${spokenRange(value)}`,
  null: (label) => `${label} is not known`,
  notNull: (label) => `${label} is known`,
  inTheLast: (label, value) => `${label} is in the last ${spokenDuration(value)}`,
  notInTheLast: (label, value) => `${label} is not in the last ${spokenDuration(value)}`,
  inTheNext: (label, value) => `${label} is in the next ${spokenDuration(value)}`,
}

const described = (label: string, operator: string, value: JsonValue): string =>
  isOperator(operator) ? sentences[operator](label, value) : `${label} ${operator} ${spoken(value)}`

const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no')

const isDate = (value: JsonValue): boolean => parseInstant(value, 'UTC') !== null

function spoken(value: JsonValue): string {
  if (value === null || value === '') return '…'
  if (Array.isArray(value)) return value.length === 0 ? '…' : value.map(spoken).join(', ')
  if (typeof value === 'boolean') return yesOrNo(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const spokenRange = (value: JsonValue): string =>
  Array.isArray(value) && value.length === 2 ? value.map(spoken).join(' and ') : '…'

const spokenDuration = (value: JsonValue): string =>
  typeof value === 'string' && value !== '' ? describeDuration(value).replace(/^1 (\w+)$/, '$1') : '…'

/** A customer is in several segments at once; of one of them people say what it is. */
function describeSegments(label: string, { operator, value = null }: Rule, names: Names): string {
  const named = Array.isArray(value) ? value.map((id) => nameOf(id, names)) : nameOf(value, names)
  return described(label, asOne[operator] ?? operator, named)
}

const asOne: Readonly<Record<string, Operator>> = { contains: '=', doesNotContain: '!=' }

const nameOf = (id: JsonValue, names: Names): JsonValue =>
  typeof id === 'string' && id !== '' ? names.segment(id) : null

function inWeekdays(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(inWeekdays)
  return weekdayNames[Number(value) - 1] ?? value
}

/** "Product Viewed at least 2 times in the last 1 day"; `where` in brackets. */
function describeCount({ operator, value = null, meta }: Rule, names: Names): string {
  const read = readCountMeta(meta)
  const event = typeof meta?.event === 'string' && meta.event !== '' ? meta.event : '…'
  if ('part' in read) return `${event} ${times(operator, value)}`
  const where = describeRules(read.where, names)
  const within = read.within ? ` in the last ${spokenDuration(read.within.toString())}` : ''
  return `${event}${where === '' ? '' : ` (${where})`} ${times(operator, value)}${within}`
}

function times(operator: string, value: JsonValue): string {
  const never = (operator === '=' || operator === '<=') && value === 0
  if (never || (operator === '<' && value === 1)) return 'never'
  if (operator === '>=' && value === 1) return 'at least once'
  const words = described('', operator, value).trim().replace(/^is /, '')
  return `${words === spoken(value) ? `exactly ${words}` : words} ${value === 1 ? 'time' : 'times'}`
}
