import { foldEvent, orderEvent, orderIdOf } from '../../shared/customer/computed.ts'
import type { Computed, Customer } from '../../shared/customer/customer.ts'
import { newCustomer } from '../../shared/customer/customer.ts'
import type { CustomerEvent } from '../../shared/customer/event.ts'
import type { Journey } from '../../shared/engine/journey.ts'
import type { LiveFlows } from '../../shared/engine/turnWorld.ts'
import type { Unit } from './turns.ts'

/**
 * Makes one customer of two. `to`, the known one, wins where both say something; the earlier first-seen date stays; computed attributes are folded
 * anew from all events. Of two open journeys that may not run beside each other the older stays and the other exits as merged.
 */
export function mergeCustomers(
  unit: Unit,
  from: string,
  to: string,
  { flows, currency }: { flows: LiveFlows; currency: string },
): void {
  const { tx, now } = unit
  const losing = tx.customer(from)
  const winning = tx.customer(to) ?? newCustomer(to, losing?.firstSeenAt ?? now)
  tx.saveCustomer(winning)
  tx.mergeInto(from, to)
  if (!losing) return
  tx.saveCustomer(mergedOf(losing, winning, computedOf(tx.allEvents(to), currency)))
  for (const journeyId of displaced(tx.openJourneys(to), flows)) {
    unit.turn(to, { kind: 'exit', journeyId, reason: 'merged' })
  }
  unit.turn(to, { kind: 'customer' })
}

function mergedOf(losing: Customer, winning: Customer, computed: Computed): Customer {
  return {
    id: winning.id,
    traits: { ...losing.traits, ...winning.traits },
    tags: [...new Set([...winning.tags, ...losing.tags])],
    segments: [...new Set([...winning.segments, ...losing.segments])],
    consent: { ...losing.consent, ...winning.consent },
    suppressed: [...new Set([...winning.suppressed, ...losing.suppressed])],
    computed,
    firstSeenAt: Math.min(losing.firstSeenAt, winning.firstSeenAt),
    lastSeenAt: Math.max(losing.lastSeenAt, winning.lastSeenAt),
  }
}

function computedOf(events: Iterable<CustomerEvent>, currency: string): Computed {
  const orders = new Set<string>()
  const history = { hasOrder: (orderId: string) => orders.has(orderId) }
  let { computed } = newCustomer('', 0)
  for (const event of events) {
    computed = foldEvent(computed, event, history, currency).computed
    const orderId = event.event === orderEvent ? orderIdOf(event) : null
    if (orderId !== null) orders.add(orderId)
  }
  return computed
}

/** Of the open journeys, oldest first, those that share their flow (and their key, where the flow has one) with an older one. */
function displaced(open: readonly Journey[], flows: LiveFlows): string[] {
  const taken = new Set<string>()
  return open.flatMap(({ id, flowId, version, key }) => {
    const concurrent = flows.planOf(flowId, version)?.flow.settings.concurrent ?? 'no'
    const place = JSON.stringify([flowId, concurrent === 'no' ? null : key])
    if (taken.has(place)) return [id]
    taken.add(place)
    return []
  })
}
