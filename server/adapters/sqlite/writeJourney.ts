import type { Journey } from '../../../shared/engine/journey.ts'
import { isOpen } from '../../../shared/engine/journey.ts'
import { ownKey } from './base36.ts'
import { customerKey } from './customers.ts'
import { eventKey } from './events.ts'
import { changing, changingValues } from './journeyRow.ts'
import { storedStatus } from './journeys.ts'
import type { Store } from './store.ts'

/** Inserts or updates a journey, and counts it by its change of status. `isNew`: it was certainly never stored. */
export function writeJourney(store: Store, journey: Journey, isNew: boolean): void {
  const before = isNew ? null : storedStatus(store, journey.id)
  if (before === null) insert(store, journey)
  else store.sql.run(update, ...changingValues(journey), ownKey(journey.id))

  const flow = store.flows.keyOf(journey.flowId)
  const count = (metric: string): void =>
    store.ledger.count({ flow, version: journey.version, node: '', metric, at: journey.startedAt })
  if (before === null) count('entered')
  if (!isOpen(journey) && (before === null || before.status < 2)) count(journey.status)
  if (journey.converted !== null && before?.converted !== 1) count('converted')
}

function insert(store: Store, journey: Journey): void {
  store.sql.run(
    insertText,
    ownKey(journey.id),
    customerKey(store, journey.customerId),
    store.flows.keyOf(journey.flowId),
    journey.version,
    journey.key,
    journey.triggerId,
    eventKey(journey.event),
    journey.startedAt,
    ...changingValues(journey),
  )
}

const fixed = ['key', 'customer', 'flow', 'version', 'entry_key', 'trigger_id', 'event', 'started_at'] as const
const all = [...fixed, ...changing]

const insertText = `INSERT INTO journey (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`
const update = `UPDATE journey SET ${changing.map((column) => `${column} = ?`).join(', ')} WHERE key = ?`
