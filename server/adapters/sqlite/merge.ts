import { customerKey, findCustomerKey } from './customers.ts'
import type { Store } from './store.ts'

// What started a journey of either has started one of both; what is to come is the known customer's, where anything is.
const joinDates = `UPDATE planned_date AS own SET
    due_at = ifnull(own.due_at, other.due_at), of_date = iif(own.due_at IS NULL, other.of_date, own.of_date),
    came = nullif(max(ifnull(own.came, ''), ifnull(other.came, '')), '')
  FROM planned_date AS other
  WHERE own.customer = ? AND other.customer = ? AND own.flow = other.flow AND own.node = other.node`

/** Moves all of `from` to `to`, and makes `from` resolve to `to` for ever. */
export function mergeInto(store: Store, from: string, to: string): void {
  const { sql, customers } = store
  const target = customerKey(store, to)
  const source = findCustomerKey(store, from)
  if (source === target) return
  if (source !== null) {
    for (const table of ['event', 'journey', 'delivery', 'alias', 'call_message']) {
      sql.run(`UPDATE ${table} SET customer = ? WHERE customer = ?`, target, source)
    }
    sql.run(joinDates, target, source)
    // Where both have one, the known customer keeps its own.
    for (const table of ['assignment', 'planned_date']) {
      sql.run(`UPDATE OR IGNORE ${table} SET customer = ? WHERE customer = ?`, target, source)
      sql.run(`DELETE FROM ${table} WHERE customer = ?`, source)
    }
    sql.run('DELETE FROM customer_search WHERE customer = ?', source)
    sql.run('DELETE FROM membership WHERE customer = ?', source)
    sql.run('DELETE FROM customer WHERE key = ?', source)
  }
  customers.forget()
  sql.run('INSERT INTO alias VALUES (?, ?) ON CONFLICT DO UPDATE SET customer = excluded.customer', from, target)
}
