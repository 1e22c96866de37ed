import type { Journey, JourneyStatus, Position } from '../../../shared/engine/journey.ts'
import { isOpen } from '../../../shared/engine/journey.ts'
import { ownKey } from './base36.ts'
import { customerKey } from './customers.ts'
import { eventKey } from './events.ts'
import type { StoredNote } from './journeyRow.ts'
import { statusNumber } from './journeyRow.ts'
import { readJourney } from './journeys.ts'
import type { Store } from './store.ts'

/** As what a journey is counted. */
export interface Counted {
  version: number
  status: JourneyStatus
  isConverted: boolean
}

export const countedAs = ({ version, status, converted }: Journey): Counted => ({
  version,
  status,
  isConverted: converted !== null,
})

/** Inserts or updates a journey, and counts what changed of it. `known`: as what it was counted before, null where it is new; left out where that has to be read. */
export function writeJourney(store: Store, journey: Journey, known?: Counted | null): void {
  const before = known === undefined ? readCounted(store, journey.id) : known
  if (before === null) insert(store, journey)
  else store.sql.run(update, ...changingValues(journey), ownKey(journey.id))
  const customer = store.customers.get(journey.customerId)
  if (customer !== undefined && isOpen(journey)) customer.isIdle = false
  recount(store, journey, before, countedAs(journey))
}

function readCounted(store: Store, id: string): Counted | null {
  const stored = readJourney(store, id)
  return stored && countedAs(stored.journey)
}

/** A journey counts once, in the version that it is in: one that was moved counts there from its start on, and one that is tried again has not failed. */
function recount(store: Store, { flowId, startedAt: at }: Journey, before: Counted | null, now: Counted): void {
  const flow = store.flows.keyOf(flowId)
  const isMoved = before !== null && before.version !== now.version
  const was = before === null ? [] : metricsOf(before)
  const is = metricsOf(now)
  const count = (metric: string, version: number, n: number): void => store.ledger.of(flow, version)('', metric, at, n)
  if (before !== null) for (const metric of was) if (isMoved || !is.includes(metric)) count(metric, before.version, -1)
  for (const metric of is) if (isMoved || !was.includes(metric)) count(metric, now.version, 1)
}

function metricsOf({ status, isConverted }: Counted): string[] {
  const metrics = ['entered']
  if (status !== 'ready' && status !== 'waiting') metrics.push(status)
  if (isConverted) metrics.push('converted')
  return metrics
}

function insert(store: Store, journey: Journey): void {
  store.sql.run(
    insertText,
    ownKey(journey.id),
    customerKey(store, journey.customerId),
    store.flows.keyOf(journey.flowId),
    journey.key,
    journey.triggerId,
    eventKey(journey.event),
    journey.startedAt,
    ...changingValues(journey),
  )
}

/** The columns that change while a journey is under way, in the order of {@link changing}. */
const changingValues = (journey: Journey): (string | number | null)[] => [
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

const changing = [
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

// A journey points at its events: a copy in each would be most of its size.
const keysOf = (events: Journey['events']): Record<string, number> =>
  Object.fromEntries(Object.entries(events).map(([nodeId, event]) => [nodeId, ownKey(event.id)]))

function toJson(object: Readonly<Record<string, unknown>>): string | null {
  const text = JSON.stringify(object)
  return text === '{}' ? null : text
}

const fixed = ['key', 'customer', 'flow', 'entry_key', 'trigger_id', 'event', 'started_at'] as const
const all = [...fixed, ...changing]

const insertText = `INSERT INTO journey (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`
const update = `UPDATE journey SET ${changing.map((column) => `${column} = ?`).join(', ')} WHERE key = ?`
