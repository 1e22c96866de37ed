import type { Store } from './store.ts'

const nowhere: readonly string[] = []

/** Keeps for each segment who is in it, as the profile of a customer says it; `before` is the profile's list that is replaced. */
export function writeMembership(
  store: Store,
  customer: number,
  segments: readonly string[],
  before: readonly string[] = nowhere,
): void {
  if (segments === before) return
  for (const id of segments) {
    if (before.includes(id)) continue
    store.sql.run('INSERT OR IGNORE INTO membership VALUES (?, ?)', store.segments.keyOf(id), customer)
  }
  for (const id of before) {
    if (segments.includes(id)) continue
    store.sql.run('DELETE FROM membership WHERE segment = ? AND customer = ?', store.segments.keyOf(id), customer)
  }
}

export function segmentSize({ sql, segments }: Store, segmentId: string): number {
  const key = segments.find(segmentId)
  if (key === null) return 0
  return sql.one<{ n: number }>('SELECT count(*) AS n FROM membership WHERE segment = ?', key)?.n ?? 0
}

export function settledSegments({ sql }: Store): Map<string, string | null> {
  const rows = sql.all<{ id: string; settledBy: string | null }>('SELECT id, settled_by AS settledBy FROM segment')
  return new Map(rows.map(({ id, settledBy }) => [id, settledBy]))
}

export function settleSegment({ sql, segments }: Store, segmentId: string, rules: string): void {
  sql.run('UPDATE segment SET settled_by = ? WHERE key = ?', rules, segments.keyOf(segmentId))
}

export function forgetSegment({ sql, segments }: Store, segmentId: string): void {
  const key = segments.find(segmentId)
  if (key === null) return
  const { n = 0 } = sql.one<{ n: number }>('SELECT count(*) AS n FROM membership WHERE segment = ?', key) ?? {}
  if (n > 0) throw new Error(`Segment ${segmentId} still has ${n} customers in it, so it cannot be forgotten.`)
  sql.run('DELETE FROM segment WHERE key = ?', key)
  segments.forget()
}
