import type { DeliveryRecord, Journal, Page } from '../../server/ports/journal.ts'
import type { CustomerEvent } from '../../shared/customer/event.ts'
import type { Journey, Step } from '../../shared/engine/journey.ts'

/** All that a journal holds, read page by page through its port. */
export interface Snapshot {
  events: { customerId: string; event: CustomerEvent }[]
  journeys: { journey: Journey; steps: Step[] }[]
  deliveries: DeliveryRecord[]
}

export function readSnapshot(journal: Journal): Snapshot {
  return {
    events: journal.recentEvents({}, Number.MAX_SAFE_INTEGER),
    journeys: allPages((page) => journal.journeys({}, page)).map((journey) => ({
      journey,
      steps: journal.steps(journey.id),
    })),
    deliveries: allPages((page) => journal.deliveries({}, page)),
  }
}

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
