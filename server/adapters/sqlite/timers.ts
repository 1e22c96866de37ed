import type { DueTimer } from '../../ports/journal.ts'
import { toId } from './base36.ts'
import type { Store } from './store.ts'

interface TimerRow {
  key: number
  customerId: string
  dueAt: number
  startedAt: number
}

/** Timers of one flow after another, as each has them in order: those of a paused flow are never looked at, however many are overdue. */
export function dueTimers(store: Store, held: ReadonlySet<string>, now: number, limit: number): DueTimer[] {
  return activeFlows(store, held)
    .flatMap(({ key, id }) =>
      store.sql.all<TimerRow>(dueOfFlow, key, now, limit).map((timer) => ({ ...timer, flowId: id })),
    )
    .sort((a, b) => a.dueAt - b.dueAt || a.startedAt - b.startedAt || a.key - b.key)
    .slice(0, limit)
    .map(({ key, customerId, flowId, dueAt }) => ({ journeyId: toId(key), customerId, flowId, dueAt }))
}

const dueOfFlow = `SELECT j.key, c.id AS customerId, j.due_at AS dueAt, j.started_at AS startedAt
  FROM journey j CROSS JOIN customer c ON c.key = j.customer
  WHERE j.flow = ? AND j.due_at IS NOT NULL AND j.due_at <= ? ORDER BY j.due_at, j.started_at, j.key LIMIT ?`

export function nextTimerAt(store: Store, held: ReadonlySet<string>): number | null {
  let next: number | null = null
  for (const { key } of activeFlows(store, held)) {
    const at = store.sql.one<{ at: number | null }>(nextOfFlow, key)?.at ?? null
    if (at !== null && (next === null || at < next)) next = at
  }
  return next
}

const nextOfFlow = 'SELECT min(due_at) AS at FROM journey WHERE flow = ? AND due_at IS NOT NULL'

const activeFlows = ({ sql }: Store, held: ReadonlySet<string>): { key: number; id: string }[] =>
  sql.all<{ key: number; id: string }>('SELECT key, id FROM flow').filter(({ id }) => !held.has(id))
