import { parseInstant } from '../../../shared/engine/calendar.ts'
import type { JsonObject, JsonValue } from '../../../shared/json.ts'
import { compilePath } from '../../../shared/rules/path.ts'
import type { ObservedField } from '../../ports/journal.ts'
import type { Store } from './store.ts'

type Example = string | number | boolean

interface Seen {
  event: string | null
  types: Set<string>
  examples: Set<Example>
  times: number
}

const sampledEvents = 2_000
const sampledCustomers = 1_000
const mostFields = 1_000
const mostExamples = 5
const deepest = 4

/** The newest events and customers stand for all of them: reading more would make the server wait. */
export function observedFields(store: Store): ObservedField[] {
  return [...eventFields(store), ...customerFields(store)].slice(0, mostFields)
}

/** Most frequent first. */
export function observedValues(store: Store, field: string, limit: number): Example[] {
  const times = new Map<Example, number>()
  for (const value of valuesOf(store, field)) times.set(value, (times.get(value) ?? 0) + 1)
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([value]) => value)
}

function eventFields(store: Store): ObservedField[] {
  const samples = new Map<string, JsonObject[]>()
  for (const { name, properties } of newestEvents(store)) {
    const sample = samples.get(name) ?? []
    sample.push(properties)
    samples.set(name, sample)
  }
  return [...samples].flatMap(([event, objects]) => fieldsOf('event.properties', event, objects))
}

const customerFields = (store: Store): ObservedField[] =>
  fieldsOf(
    'customer.traits',
    null,
    newestProfiles(store).map(({ traits }) => traits),
  )

function fieldsOf(prefix: string, event: string | null, objects: readonly JsonObject[]): ObservedField[] {
  const seen = new Map<string, Seen>()
  for (const object of objects) {
    // The members of a list have the same path, which is there once.
    for (const [path, value] of new Map(leavesOf(object, prefix, 1))) {
      const field = seen.get(path) ?? { event, types: new Set(), examples: new Set(), times: 0 }
      seen.set(path, field)
      field.times += 1
      field.types.add(typeOf(value))
      for (const example of examplesIn(value)) if (field.examples.size < mostExamples) field.examples.add(example)
    }
  }
  return [...seen].map(([field, { types, examples, times }]) => ({
    field,
    event,
    types: [...types],
    examples: [...examples],
    presence: times / objects.length,
  }))
}

/** Every value that a rule could name, with its path; an object is walked into, a list is one value, and what its members have is a list for each of their keys. */
function* leavesOf(object: JsonObject, prefix: string, depth: number): Generator<[string, JsonValue]> {
  for (const [key, value] of Object.entries(object)) {
    if (value === null) continue
    const path = `${prefix}.${key}`
    if (Array.isArray(value)) yield* listLeaves(value, path)
    else if (typeof value !== 'object') yield [path, value]
    else if (depth < deepest) yield* leavesOf(value, path, depth + 1)
  }
}

function* listLeaves(list: JsonValue[], path: string): Generator<[string, JsonValue]> {
  const keys = new Set(list.flatMap((member) => (isObject(member) ? Object.keys(member) : [])))
  if (keys.size === 0) yield [path, list]
  for (const key of keys) yield [`${path}.${key}`, compilePath(`list.${key}`)({ list })]
}

const isObject = (value: JsonValue): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** As JavaScript has it, but for lists, and texts that are dates. */
function typeOf(value: JsonValue): string {
  if (Array.isArray(value)) return 'list'
  return typeof value === 'string' && parseInstant(value, 'UTC') !== null ? 'date' : typeof value
}

const isExample = (value: JsonValue): value is Example =>
  typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.length <= 200)

const examplesIn = (value: JsonValue): Example[] => (Array.isArray(value) ? value : [value]).filter(isExample)

function* valuesOf(store: Store, field: string): Generator<Example> {
  const [root, group, ...rest] = field.split('.')
  const valueAt = compilePath(rest.join('.'))
  if (root === 'event' && group === 'name') yield* newestEvents(store).map(({ name }) => name)
  if (root === 'event' && group === 'properties') {
    for (const { properties } of newestEvents(store)) yield* examplesIn(valueAt(properties))
  }
  if (root === 'customer' && group === 'traits') {
    for (const { traits } of newestProfiles(store)) yield* examplesIn(valueAt(traits))
  }
  if (root === 'customer' && group === 'tags') {
    for (const { tags } of newestProfiles(store)) yield* tags
  }
}

const newestEvents = ({ sql, eventNames }: Store): { name: string; properties: JsonObject }[] =>
  sql
    .all<{ name: number; properties: string }>(
      'SELECT name, properties FROM event ORDER BY key DESC LIMIT ?',
      sampledEvents,
    )
    .map(({ name, properties }) => ({ name: eventNames.textOf(name), properties: JSON.parse(properties) }))

const newestProfiles = ({ sql }: Store): { traits: JsonObject; tags: string[] }[] =>
  sql
    .all<{ profile: string }>('SELECT profile FROM customer ORDER BY key DESC LIMIT ?', sampledCustomers)
    .map(({ profile }) => JSON.parse(profile))
