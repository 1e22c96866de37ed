import type { Journey } from '../../../shared/engine/journey.ts'
import { ownKey } from './base36.ts'
import { customerKey } from './customers.ts'
import { eventKey } from './events.ts'
import { changing, changingValues, statuses, statusNumber } from './journeyRow.ts'
import type { Counted } from './journeys.ts'
import { countedAs } from './journeys.ts'
import type { Store } from './store.ts'

/** Inserts or updates a journey, and counts what changed of it. `isNew`: it was certainly never stored. */
export function writeJourney(store: Store, journey: Journey, isNew: boolean): void {
  const before = isNew ? null : countedAs(store, journey.id)
  if (before === null) insert(store, journey)
  else store.sql.run(update, ...changingValues(journey), ownKey(journey.id))
  const { version, status, converted } = journey
  recount(store, journey, before, { version, status: statusNumber(status), converted: converted === null ? 0 : 1 })
}

/** A journey counts once, in the version that it is in: one that was moved counts there from its start on, and one that is tried again has not failed. */
function recount(store: Store, { flowId, startedAt: at }: Journey, before: Counted | null, now: Counted): void {
  const flow = store.flows.keyOf(flowId)
  const isMoved = before !== null && before.version !== now.version
  const was = before === null ? [] : metricsOf(before)
  const is = metricsOf(now)
  const count = (metric: string, version: number, n: number): void =>
    store.ledger.count({ flow, version, node: '', metric, at }, n)
  if (before !== null) for (const metric of was) if (isMoved || !is.includes(metric)) count(metric, before.version, -1)
  for (const metric of is) if (isMoved || !was.includes(metric)) count(metric, now.version, 1)
}

function metricsOf({ status, converted }: Counted): string[] {
  const metrics = ['entered']
  const end = statuses[status]
  if (status >= 2 && end !== undefined) metrics.push(end)
  if (converted === 1) metrics.push('converted')
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

const fixed = ['key', 'customer', 'flow', 'entry_key', 'trigger_id', 'event', 'started_at'] as const
const all = [...fixed, ...changing]

const insertText = `INSERT INTO journey (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`
const update = `UPDATE journey SET ${changing.map((column) => `${column} = ?`).join(', ')} WHERE key = ?`
