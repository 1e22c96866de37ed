import type { Sent } from '../../../shared/engine/policy/sent.ts'
import { findCustomerKey } from './customers.ts'
import type { Store } from './store.ts'

// In the words of the index `delivery_counted`: with others it would not be used.
export const sentSinceSql = `SELECT kind AS channel, created_at AS at FROM delivery
  WHERE customer = ? AND created_at >= ? AND kind IN ('email', 'sms', 'push', 'inApp') AND transactional = 0
  ORDER BY created_at`

/** Marketing messages that joined the outbox since a moment. */
export const sentSince = (store: Store, customerId: string, from: number): Sent[] =>
  store.sql.all<Sent>(sentSinceSql, findCustomerKey(store, customerId), from)
