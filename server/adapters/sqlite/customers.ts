import type { Customer } from '../../../shared/customer/customer.ts'
import type { Page } from '../../ports/journal.ts'
import { pageOf, readCursor } from './cursor.ts'
import type { Known } from './knownCustomers.ts'
import { searchTextOf } from './searchText.ts'
import { writeMembership } from './segments.ts'
import type { Store } from './store.ts'

type CustomerRow = [
  key: number,
  id: string,
  profile: string,
  ordersCount: number,
  totalSpent: number,
  firstOrderAt: number | null,
  lastOrderAt: number | null,
  lastOrderValue: number | null,
  points: number,
  offersCount: number,
  lastOfferAt: number | null,
  firstSeenAt: number,
  lastSeenAt: number,
]

type Profile = Pick<Customer, 'traits' | 'tags' | 'segments' | 'consent' | 'suppressed'>

const columns = `key, id, profile, orders_count, total_spent, first_order_at, last_order_at, last_order_value,
  points, offers_count, last_offer_at, first_seen_at, last_seen_at`

export const readCustomer = (store: Store, id: string): Customer | null => known(store, id)?.customer ?? null

export const findCustomerKey = (store: Store, id: string): number | null => known(store, id)?.key ?? null

/** The key of a customer who was saved before. */
export function customerKey(store: Store, id: string): number {
  const key = findCustomerKey(store, id)
  if (key === null) throw new Error(`Customer ${id} has to be saved before anything of theirs is.`)
  return key
}

export function resolveId(store: Store, id: string): string {
  // No alias is a customer, and whoever asks goes on to read that customer.
  if (known(store, id) !== null) return id
  const text = 'SELECT c.id FROM alias a JOIN customer c ON c.key = a.customer WHERE a.id = ?'
  return store.sql.one<{ id: string }>(text, id)?.id ?? id
}

/** Inserts or updates. An event changes a customer's figures, seldom the profile, and only what changed is written. */
export function writeCustomer(store: Store, customer: Customer): void {
  const before = known(store, customer.id)
  if (before !== null && sameProfile(customer, before.customer)) {
    store.sql.run(updateFigures, ...figuresOf(customer), before.key)
    store.customers.keep({ ...before, customer })
    return
  }
  const { traits, tags, segments, consent, suppressed } = customer
  const profile = JSON.stringify({ traits, tags, segments, consent, suppressed } satisfies Profile)
  const row = store.sql.insert<{ key: number }>(upsert, customer.id, profile, ...figuresOf(customer))
  if (row === null) throw new Error(`SQLite returned no key for customer ${customer.id}.`)
  store.sql.run(upsertSearch, row.key, searchTextOf(customer))
  writeMembership(store, row.key, segments, before?.customer.segments)
  store.customers.keep({ key: row.key, customer, isIdle: before?.isIdle ?? false })
}

function known(store: Store, id: string): Known | null {
  const kept = store.customers.get(id)
  if (kept !== undefined) return kept
  const row = store.sql.list<CustomerRow>(`SELECT ${columns} FROM customer WHERE id = ?`, id)
  if (row === null) return null
  const read = fromRow(row)
  store.customers.keep(read)
  return read
}

/** Newest first. */
export function listCustomers(
  { sql, segments }: Store,
  { search = '', segmentId }: { search?: string; segmentId?: string },
  { limit, cursor }: { limit: number; cursor?: string },
): Page<Customer> {
  const before = readCursor(cursor)
  const words = search === '' ? [] : [search.toLowerCase()]
  // Nobody is in a segment that the journal has never heard of, and no segment has this key.
  const segment = segmentId === undefined ? [] : [segments.find(segmentId) ?? 0]
  const [everybody, found] = segmentId === undefined ? lists : listsOfSegment
  const rows = sql.lists<CustomerRow>(search === '' ? everybody : found, before, ...segment, ...words, limit + 1)
  return pageOf(rows.map(fromRow), limit, ({ customer }) => customer)
}

// Each is driven by the narrowest table that decides, so that the wide rows of customers are read for those alone who are shown.
const list = (key: string, joins: string, tests: string): string =>
  `SELECT ${columns} FROM customer ${joins} WHERE ${key} < ? ${tests} ORDER BY ${key} DESC LIMIT ?`

const isFound = 'AND instr(s.text, ?) > 0'
const lists = [list('key', '', ''), list('s.customer', 'JOIN customer_search s ON s.customer = key', isFound)] as const

const isMember = 'AND m.segment = ?'
const members = 'JOIN membership m ON m.customer = key'
const listsOfSegment = [
  list('m.customer', members, isMember),
  list('m.customer', `${members} JOIN customer_search s ON s.customer = m.customer`, `${isMember} ${isFound}`),
] as const

const updateFigures = `UPDATE customer SET orders_count = ?, total_spent = ?, first_order_at = ?, last_order_at = ?,
  last_order_value = ?, points = ?, offers_count = ?, last_offer_at = ?, first_seen_at = ?, last_seen_at = ? WHERE key = ?`

const upsert = `INSERT INTO customer (id, profile, orders_count, total_spent, first_order_at, last_order_at,
    last_order_value, points, offers_count, last_offer_at, first_seen_at, last_seen_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET profile = excluded.profile, orders_count = excluded.orders_count,
    total_spent = excluded.total_spent, first_order_at = excluded.first_order_at, last_order_at = excluded.last_order_at,
    last_order_value = excluded.last_order_value, points = excluded.points,
    offers_count = excluded.offers_count, last_offer_at = excluded.last_offer_at, first_seen_at = excluded.first_seen_at,
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

const figuresOf = ({ computed, rewards, firstSeenAt, lastSeenAt }: Customer): (number | null)[] => [
  computed.ordersCount,
  computed.totalSpent,
  computed.firstOrderAt,
  computed.lastOrderAt,
  computed.lastOrderValue,
  rewards.points,
  rewards.offersCount,
  rewards.lastOfferAt,
  firstSeenAt,
  lastSeenAt,
]

function fromRow([
  key,
  id,
  text,
  ordersCount,
  totalSpent,
  firstOrderAt,
  lastOrderAt,
  lastOrderValue,
  points,
  offersCount,
  lastOfferAt,
  firstSeenAt,
  lastSeenAt,
]: CustomerRow): Known {
  const profile: Profile = JSON.parse(text)
  const computed = { ordersCount, totalSpent, firstOrderAt, lastOrderAt, lastOrderValue }
  const rewards = { points, offersCount, lastOfferAt }
  return { key, customer: { id, ...profile, computed, rewards, firstSeenAt, lastSeenAt }, isIdle: false }
}
