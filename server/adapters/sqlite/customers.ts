import type { Customer } from '../../../shared/customer/customer.ts'
import type { Page } from '../../ports/journal.ts'
import { pageOf, readCursor } from './cursor.ts'
import { searchTextOf } from './searchText.ts'
import type { Sql } from './sql.ts'

interface CustomerRow {
  key: number
  id: string
  profile: string
  orders_count: number
  total_spent: number
  first_order_at: number | null
  last_order_at: number | null
  last_order_value: number | null
  first_seen_at: number
  last_seen_at: number
}

type Profile = Pick<Customer, 'traits' | 'tags' | 'segments' | 'consent' | 'suppressed'>

const columns = `key, id, profile, orders_count, total_spent, first_order_at, last_order_at, last_order_value,
  first_seen_at, last_seen_at`

export function readCustomer(sql: Sql, id: string): Customer | null {
  const row = sql.one<CustomerRow>(`SELECT ${columns} FROM customer WHERE id = ?`, id)
  return row && fromRow(row)
}

/** The key of a customer who was saved before. */
export function customerKey(sql: Sql, id: string): number {
  const key = findCustomerKey(sql, id)
  if (key === null) throw new Error(`Customer ${id} has to be saved before anything of theirs is.`)
  return key
}

export const findCustomerKey = (sql: Sql, id: string): number | null =>
  sql.one<{ key: number }>('SELECT key FROM customer WHERE id = ?', id)?.key ?? null

export const resolveId = (sql: Sql, id: string): string =>
  sql.one<{ id: string }>('SELECT c.id FROM alias a JOIN customer c ON c.key = a.customer WHERE a.id = ?', id)?.id ?? id

/** Inserts or updates. `before` is the customer as the unit read it: an event changes figures, seldom the profile. */
export function writeCustomer(sql: Sql, customer: Customer, before: Customer | undefined): void {
  if (before !== undefined && sameProfile(customer, before)) {
    sql.run(updateFigures, ...figuresOf(customer), customer.id)
    return
  }
  const { traits, tags, segments, consent, suppressed } = customer
  const profile = JSON.stringify({ traits, tags, segments, consent, suppressed } satisfies Profile)
  const row = sql.one<{ key: number }>(upsert, customer.id, profile, ...figuresOf(customer))
  if (row === null) throw new Error(`SQLite returned no key for customer ${customer.id}.`)
  sql.run(upsertSearch, row.key, searchTextOf(customer))
}

/** Newest first. */
export function listCustomers(
  sql: Sql,
  { search = '' }: { search?: string },
  { limit, cursor }: { limit: number; cursor?: string },
): Page<Customer> {
  const before = readCursor(cursor)
  const rows =
    search === ''
      ? sql.all<CustomerRow>(
          `SELECT ${columns} FROM customer WHERE key < ? ORDER BY key DESC LIMIT ?`,
          before,
          limit + 1,
        )
      : sql.all<CustomerRow>(found, before, search.toLowerCase(), limit + 1)
  return pageOf(rows, limit, fromRow)
}

const found = `SELECT ${columns} FROM customer JOIN customer_search s ON s.customer = key
  WHERE s.customer < ? AND instr(s.text, ?) > 0 ORDER BY s.customer DESC LIMIT ?`

const updateFigures = `UPDATE customer SET orders_count = ?, total_spent = ?, first_order_at = ?, last_order_at = ?,
  last_order_value = ?, first_seen_at = ?, last_seen_at = ? WHERE id = ?`

const upsert = `INSERT INTO customer (id, profile, orders_count, total_spent, first_order_at, last_order_at,
    last_order_value, first_seen_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET profile = excluded.profile, orders_count = excluded.orders_count,
    total_spent = excluded.total_spent, first_order_at = excluded.first_order_at, last_order_at = excluded.last_order_at,
    last_order_value = excluded.last_order_value, first_seen_at = excluded.first_seen_at,
    last_seen_at = excluded.last_seen_at
  RETURNING key`

const upsertSearch = `INSERT INTO customer_search VALUES (?, ?)
  ON CONFLICT DO UPDATE SET text = excluded.text WHERE text <> excluded.text`

// Customers are treated as immutable: what is the same object has not changed.
const sameProfile = (a: Customer, b: Customer): boolean =>
  a.traits === b.traits &&
  a.tags === b.tags &&
  a.segments === b.segments &&
  a.consent === b.consent &&
  a.suppressed === b.suppressed

const figuresOf = ({ computed, firstSeenAt, lastSeenAt }: Customer): (number | null)[] => [
  computed.ordersCount,
  computed.totalSpent,
  computed.firstOrderAt,
  computed.lastOrderAt,
  computed.lastOrderValue,
  firstSeenAt,
  lastSeenAt,
]

function fromRow(row: CustomerRow): Customer {
  const profile: Profile = JSON.parse(row.profile)
  return {
    id: row.id,
    ...profile,
    computed: {
      ordersCount: row.orders_count,
      totalSpent: row.total_spent,
      firstOrderAt: row.first_order_at,
      lastOrderAt: row.last_order_at,
      lastOrderValue: row.last_order_value,
    },
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
  }
}
