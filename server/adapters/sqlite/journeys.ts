import type { Journey } from '../../../shared/engine/journey.ts'
import { ownKey, toId, toKey } from './base36.ts'
import { findCustomerKey } from './customers.ts'
import type { JourneyRow } from './journeyRow.ts'
import { fromRow } from './journeyRow.ts'
import type { Store } from './store.ts'

/** Rows of `journey` as {@link JourneyRow}. */
export const selectJourney = `SELECT j.*, c.id AS customer_id FROM journey j CROSS JOIN customer c ON c.key = j.customer`

export function readJourney(store: Store, id: string): Journey | null {
  const key = toKey(id)
  const row = key && store.sql.one<JourneyRow>(`${selectJourney} WHERE j.key = ?`, key)
  return row ? fromRow(store, row) : null
}

/** Oldest first. */
export function openJourneys(store: Store, customerId: string): Journey[] {
  const customer = findCustomerKey(store, customerId)
  if (customer === null) return []
  return store.sql
    .all<JourneyRow>(`${selectJourney} WHERE j.customer = ? AND j.status < 2`, customer)
    .sort(oldestFirst)
    .map((row) => fromRow(store, row))
}

export function endedJourneysWithGoal(store: Store, customerId: string, from: number): Journey[] {
  const customer = findCustomerKey(store, customerId)
  if (customer === null) return []
  return store.sql
    .all<JourneyRow>(withGoal, customer, from)
    .sort(oldestFirst)
    .map((row) => fromRow(store, row))
}

const withGoal = `${selectJourney} WHERE j.customer = ? AND j.status >= 2 AND j.goal_until >= ? AND j.goal_until IS NOT NULL
  AND j.converted_at IS NULL`

// They are few: SQLite would set up a sorter even for none, and this is asked in every turn.
const oldestFirst = (a: JourneyRow, b: JourneyRow): number => a.started_at - b.started_at || a.key - b.key

/** When the last journey of the flow started for the customer; with a key (null: the missing value), only those with that key. */
export function lastStart(
  store: Store,
  flowId: string,
  customerId: string,
  key: string | null | undefined,
): number | null {
  const flow = store.flows.find(flowId)
  const customer = findCustomerKey(store, customerId)
  if (flow === null || customer === null) return null
  const text = key === undefined ? lastOfAll : lastOfKey
  const row = store.sql.one<{ at: number | null }>(text, customer, flow, ...(key === undefined ? [] : [key]))
  return row?.at ?? null
}

const lastOfKey = 'SELECT max(started_at) AS at FROM journey WHERE customer = ? AND flow = ? AND entry_key IS ?'

// Two questions, as each is one look at the index: a customer with thousands of journeys costs no more than a new one.
const lastOfAll = `SELECT nullif(max(
  ifnull((SELECT max(started_at) FROM journey WHERE customer = ?1 AND flow = ?2 AND entry_key IS NULL), -1),
  ifnull((SELECT max(started_at) FROM journey WHERE customer = ?1 AND flow = ?2 AND entry_key IS NOT NULL), -1)), -1) AS at`

/** In the order of their start. */
export function openJourneyIds(
  { sql, flows }: Store,
  flowId: string,
  limit: number,
): { journeyId: string; customerId: string }[] {
  const flow = flows.find(flowId)
  if (flow === null) return []
  return [0, 1]
    .flatMap((status) => sql.all<{ key: number; customerId: string }>(openOfFlow, flow, status, limit))
    .sort((a, b) => a.key - b.key)
    .slice(0, limit)
    .map(({ key, customerId }) => ({ journeyId: key.toString(36), customerId }))
}

const openOfFlow = `SELECT j.key, c.id AS customerId FROM journey j CROSS JOIN customer c ON c.key = j.customer
  WHERE j.flow = ? AND j.status = ? ORDER BY j.key LIMIT ?`

/** In the order of their start. */
export function standing(
  { sql, flows }: Store,
  { flowId, version, nodeId }: { flowId: string; version: number; nodeId: string },
  { limit, after }: { limit: number; after?: string },
): { journeyId: string; customerId: string }[] {
  const flow = flows.find(flowId)
  if (flow === null) return []
  const from = after === undefined ? 0 : ownKey(after)
  return sql
    .all<{ key: number; customerId: string }>(standingAt, flow, nodeId, version, from, limit)
    .map(({ key, customerId }) => ({ journeyId: toId(key), customerId }))
}

const standingAt = `SELECT j.key, c.id AS customerId FROM journey j CROSS JOIN customer c ON c.key = j.customer
  WHERE j.flow = ? AND j.node = ? AND j.status < 2 AND j.version = ? AND j.key > ? ORDER BY j.key LIMIT ?`

/** What a journey is counted as. */
export interface Counted {
  version: number
  status: number
  converted: number
}

/** As what a journey was counted so far; null where it is new. */
export const countedAs = ({ sql }: Store, id: string): Counted | null =>
  sql.one('SELECT version, status, converted_at IS NOT NULL AS converted FROM journey WHERE key = ?', ownKey(id))
