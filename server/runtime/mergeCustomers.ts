import { foldHistory } from '../../shared/customer/computed.ts'
import { newCustomer } from '../../shared/customer/customer.ts'
import { compareArrival } from '../../shared/customer/event.ts'
import { mergeCustomers as mergedOf } from '../../shared/customer/merge.ts'
import type { Journey } from '../../shared/engine/journey.ts'
import { openRival } from '../../shared/engine/match.ts'
import type { LiveFlows } from '../../shared/engine/turnWorld.ts'
import type { Unit } from './turns.ts'

/**
 * Makes one customer of two, with all that the journal has of both. Of two open journeys that may not run beside each other the older stays and the
 * other exits as merged; then the journeys hear that their customer changed.
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
  // Of an order that came in twice the first counts, on whichever of the two it was.
  const events = [...tx.allEvents(to)].sort(compareArrival)
  tx.saveCustomer(mergedOf(winning, losing, foldHistory(events, currency)))
  for (const journeyId of displaced(tx.openJourneys(to), flows)) {
    unit.turn(to, { kind: 'exit', journeyId, reason: 'merged' })
  }
  // As one that was changed: a date of theirs may have come from the other, and is planned anew.
  unit.turn(to, { kind: 'customer' }, tx.customer(to) ?? winning)
}

/** Of the open journeys, oldest first, those whose version would not have let them begin beside an older one that stays. */
function displaced(open: readonly Journey[], flows: LiveFlows): string[] {
  const staying: Journey[] = []
  return open.flatMap((journey) => {
    const plan = flows.planOf(journey.flowId, journey.version)
    if (plan && openRival(plan, journey.key, staying)) return [journey.id]
    staying.push(journey)
    return []
  })
}
