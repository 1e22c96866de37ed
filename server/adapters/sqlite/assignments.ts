import type { Assignment } from '../../../shared/engine/turnWorld.ts'
import { customerKey, findCustomerKey } from './customers.ts'
import type { Store } from './store.ts'

export function storedVariant(store: Store, customerId: string, flowId: string, nodeId: string): string | null {
  const flow = store.flows.find(flowId)
  const customer = findCustomerKey(store, customerId)
  if (flow === null || customer === null) return null
  const text = 'SELECT variant FROM assignment WHERE customer = ? AND flow = ? AND node = ?'
  return store.sql.one<{ variant: string }>(text, customer, flow, nodeId)?.variant ?? null
}

/** A variant that no longer exists is drawn anew: the new one replaces it. */
export function writeAssignment(store: Store, customerId: string, assignment: Assignment): void {
  const { flowId, nodeId, version, variantId, bucket, holdout, at } = assignment
  store.sql.run(
    'INSERT OR REPLACE INTO assignment (customer, flow, node, version, variant, bucket, holdout, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    customerKey(store, customerId),
    store.flows.keyOf(flowId),
    nodeId,
    version,
    variantId,
    bucket,
    holdout ? 1 : 0,
    at,
  )
}
