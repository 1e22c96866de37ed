import type { Customer } from '../../shared/customer/customer.ts'
import type { CustomerEvent } from '../../shared/customer/event.ts'
import type { Journey } from '../../shared/engine/journey.ts'
import type { Sent } from '../../shared/engine/policy/sent.ts'
import type { Given } from '../../shared/flow/flowTest.ts'
import type { Journal } from '../ports/journal.ts'
import { notFound } from '../refusals.ts'

/** A customer with the history, the journeys in one flow and what was sent to them. */
interface Stored {
  customer: Customer
  events: CustomerEvent[]
  journeys: Journey[]
  sent: Sent[]
}

/** The stored customer that a preview asks for; null where it brings its own. Throws a 404. */
export function storedFor({ customerId }: Given, flowId: string | null, journal: Journal): Stored | null {
  if (customerId === undefined) return null
  const stored = findStored(customerId, flowId, journal)
  if (!stored) throw notFound('customer with this id')
  return stored
}

/** The stored customer of an id, null where there is none. */
export function findStored(customerId: string, flowId: string | null, journal: Journal): Stored | null {
  const customer = journal.customer(journal.resolveId(customerId))
  if (!customer) return null
  const journeys = flowId === null ? [] : journeysIn(flowId, customer.id, journal)
  return { customer, events: journal.allEvents(customer.id), journeys, sent: journal.sentSince(customer.id, 0) }
}

function journeysIn(flowId: string, customerId: string, journal: Journal): Journey[] {
  const journeys: Journey[] = []
  let cursor: string | null = null
  do {
    const page = journal.journeys({ flowId, customerId }, { limit: 200, ...(cursor === null ? {} : { cursor }) })
    journeys.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return journeys
}
