import type { TriggerClock } from '../../ports/journal.ts'
import type { Store } from './store.ts'

type Row = Omit<TriggerClock, 'flowId'> & { flow: number }

export function triggerClocks({ sql, flows }: Store): TriggerClock[] {
  return sql
    .all<Row>('SELECT flow, node AS nodeId, set_by AS setBy, since, due_at AS dueAt, position FROM trigger_clock')
    .map(({ flow, ...rest }) => ({ flowId: flows.textOf(flow), ...rest }))
}

export function writeTriggerClock({ sql, flows }: Store, clock: TriggerClock): void {
  const { flowId, nodeId, setBy, since, dueAt, position } = clock
  const text = 'INSERT OR REPLACE INTO trigger_clock VALUES (?, ?, ?, ?, ?, ?)'
  sql.run(text, flows.keyOf(flowId), nodeId, setBy, since, dueAt, position)
}

export function removeTriggerClock(
  { sql, flows }: Store,
  { flowId, nodeId }: { flowId: string; nodeId: string },
): void {
  sql.run('DELETE FROM trigger_clock WHERE flow = ? AND node = ?', flows.keyOf(flowId), nodeId)
}

/** In the order of their keys, which a customer keeps: who comes meanwhile is at the end, and nobody is met twice. */
export function everyoneAfter(
  { sql, segments }: Store,
  { position, segmentId }: { position: number | null; segmentId?: string },
  limit: number,
): { customerId: string; position: number }[] {
  const after = position ?? -1
  if (segmentId === undefined) {
    return sql.all(
      'SELECT id AS customerId, key AS position FROM customer WHERE key > ? ORDER BY key LIMIT ?',
      after,
      limit,
    )
  }
  const segment = segments.find(segmentId)
  if (segment === null) return []
  const text = `SELECT c.id AS customerId, c.key AS position FROM membership m JOIN customer c ON c.key = m.customer
    WHERE m.segment = ? AND m.customer > ? ORDER BY m.customer LIMIT ?`
  return sql.all(text, segment, after, limit)
}
