import type { EffectKind } from '../../../shared/engine/effect.ts'
import type { DeliveryRecord, DeliveryStatus, Page } from '../../ports/journal.ts'
import { ownKey, toId, toKey } from './base36.ts'
import { pageOf, readCursor } from './cursor.ts'
import { customerKey, findCustomerKey } from './customers.ts'
import type { Store } from './store.ts'

interface DeliveryRow {
  key: number
  effect_key: string
  journey: number
  flow: number
  version: number
  node: string
  customer_id: string
  kind: EffectKind
  body: string
  transactional: number
  status: DeliveryStatus
  attempts: string
  next_at: number | null
  created_at: number
  updated_at: number
}

const select = 'SELECT d.*, c.id AS customer_id FROM delivery d CROSS JOIN customer c ON c.key = d.customer'

export function readDelivery(store: Store, id: string): DeliveryRecord | null {
  const key = toKey(id)
  const row = key && store.sql.one<DeliveryRow>(`${select} WHERE d.key = ?`, key)
  return row ? fromRow(store, row) : null
}

/** Ignored where the effect's key is already there. */
export function insertDelivery(store: Store, delivery: Omit<DeliveryRecord, 'id'>): void {
  const { sql, flows, ids } = store
  sql.run(
    `INSERT INTO delivery (key, effect_key, journey, flow, version, node, customer, kind, body, transactional, status, attempts,
      next_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (effect_key) DO NOTHING`,
    ids.next('delivery'),
    delivery.key,
    ownKey(delivery.journeyId),
    flows.keyOf(delivery.flowId),
    delivery.version,
    delivery.nodeId,
    customerKey(store, delivery.customerId),
    delivery.kind,
    JSON.stringify(delivery.body),
    delivery.purpose === 'transactional' ? 1 : 0,
    delivery.status,
    JSON.stringify(delivery.attempts),
    delivery.nextAt,
    delivery.createdAt,
    delivery.updatedAt,
  )
}

/** What changes after it was made: its status and its attempts. */
export function updateDelivery({ sql }: Store, delivery: DeliveryRecord): void {
  sql.run(
    'UPDATE delivery SET body = ?, status = ?, attempts = ?, next_at = ?, updated_at = ? WHERE key = ?',
    JSON.stringify(delivery.body),
    delivery.status,
    JSON.stringify(delivery.attempts),
    delivery.nextAt,
    delivery.updatedAt,
    ownKey(delivery.id),
  )
}

/** Oldest first. */
export function dueDeliveries(
  store: Store,
  now: number,
  limit: number,
  kind: EffectKind | undefined,
): DeliveryRecord[] {
  const due = `d.next_at IS NOT NULL AND d.next_at <= ?`
  const order = 'ORDER BY d.next_at, d.key LIMIT ?'
  const rows =
    kind === undefined
      ? store.sql.all<DeliveryRow>(`${select} WHERE ${due} ${order}`, now, limit)
      : store.sql.all<DeliveryRow>(`${select} WHERE d.kind = ? AND ${due} ${order}`, kind, now, limit)
  return rows.map((row) => fromRow(store, row))
}

export const nextDeliveryAt = ({ sql }: Store, after = 0): number | null =>
  sql.one<{ at: number | null }>(
    'SELECT min(next_at) AS at FROM delivery WHERE next_at IS NOT NULL AND next_at > ?',
    after,
  )?.at ?? null

interface DeliveryFilter {
  status?: DeliveryStatus
  customerId?: string
  flowId?: string
  journeyId?: string
}

/** Newest first. */
export function listDeliveries(
  store: Store,
  filter: DeliveryFilter,
  { limit, cursor }: { limit: number; cursor?: string },
): Page<DeliveryRecord> {
  const tests: [string, string | number | null | undefined][] = [
    ['d.status = ?', filter.status],
    ['d.customer = ?', filter.customerId === undefined ? undefined : findCustomerKey(store, filter.customerId)],
    ['d.flow = ?', filter.flowId === undefined ? undefined : store.flows.find(filter.flowId)],
    ['d.journey = ?', filter.journeyId === undefined ? undefined : toKey(filter.journeyId)],
  ]
  const asked = tests.filter((test): test is [string, string | number | null] => test[1] !== undefined)
  const where = ['d.key < ?', ...asked.map(([test]) => test)].join(' AND ')
  const rows = store.sql.all<DeliveryRow>(
    `${select} WHERE ${where} ORDER BY d.key DESC LIMIT ?`,
    readCursor(cursor),
    ...asked.map(([, value]) => value),
    limit + 1,
  )
  return pageOf(rows, limit, (row) => fromRow(store, row))
}

const fromRow = ({ flows }: Store, row: DeliveryRow): DeliveryRecord => ({
  id: toId(row.key),
  key: row.effect_key,
  journeyId: toId(row.journey),
  flowId: flows.textOf(row.flow),
  version: row.version,
  nodeId: row.node,
  customerId: row.customer_id,
  kind: row.kind,
  body: JSON.parse(row.body),
  ...(row.transactional === 1 && { purpose: 'transactional' }),
  status: row.status,
  attempts: JSON.parse(row.attempts),
  nextAt: row.next_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})
