import type { Journey, JourneyStatus } from '../../../shared/engine/journey.ts'
import type { Page } from '../../ports/journal.ts'
import { ownKey, toKey } from './base36.ts'
import { pageOf, readCursor } from './cursor.ts'
import { findCustomerKey } from './customers.ts'
import type { JourneyRow } from './journeyRow.ts'
import { fromRow, statuses, statusNumber } from './journeyRow.ts'
import type { Store } from './store.ts'

const select = `SELECT j.*, c.id AS customer_id FROM journey j CROSS JOIN customer c ON c.key = j.customer`

export function readJourney(store: Store, id: string): Journey | null {
  const key = toKey(id)
  const row = key && store.sql.one<JourneyRow>(`${select} WHERE j.key = ?`, key)
  return row ? fromRow(store, row) : null
}

/** Oldest first. */
export function openJourneys(store: Store, customerId: string): Journey[] {
  const customer = findCustomerKey(store, customerId)
  if (customer === null) return []
  return store.sql
    .all<JourneyRow>(`${select} WHERE j.customer = ? AND j.status < 2 ORDER BY j.started_at, j.key`, customer)
    .map((row) => fromRow(store, row))
}

export function endedJourneysWithGoal(store: Store, customerId: string, from: number): Journey[] {
  const customer = findCustomerKey(store, customerId)
  if (customer === null) return []
  return store.sql.all<JourneyRow>(withGoal, customer, from).map((row) => fromRow(store, row))
}

const withGoal = `${select} WHERE j.customer = ? AND j.status >= 2 AND j.goal_until >= ? AND j.goal_until IS NOT NULL
  AND j.converted_at IS NULL ORDER BY j.started_at, j.key`

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
const lastOfAll = `SELECT max(at) AS at FROM (
  SELECT max(started_at) AS at FROM journey WHERE customer = ?1 AND flow = ?2 AND entry_key IS NULL
  UNION ALL SELECT max(started_at) FROM journey WHERE customer = ?1 AND flow = ?2 AND entry_key IS NOT NULL)`

interface JourneyFilter {
  flowId?: string
  customerId?: string
  status?: JourneyStatus
  nodeId?: string
  version?: number
}

/** Newest first. */
export function listJourneys(
  store: Store,
  filter: JourneyFilter,
  { limit, cursor }: { limit: number; cursor?: string },
): Page<Journey> {
  const flow = filter.flowId === undefined ? undefined : store.flows.find(filter.flowId)
  const customer = filter.customerId === undefined ? undefined : findCustomerKey(store, filter.customerId)
  if (flow === null || customer === null) return { items: [], next: null }

  const before = readCursor(cursor)
  // One question a status, each answered by an index in order; all together would have to be sorted first.
  const rows = statusesOf(filter)
    .flatMap((status) => {
      const tests: [string, number | string | undefined][] = [
        ['j.customer = ?', customer],
        ['j.flow = ?', flow],
        ['j.node = ?', filter.nodeId],
        ['j.version = ?', filter.version],
      ]
      const asked = tests.filter((test): test is [string, number | string] => test[1] !== undefined)
      const where = ['j.key < ?', `j.status = ${statusNumber(status)}`, ...asked.map(([test]) => test)].join(' AND ')
      const values = asked.map(([, value]) => value)
      return store.sql.all<JourneyRow>(
        `${select} WHERE ${where} ORDER BY j.key DESC LIMIT ?`,
        before,
        ...values,
        limit + 1,
      )
    })
    .sort((a, b) => b.key - a.key)
  return pageOf(rows.slice(0, limit + 1), limit, (row) => fromRow(store, row))
}

// Only a journey under way stands at a node.
const statusesOf = ({ status, nodeId }: JourneyFilter): readonly JourneyStatus[] =>
  status !== undefined ? [status] : nodeId !== undefined ? ['ready', 'waiting'] : statuses

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

/** The state of a journey that decides what is counted; null where it is new. */
export const storedStatus = ({ sql }: Store, id: string): { status: number; converted: number } | null =>
  sql.one('SELECT status, converted_at IS NOT NULL AS converted FROM journey WHERE key = ?', ownKey(id))
