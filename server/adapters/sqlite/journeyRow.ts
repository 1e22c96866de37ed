import type { CustomerEvent } from '../../../shared/customer/event.ts'
import type { Journey, JourneyStatus, Note, Outcome, Position } from '../../../shared/engine/journey.ts'
import type { JsonValue } from '../../../shared/json.ts'
import { ownKey, toId } from './base36.ts'
import { eventKey, readEvent } from './events.ts'
import type { Store } from './store.ts'
import { readOpenStep } from './trail.ts'

/** A row of `journey` with the customer's id. */
export interface JourneyRow {
  key: number
  customer_id: string
  flow: number
  version: number
  status: number
  entry_key: string | null
  trigger_id: string
  event: number | null
  started_at: number
  ended_at: number | null
  end_reason: string | null
  outcome: Outcome | null
  goal_until: number | null
  converted_at: number | null
  converted_value: number | null
  converted_event: number | null
  node: string | null
  visit: number
  seq: number
  entered_at: number
  due_at: number | null
  delivery: string | null
  state: string | null
  noted: string | null
  visits: string | null
  variants: string | null
  events: string | null
  steps: number
}

/** In the order of the numbers in the table: below 2 is open. */
export const statuses = ['ready', 'waiting', 'completed', 'exited', 'failed'] as const satisfies JourneyStatus[]

export const statusNumber = (status: JourneyStatus): number => statuses.indexOf(status)

export function fromRow(store: Store, row: JourneyRow): Journey {
  const status = statuses[row.status]
  if (status === undefined) throw new Error(`Journey ${toId(row.key)} has the unknown status ${row.status}.`)
  return {
    id: toId(row.key),
    flowId: store.flows.textOf(row.flow),
    version: row.version,
    customerId: row.customer_id,
    key: row.entry_key,
    status,
    triggerId: row.trigger_id,
    event: readEvent(store, row.event),
    startedAt: row.started_at,
    endedAt: row.ended_at,
    endReason: row.end_reason,
    outcome: row.outcome,
    goalUntil: row.goal_until,
    converted:
      row.converted_at === null
        ? null
        : { at: row.converted_at, value: row.converted_value, eventId: toId(row.converted_event ?? 0) },
    position: positionOf(store, row),
    visits: fromJson(row.visits, {}),
    variants: fromJson(row.variants, {}),
    events: eventsOf(store, row.events),
    steps: row.steps,
  }
}

/** The columns that change while a journey is under way, in the order of {@link changing}. */
export const changingValues = (journey: Journey): (string | number | null)[] => [
  journey.version,
  statusNumber(journey.status),
  journey.endedAt,
  journey.endReason,
  journey.outcome,
  journey.goalUntil,
  journey.converted?.at ?? null,
  journey.converted?.value ?? null,
  journey.converted === null ? null : ownKey(journey.converted.eventId),
  ...positionValues(journey.position),
  toJson(journey.visits),
  toJson(journey.variants),
  toJson(keysOf(journey.events)),
  journey.steps,
]

export const changing = [
  'version',
  'status',
  'ended_at',
  'end_reason',
  'outcome',
  'goal_until',
  'converted_at',
  'converted_value',
  'converted_event',
  'node',
  'visit',
  'seq',
  'entered_at',
  'due_at',
  'delivery',
  'state',
  'noted',
  'visits',
  'variants',
  'events',
  'steps',
] as const

const nowhere = [null, null, null, null, null, null, null, null]

function positionValues(position: Position | null): (string | number | null)[] {
  if (position === null) return nowhere
  const { nodeId, visit, seq, enteredAt, dueAt, delivery, state, noted } = position
  return [
    nodeId,
    visit,
    seq,
    enteredAt,
    dueAt,
    delivery,
    state === null ? null : JSON.stringify(state),
    noted && JSON.stringify({ ...noted, event: eventKey(noted.event) } satisfies StoredNote),
  ]
}

type StoredNote = Omit<Note, 'event'> & { event: number | null }

function positionOf(store: Store, row: JourneyRow): Position | null {
  if (row.node === null) return null
  const noted = fromJson<StoredNote | null>(row.noted, null)
  const said = readOpenStep(store.sql, row.key, row.seq)
  return {
    nodeId: row.node,
    visit: row.visit,
    seq: row.seq,
    enteredAt: row.entered_at,
    dueAt: row.due_at,
    delivery: row.delivery,
    state: fromJson<JsonValue>(row.state, null),
    why: said?.why ?? [],
    effects: said?.effects ?? [],
    noted: noted && { ...noted, event: readEvent(store, noted.event) },
  }
}

// A journey points at its events: a copy in each would be most of its size.
const keysOf = (events: Journey['events']): Record<string, number> =>
  Object.fromEntries(Object.entries(events).map(([nodeId, event]) => [nodeId, ownKey(event.id)]))

function eventsOf(store: Store, text: string | null): Journey['events'] {
  const keys = Object.entries(fromJson<Record<string, number>>(text, {}))
  return Object.fromEntries(
    keys
      .map(([nodeId, key]) => [nodeId, readEvent(store, key)] as const)
      .filter((entry): entry is [string, CustomerEvent] => entry[1] !== null),
  )
}

function toJson(object: Readonly<Record<string, unknown>>): string | null {
  const text = JSON.stringify(object)
  return text === '{}' ? null : text
}

const fromJson = <T>(text: string | null, empty: T): T => (text === null ? empty : JSON.parse(text))
