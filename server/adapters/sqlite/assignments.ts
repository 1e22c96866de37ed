import type { Assignment } from '../../../shared/engine/turnWorld.ts'
import { customerKey, findCustomerKey } from './customers.ts'
import type { Store } from './store.ts'

export function storedVariant(
  { sql, flows }: Store,
  customerId: string,
  flowId: string,
  nodeId: string,
): string | null {
  const flow = flows.find(flowId)
  const customer = findCustomerKey(sql, customerId)
  if (flow === null || customer === null) return null
  const text = 'SELECT variant FROM assignment WHERE customer = ? AND flow = ? AND node = ?'
  return sql.one<{ variant: string }>(text, customer, flow, nodeId)?.variant ?? null
}

/** A variant that no longer exists is drawn anew: the new one replaces it. */
export function writeAssignment({ sql, flows }: Store, customerId: string, assignment: Assignment): void {
  const { flowId, nodeId, version, variantId, bucket, holdout, at } = assignment
  sql.run(
    'INSERT OR REPLACE INTO assignment (customer, flow, node, version, variant, bucket, holdout, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    customerKey(sql, customerId),
    flows.keyOf(flowId),
    nodeId,
    version,
    variantId,
    bucket,
    holdout ? 1 : 0,
    at,
  )
}
