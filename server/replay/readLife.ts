import type { Customer } from '../../shared/customer/customer.ts'
import type { CustomerEvent } from '../../shared/customer/event.ts'
import type { Journey, Step } from '../../shared/engine/journey.ts'
import type { SegmentChange } from '../../shared/segments/segment.ts'
import type { DeliveryRecord, Journal, Page } from '../ports/journal.ts'

/** One journey with all that the journal keeps of it. */
export interface StoredJourney {
  journey: Journey
  steps: Step[]
  deliveries: ReadonlyMap<string, DeliveryRecord>
}

/** All that the journal keeps of one customer, in the order in which it was stored. */
export interface StoredLife {
  /** As they are today: the journal keeps no earlier traits, tags and consent. */
  customer: Customer
  events: CustomerEvent[]
  journeys: StoredJourney[]
}

/** Whether an action of another journey started it: it begins again by itself, in the turn of the step that asks. */
export const isStartedByFlow = ({ steps }: StoredJourney): boolean =>
  steps.some(({ why }) => why.some((each) => each.kind === 'started' && each.by === 'flow'))

/** The change of a segment that started it, null where something else did. */
export function segmentThatStarted({ steps }: StoredJourney): SegmentChange | null {
  const why = steps[0]?.why.find((each) => each.kind === 'segment')
  return why ? { segmentId: why.segmentId, change: why.change } : null
}

/** The moment that started it: of a date of the customer, or of a schedule (`of` null); null where something else did. */
export function momentThatStarted({ steps }: StoredJourney): { dueAt: number; of: string | null } | null {
  const why = steps[0]?.why.find((each) => each.kind === 'due')
  return why ? { dueAt: why.dueAt, of: why.of } : null
}

/** Null where nobody has that id. */
export function readLife(journal: Journal, customerId: string): StoredLife | null {
  const customer = journal.customer(customerId)
  if (!customer) return null
  const journeys = allPages((page) => journal.journeys({ customerId }, page)).sort(inOrder)
  return {
    customer,
    events: journal.allEvents(customerId).sort(inOrder),
    journeys: journeys.map((journey) => ({
      journey,
      steps: journal.steps(journey.id),
      deliveries: deliveriesOf(journal, journey.id),
    })),
  }
}

function deliveriesOf(journal: Journal, journeyId: string): Map<string, DeliveryRecord> {
  const deliveries = allPages((page) => journal.deliveries({ journeyId }, page))
  return new Map(deliveries.map((delivery) => [delivery.key, delivery]))
}

/** The journal counts both in base 36, in the order in which they were stored: timestamps are the senders' own. */
const inOrder = (a: { id: string }, b: { id: string }): number => Number.parseInt(a.id, 36) - Number.parseInt(b.id, 36)

function allPages<T>(read: (page: { limit: number; cursor?: string }) => Page<T>): T[] {
  const all: T[] = []
  let cursor: string | null = null
  do {
    const page = read({ limit: 200, ...(cursor === null ? {} : { cursor }) })
    all.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return all
}
