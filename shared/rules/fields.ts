import type { Scope } from '../engine/world.ts'
import type { JsonValue } from '../json.ts'
import type { FieldReader } from './compileField.ts'
import { compileField } from './compileField.ts'
import { countField } from './countEvents.ts'
import type { Operator } from './operators.ts'

/** What a field holds; `any` is left to the sender or the marketer. Dates are ISO 8601 text. */
export type FieldType = 'text' | 'number' | 'boolean' | 'date' | 'list' | 'any'

/** In what a number is counted; `money` is the workspace's currency. */
export type FieldUnit = 'money' | 'days' | 'orders' | 'events' | 'hour' | 'weekday' | 'points' | 'offers'

/** One line of the catalogue. A `field` that ends in `*` stands for all that begin so. */
export interface FieldSpec {
  field: string
  /** As a marketer says it, also within a sentence. */
  label: string
  group: 'Event' | 'Customer' | 'Orders' | 'Points and offers' | 'Past behaviour' | 'Journey' | 'Now'
  type: FieldType
  unit: FieldUnit | null
}

/** Every field that rules can name, in the order in which a form offers them. */
export const fields: readonly FieldSpec[] = [
  { field: 'event.name', label: 'event', group: 'Event', type: 'text', unit: null },
  { field: 'event.timestamp', label: 'time of the event', group: 'Event', type: 'date', unit: null },
  { field: 'event.properties.*', label: 'event property', group: 'Event', type: 'any', unit: null },
  {
    field: 'customer.traits.preferred_channel',
    // email, sms, push or inApp: where a message by the channel they prefer goes first
    label: 'preferred channel',
    group: 'Customer',
    type: 'text',
    unit: null,
  },
  { field: 'customer.traits.*', label: 'trait', group: 'Customer', type: 'any', unit: null },
  { field: 'customer.tags', label: 'tags', group: 'Customer', type: 'list', unit: null },
  { field: 'customer.segments', label: 'segment', group: 'Customer', type: 'list', unit: null },
  { field: 'customer.consent.*', label: 'consent', group: 'Customer', type: 'boolean', unit: null },
  { field: 'customer.id', label: 'customer id', group: 'Customer', type: 'text', unit: null },
  { field: 'customer.firstSeenAt', label: 'first seen', group: 'Customer', type: 'date', unit: null },
  { field: 'customer.lastSeenAt', label: 'last seen', group: 'Customer', type: 'date', unit: null },
  { field: 'customer.ordersCount', label: 'number of orders', group: 'Orders', type: 'number', unit: 'orders' },
  { field: 'customer.totalSpent', label: 'total spent', group: 'Orders', type: 'number', unit: 'money' },
  { field: 'customer.averageOrderValue', label: 'average order value', group: 'Orders', type: 'number', unit: 'money' },
  { field: 'customer.firstOrderAt', label: 'first order', group: 'Orders', type: 'date', unit: null },
  { field: 'customer.lastOrderAt', label: 'last order', group: 'Orders', type: 'date', unit: null },
  {
    field: 'customer.lastOrderValue',
    label: 'value of the last order',
    group: 'Orders',
    type: 'number',
    unit: 'money',
  },
  {
    field: 'customer.daysSinceLastOrder',
    label: 'days since the last order',
    group: 'Orders',
    type: 'number',
    unit: 'days',
  },
  { field: 'customer.points', label: 'points', group: 'Points and offers', type: 'number', unit: 'points' },
  {
    field: 'customer.offersCount',
    label: 'number of offers',
    group: 'Points and offers',
    type: 'number',
    unit: 'offers',
  },
  { field: 'customer.lastOfferAt', label: 'last offer', group: 'Points and offers', type: 'date', unit: null },
  { field: countField, label: 'number of events', group: 'Past behaviour', type: 'number', unit: 'events' },
  { field: 'journey.startedAt', label: 'start of the journey', group: 'Journey', type: 'date', unit: null },
  { field: 'journey.variant.*', label: 'variant', group: 'Journey', type: 'text', unit: null },
  { field: 'journey.events.*', label: 'event that ended a wait', group: 'Journey', type: 'any', unit: null },
  { field: 'journey.answer.*', label: 'answer', group: 'Journey', type: 'any', unit: null },
  { field: 'now.hour', label: 'hour of the day', group: 'Now', type: 'number', unit: 'hour' },
  { field: 'now.weekday', label: 'day of the week', group: 'Now', type: 'number', unit: 'weekday' },
  { field: 'now.date', label: "today's date", group: 'Now', type: 'date', unit: null },
]

const exact = new Map(fields.map((spec) => [spec.field, spec]))
const open = fields.filter(({ field }) => field.endsWith('*'))

/**
 * The line of the catalogue for a field, with the field's own name and label in place of the `*`; null for a field that
 * rules cannot name.
 *
 * @example parseField('customer.traits.first_name') // { label: 'first name', type: 'any', … }
 */
export function parseField(field: string): FieldSpec | null {
  const spec = exact.get(field)
  if (spec) return field.endsWith('*') ? null : spec
  for (const pattern of open) {
    const prefix = pattern.field.slice(0, -1)
    if (field.length > prefix.length && field.startsWith(prefix)) {
      const rest = field.slice(prefix.length)
      return { ...pattern, field, label: labelOf(pattern, rest), ...(isMoney(pattern, rest) && { unit: 'money' }) }
    }
  }
  return null
}

// https://segment.com/docs/connections/spec/ecommerce/v2/
const money = new Set(['total', 'subtotal', 'revenue', 'tax', 'shipping', 'discount', 'price', 'value'])

/** A property that is an amount of money by the Segment e-commerce spec, also of each product. */
const isMoney = ({ field }: FieldSpec, rest: string): boolean =>
  field === 'event.properties.*' && money.has(rest.slice(rest.lastIndexOf('.') + 1))

function labelOf(pattern: FieldSpec, rest: string): string {
  if (pattern.field === 'journey.variant.*' || pattern.field === 'journey.answer.*')
    return `${pattern.label} of ${rest}`
  if (pattern.field === 'customer.consent.*') return `consent to ${rest}`
  if (pattern.field !== 'journey.events.*') return inWords(rest)
  const [nodeId = '', part = '', ...path] = rest.split('.')
  return `${path.length > 0 ? inWords(path.join('.')) : part} of the event that ended ${nodeId}`
}

/** `first_name`, `firstName` and `first-name` are all "first name". */
const inWords = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replace(/[_\-.]+/g, ' ')
    .trim()

const every: readonly Operator[] = ['null', 'notNull']
const equal: readonly Operator[] = ['=', '!=', 'in', 'notIn']
const sized: readonly Operator[] = ['<', '<=', '>', '>=', 'between', 'notBetween']
const texts: readonly Operator[] = [
  'contains',
  'doesNotContain',
  'beginsWith',
  'doesNotBeginWith',
  'endsWith',
  'doesNotEndWith',
]
const windows: readonly Operator[] = ['inTheLast', 'notInTheLast', 'inTheNext']

/** The operators that make sense for a type, in the order in which a form offers them. */
export const operatorsFor: Readonly<Record<FieldType, readonly Operator[]>> = {
  text: [...equal, ...texts, ...every],
  number: [...equal, ...sized, ...every],
  boolean: ['=', '!=', ...every],
  date: [...windows, '=', '!=', ...sized, ...every],
  list: ['contains', 'doesNotContain', ...equal, ...every],
  any: [...equal, ...sized, ...texts, ...windows, ...every],
}

// A flow names the same few fields over and over; names come from outside, so the memory of them is bounded.
const rememberedFields = 1_000
const readers = new Map<string, FieldReader>()
const nothing: FieldReader = () => null

/** What a field holds in a scope; null where there is nothing, or no such field. Dates are text. */
export function readField(field: string, scope: Scope): JsonValue {
  const remembered = readers.get(field)
  if (remembered) return remembered(scope)
  if (readers.size >= rememberedFields) readers.clear()
  const reader = compileField(field) ?? nothing
  readers.set(field, reader)
  return reader(scope)
}
