import type { CustomerEvent } from '../customer/event.ts'
import type { Journey } from './journey.ts'
import type { Plan } from './plan.ts'
import type { Scope, World } from './world.ts'

/** The scope of a rule that tests an event of a journey. */
export const scopeOf = (
  journey: Journey | null,
  event: CustomerEvent | null,
  world: Omit<Scope, 'journey' | 'event'>,
): Scope => {
  const { now, customer, history, workspace } = world
  return { now, customer, history, workspace, event, journey }
}

/**
 * The moment before which nothing counts for a journey. Client libraries post batches whose events are all dated a little before they arrive, so
 * the journey's start is not `startedAt` alone: an order in the same batch as the checkout that started it comes after that checkout.
 */
const journeyFloor = ({ startedAt, event }: Journey): number =>
  event === null ? startedAt : Math.min(startedAt, event.timestamp)

/**
 * Whether an event is a journey's own to hear, in its exit rules, its goal and its waits: not the one that started it, none dated before its start,
 * and for journeys with a key none that carries another key.
 */
export function hears(plan: Plan, journey: Journey, event: CustomerEvent, world: World): boolean {
  if (event.id === journey.event?.id || event.timestamp < journeyFloor(journey)) return false
  if (plan.keyOf === null) return true
  const key = plan.keyOf(scopeOf(null, event, world))
  return key === null || key === journey.key
}
