import { orderEvent, orderIdOf } from '../../../shared/customer/computed.ts'
import type { CustomerEvent } from '../../../shared/customer/event.ts'
import type { History } from '../../../shared/customer/history.ts'
import type { Page } from '../../ports/journal.ts'
import { ownKey, toId, toKey } from './base36.ts'
import { readPosition, writeCursor } from './cursor.ts'
import { customerKey, findCustomerKey } from './customers.ts'
import type { Store } from './store.ts'

interface EventRow {
  key: number
  name: number
  timestamp: number
  received_at: number
  message_id: string | null
  properties: string
}

const columns = 'key, name, timestamp, received_at, message_id, properties'

export const hasMessage = ({ sql }: Store, messageId: string): boolean =>
  sql.one(
    `SELECT 1 FROM event WHERE message_id = ?1 AND message_id IS NOT NULL
     UNION ALL SELECT 1 FROM call_message WHERE id = ?1 LIMIT 1`,
    messageId,
  ) !== null

export function rememberMessage(store: Store, messageId: string, customerId: string): void {
  store.sql.run('INSERT INTO call_message VALUES (?, ?)', messageId, customerKey(store, customerId))
}

/** Without its message id where that is taken. */
export function insertEvent(store: Store, customerId: string, event: CustomerEvent): void {
  const { sql, eventNames, ledger } = store
  const name = eventNames.keyOf(event.event)
  const insert = (messageId: string | null): number =>
    sql.run(
      insertNew,
      ownKey(event.id),
      customerKey(store, customerId),
      name,
      event.timestamp,
      event.receivedAt,
      messageId,
      event.event === orderEvent ? orderIdOf(event) : null,
      JSON.stringify(event.properties),
    )
  if (insert(event.messageId) === 0) insert(null)
  ledger.countEvents(name, 1)
}

const insertNew = `INSERT INTO event (key, customer, name, timestamp, received_at, message_id, order_id, properties)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (message_id) WHERE message_id IS NOT NULL DO NOTHING`

export function readEvent(store: Store, key: number | null): CustomerEvent | null {
  if (key === null) return null
  const row = store.sql.one<EventRow>(`SELECT ${columns} FROM event WHERE key = ?`, key)
  return row && eventOf(store, row)
}

/** The key under which a journey remembers an event. */
export const eventKey = (event: CustomerEvent | null): number | null => event && toKey(event.id)

export function historyOf(store: Store, customerId: string): History {
  const { sql, eventNames } = store
  const customer = findCustomerKey(store, customerId)
  return {
    *named(event, from, to) {
      const name = eventNames.find(event)
      if (customer === null || name === null) return
      const rows = sql.all<EventRow>(
        `SELECT ${columns} FROM event WHERE customer = ? AND name = ? AND timestamp BETWEEN ? AND ? ORDER BY timestamp, key`,
        customer,
        name,
        from,
        to,
      )
      for (const row of rows) yield eventOf(store, row)
    },
    count(event, from, to) {
      const name = eventNames.find(event)
      if (customer === null || name === null) return 0
      const row = sql.one<{ n: number }>(
        'SELECT count(*) AS n FROM event WHERE customer = ? AND name = ? AND timestamp BETWEEN ? AND ?',
        customer,
        name,
        from,
        to,
      )
      return row?.n ?? 0
    },
    hasOrder: (orderId) =>
      customer !== null &&
      sql.one('SELECT 1 FROM event WHERE order_id = ? AND customer = ?', orderId, customer) !== null,
  }
}

/** Oldest first. */
export function allEvents(store: Store, customerId: string): CustomerEvent[] {
  const customer = findCustomerKey(store, customerId)
  if (customer === null) return []
  return store.sql
    .all<EventRow>(`SELECT ${columns} FROM event WHERE customer = ? ORDER BY timestamp, key`, customer)
    .map((row) => eventOf(store, row))
}

/** Newest first. */
export function listEvents(
  store: Store,
  customerId: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Page<CustomerEvent> {
  const customer = findCustomerKey(store, customerId)
  const [timestamp = Number.MAX_SAFE_INTEGER, key = Number.MAX_SAFE_INTEGER] = readPosition(cursor, 2) ?? []
  if (customer === null) return { items: [], next: null }
  const rows = store.sql.all<EventRow>(newestOfCustomer, customer, timestamp, key, limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => eventOf(store, row)),
    next: rows.length > limit && last !== undefined ? writeCursor(last.timestamp, last.key) : null,
  }
}

// The inner query is answered by the index alone, so that only the rows of the page are read.
const newestOfCustomer = `SELECT ${columns} FROM event WHERE key IN (
    SELECT key FROM event WHERE customer = ? AND (timestamp, key) < (?, ?) ORDER BY timestamp DESC, key DESC LIMIT ?
  ) ORDER BY timestamp DESC, key DESC`

/** How far back a rare event is looked for. */
const recentRows = 100_000

/** Of the whole workspace, the last to come in first. */
export function recentEvents(
  store: Store,
  { event, before }: { event?: string; before?: string },
  limit: number,
): { customerId: string; event: CustomerEvent }[] {
  const name = event === undefined ? null : store.eventNames.find(event)
  const end = before === undefined ? Number.MAX_SAFE_INTEGER : toKey(before)
  if ((event !== undefined && name === null) || end === null) return []
  return store.sql
    .all<EventRow & { customer_id: string }>(newest, recentRows, name, limit, end)
    .map((row) => ({ customerId: row.customer_id, event: eventOf(store, row) }))
}

const newest = `SELECT e.key, name, timestamp, received_at, message_id, properties, c.id AS customer_id
  FROM event e CROSS JOIN customer c ON c.key = e.customer
  WHERE e.key < ?4 AND e.key >= (SELECT min(?4, max(key) + 1) FROM event) - ?1 AND (?2 IS NULL OR name = ?2) ORDER BY e.key DESC LIMIT ?3`

export const listEventNames = ({ sql }: Store, limit: number): { event: string; count: number }[] =>
  sql.all<{ event: string; count: number }>(
    'SELECT name AS event, count FROM event_name WHERE count > 0 ORDER BY count DESC, name LIMIT ?',
    limit,
  )

export function eventOf({ eventNames }: Store, row: EventRow): CustomerEvent {
  return {
    id: toId(row.key),
    messageId: row.message_id,
    event: eventNames.textOf(row.name),
    properties: JSON.parse(row.properties),
    timestamp: row.timestamp,
    receivedAt: row.received_at,
  }
}
