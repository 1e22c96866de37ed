import type { CustomerEvent } from '../../../shared/customer/event.ts'
import type { Journey, JourneyStatus, Note, Outcome } from '../../../shared/engine/journey.ts'
import type { JsonValue } from '../../../shared/json.ts'
import { toId } from './base36.ts'
import { eventOf, readEvent } from './events.ts'
import type { Store } from './store.ts'
import type { StoredStep } from './storedSteps.ts'
import { readRun } from './storedSteps.ts'
import { mostSteps } from './trail.ts'

/** A journey as it is stored. */
export interface Stored {
  key: number
  journey: Journey
  /** The step at which it stands, where that is stored. */
  open: StoredStep | null
}

/** The columns of {@link JourneyRow}. */
export const selectJourney = `SELECT j.key, c.id, j.flow, j.version, j.status, j.entry_key, j.trigger_id, j.started_at, j.ended_at,
    j.end_reason, j.outcome, j.goal_until, j.converted_at, j.converted_value, j.converted_event, j.node, j.visit, j.seq,
    j.entered_at, j.due_at, j.delivery, j.state, j.noted, j.visits, j.variants, j.events, j.steps, t.steps,
    e.key, e.name, e.timestamp, e.received_at, e.message_id, e.properties
  FROM journey j CROSS JOIN customer c ON c.key = j.customer
  LEFT JOIN event e ON e.key = j.event LEFT JOIN trail t ON t.key = j.key * ${mostSteps} + j.seq`

/** Read as a list: an object of so many columns is slow to make and to look into, and most turns read a journey. */
export type JourneyRow = [
  key: number,
  customerId: string,
  flow: number,
  version: number,
  status: number,
  entryKey: string | null,
  triggerId: string,
  startedAt: number,
  endedAt: number | null,
  endReason: string | null,
  outcome: Outcome | null,
  goalUntil: number | null,
  convertedAt: number | null,
  convertedValue: number | null,
  convertedEvent: number | null,
  node: string | null,
  visit: number,
  seq: number,
  enteredAt: number,
  dueAt: number | null,
  delivery: string | null,
  state: string | null,
  noted: string | null,
  visits: string | null,
  variants: string | null,
  events: string | null,
  steps: number,
  standing: string | null,
  ...event: JoinedEvent,
]

type JoinedEvent = [
  key: number | null,
  name: number,
  timestamp: number,
  receivedAt: number,
  messageId: string | null,
  properties: string,
]

/** In the order of the numbers in the table: below 2 is open. */
export const statuses = ['ready', 'waiting', 'completed', 'exited', 'failed'] as const satisfies JourneyStatus[]

export const statusNumber = (status: JourneyStatus): number => statuses.indexOf(status)

export function readRow(
  store: Store,
  [
    key,
    customerId,
    flow,
    version,
    status,
    entryKey,
    triggerId,
    startedAt,
    endedAt,
    endReason,
    outcome,
    goalUntil,
    convertedAt,
    convertedValue,
    convertedEvent,
    node,
    visit,
    seq,
    enteredAt,
    dueAt,
    delivery,
    state,
    noted,
    visits,
    variants,
    events,
    steps,
    standing,
    ...event
  ]: JourneyRow,
): Stored {
  const step = standing === null ? undefined : readRun(standing, seq)[0]
  const position =
    node === null
      ? null
      : {
          nodeId: node,
          visit,
          seq,
          enteredAt,
          dueAt,
          delivery,
          state: fromJson<JsonValue>(state, null),
          why: step?.why ?? [],
          effects: step?.effects ?? [],
          noted: notedIn(store, noted),
        }
  const journey: Journey = {
    id: toId(key),
    flowId: store.flows.textOf(flow),
    version,
    customerId,
    key: entryKey,
    status: statusOf(status),
    triggerId,
    event: joinedEvent(store, event),
    startedAt,
    endedAt,
    endReason,
    outcome,
    goalUntil,
    converted:
      convertedAt === null ? null : { at: convertedAt, value: convertedValue, eventId: toId(convertedEvent ?? 0) },
    position,
    visits: fromJson(visits, {}),
    variants: fromJson(variants, {}),
    events: eventsOf(store, events),
    steps,
  }
  return { key, journey, open: (position && step) ?? null }
}

function statusOf(status: number): JourneyStatus {
  const name = statuses[status]
  if (name === undefined) throw new Error(`No journey has the status ${status}.`)
  return name
}

const joinedEvent = (store: Store, [key, name, timestamp, received_at, message_id, properties]: JoinedEvent) =>
  key === null ? null : eventOf(store, { key, name, timestamp, received_at, message_id, properties })

function notedIn(store: Store, text: string | null): Note | null {
  const noted = fromJson<StoredNote | null>(text, null)
  return noted && { ...noted, event: readEvent(store, noted.event) }
}

/** As {@link Note}, with the event by its key. */
export type StoredNote = Omit<Note, 'event'> & { event: number | null }

function eventsOf(store: Store, text: string | null): Journey['events'] {
  const keys = Object.entries(fromJson<Record<string, number>>(text, {}))
  return Object.fromEntries(
    keys
      .map(([nodeId, key]) => [nodeId, readEvent(store, key)] as const)
      .filter((entry): entry is [string, CustomerEvent] => entry[1] !== null),
  )
}

const fromJson = <T>(text: string | null, empty: T): T => (text === null ? empty : JSON.parse(text))
