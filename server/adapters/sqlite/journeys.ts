import { ownKey, toId, toKey } from './base36.ts'
import { findCustomerKey } from './customers.ts'
import type { JourneyRow, Stored } from './journeyRow.ts'
import { readRow, selectJourney } from './journeyRow.ts'
import type { Store } from './store.ts'

export function readJourney(store: Store, id: string): Stored | null {
  const key = toKey(id)
  const row = key && store.sql.list<JourneyRow>(`${selectJourney} WHERE j.key = ?`, key)
  return row ? readRow(store, row) : null
}

/** Oldest first. */
export function openJourneys(store: Store, customerId: string): Stored[] {
  if (store.customers.get(customerId)?.isIdle) return []
  const open = journeysOf(store, customerId, `${selectJourney} WHERE j.customer = ? AND j.status < 2`)
  const customer = store.customers.get(customerId)
  if (customer !== undefined) customer.isIdle = open.length === 0
  return open
}

/** Those that ended and whose goal may still come, oldest first. */
export const endedJourneysWithGoal = (store: Store, customerId: string, from: number): Stored[] =>
  journeysOf(store, customerId, withGoal, from)

function journeysOf(store: Store, customerId: string, text: string, ...values: number[]): Stored[] {
  const customer = findCustomerKey(store, customerId)
  if (customer === null) return []
  const rows = store.sql.lists<JourneyRow>(text, customer, ...values)
  return rows.map((row) => readRow(store, row)).sort(oldestFirst)
}

const withGoal = `${selectJourney} WHERE j.customer = ? AND j.status >= 2 AND j.goal_until >= ? AND j.goal_until IS NOT NULL
  AND j.converted_at IS NULL`

// They are few: SQLite would set up a sorter even for none, and this is asked in every turn.
const oldestFirst = (a: Stored, b: Stored): number => a.journey.startedAt - b.journey.startedAt || a.key - b.key

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
