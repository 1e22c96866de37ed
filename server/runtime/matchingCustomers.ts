import { setImmediate as breathe } from 'node:timers/promises'
import type { Customer } from '../../shared/customer/customer.ts'
import type { Workspace } from '../../shared/engine/world.ts'
import { compileRules } from '../../shared/rules/compile.ts'
import type { Rules } from '../../shared/rules/rules.ts'
import type { Journal } from '../ports/journal.ts'

// Intake finds room between the batches.
const batchSize = 200
const examplesAtMost = 5

/** How many customers rules match at this moment, with the newest of them. Every customer is looked at, until `signal` says that nobody waits for it any more. */
export async function matchingCustomers(
  rules: Rules,
  { journal, workspace, now }: { journal: Journal; workspace: Workspace; now: number },
  signal: AbortSignal,
): Promise<{ count: number; examples: Customer[] }> {
  const matches = compileRules(rules)
  const examples: Customer[] = []
  let count = 0
  let cursor: string | null = null
  do {
    const page = journal.customers({}, { limit: batchSize, ...(cursor === null ? {} : { cursor }) })
    for (const customer of page.items) {
      const history = journal.history(customer.id)
      if (!matches({ now, workspace, customer, history, event: null, journey: null }).holds) continue
      count += 1
      if (examples.length < examplesAtMost) examples.push(customer)
    }
    await breathe()
    cursor = page.next
  } while (cursor !== null && !signal.aborted)
  return { count, examples }
}
