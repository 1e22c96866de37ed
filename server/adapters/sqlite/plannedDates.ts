import type { DueDate, PlannedDate } from '../../ports/journal.ts'
import { customerKey, findCustomerKey } from './customers.ts'
import type { Store } from './store.ts'

type Row = Omit<PlannedDate, 'flowId'> & { flow: number }

const columns = 'flow, node AS nodeId, due_at AS dueAt, of_date AS of, came, planned_at AS plannedAt'

export function plannedDates(store: Store, customerId: string): PlannedDate[] {
  const customer = findCustomerKey(store, customerId)
  if (customer === null) return []
  const rows = store.sql.all<Row>(`SELECT ${columns} FROM planned_date WHERE customer = ?`, customer)
  return rows.map(({ flow, ...rest }) => ({ flowId: store.flows.textOf(flow), ...rest }))
}

export function writePlannedDate(
  store: Store,
  customerId: string,
  { flowId, nodeId, dueAt, of, came, plannedAt }: PlannedDate,
): void {
  store.sql.run(
    'INSERT OR REPLACE INTO planned_date VALUES (?, ?, ?, ?, ?, ?, ?)',
    customerKey(store, customerId),
    store.flows.keyOf(flowId),
    nodeId,
    dueAt,
    of,
    came,
    plannedAt,
  )
}

/** In the order in which they are due, then by customer, flow and trigger, which is the order of the index. */
export function dueDates({ sql, flows }: Store, now: number, limit: number): DueDate[] {
  return sql
    .all<Omit<DueDate, 'flowId'> & { flow: number }>(
      `SELECT d.flow, d.node AS nodeId, c.id AS customerId, d.due_at AS dueAt
       FROM planned_date d JOIN customer c ON c.key = d.customer
       WHERE d.due_at <= ? ORDER BY d.due_at, d.customer, d.flow, d.node LIMIT ?`,
      now,
      limit,
    )
    .map(({ flow, ...rest }) => ({ flowId: flows.textOf(flow), ...rest }))
}

export const nextDateAt = ({ sql }: Store): number | null =>
  sql.one<{ at: number | null }>('SELECT min(due_at) AS at FROM planned_date WHERE due_at IS NOT NULL')?.at ?? null
