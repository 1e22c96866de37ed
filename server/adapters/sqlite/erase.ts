import { toId } from './base36.ts'
import { findCustomerKey } from './customers.ts'
import { removeCopies } from './migrate.ts'
import type { Store } from './store.ts'
import { eraseSteps, readSteps } from './trail.ts'

/** Erases a customer. What was under way is counted as exited, so that the counts, which name nobody, still add up. */
export function eraseCustomer(store: Store, customerId: string): void {
  const { sql, ids, customers, file } = store
  const customer = findCustomerKey(store, customerId)
  if (customer === null) return
  // Before the commit: an erasure that was answered must not be undone by a copy that a crash left lying.
  removeCopies(file)
  ids.neverAgain()
  eraseJourneys(store, customer)
  eraseEvents(store, customer)
  for (const table of [
    'delivery',
    'assignment',
    'alias',
    'call_message',
    'customer_search',
    'membership',
    'planned_date',
  ]) {
    sql.run(`DELETE FROM ${table} WHERE customer = ?`, customer)
  }
  sql.run('DELETE FROM customer WHERE key = ?', customer)
  customers.forget()
}

interface CountedJourney {
  key: number
  flow: number
  version: number
  status: number
  startedAt: number
}

function eraseJourneys(store: Store, customer: number): void {
  const { sql, ledger } = store
  const text = 'SELECT key, flow, version, status, started_at AS startedAt FROM journey WHERE customer = ?'
  for (const { key, flow, version, status, startedAt } of sql.all<CountedJourney>(text, customer)) {
    if (status < 2) {
      const count = ledger.of(flow, version)
      count('', 'exited', startedAt)
      for (const step of readSteps(sql, toId(key))) {
        const isOpen = step.leftAt === null && step.ended === null
        if (isOpen) count(step.nodeId, 'ended', step.at)
      }
    }
    eraseSteps(sql, key)
  }
  sql.run('DELETE FROM journey WHERE customer = ?', customer)
}

function eraseEvents({ sql, ledger }: Store, customer: number): void {
  const names = sql.all<{ name: number; n: number }>(
    'SELECT name, count(*) AS n FROM event WHERE customer = ? GROUP BY name',
    customer,
  )
  sql.run('DELETE FROM event WHERE customer = ?', customer)
  for (const { name, n } of names) ledger.countEvents(name, -n)
}
