import type { CustomerEvent } from '../customer/event.ts'
import { addDuration, parseDuration, zoneOf } from './calendar.ts'
import type { Journey } from './journey.ts'
import type { Plan } from './plan.ts'
import type { World } from './world.ts'

/** How a journey begins: at which trigger, with which event and key. */
interface JourneyStart {
  id: string
  triggerId: string
  event: CustomerEvent | null
  key: string | null
}

/** A journey that has not taken a step yet. Its start, and the window of its goal, count from now. */
export function newJourney(plan: Plan, { id, triggerId, event, key }: JourneyStart, world: World): Journey {
  return {
    id,
    flowId: plan.flowId,
    version: plan.version,
    customerId: world.customer.id,
    key,
    status: 'ready',
    triggerId,
    event,
    startedAt: world.now,
    endedAt: null,
    endReason: null,
    outcome: null,
    goalUntil: goalUntil(plan, world),
    converted: null,
    position: null,
    visits: {},
    variants: {},
    events: {},
    steps: 0,
  }
}

function goalUntil({ goal }: Plan, { now, customer, workspace }: World): number | null {
  const within = goal && parseDuration(goal.within)
  return within ? addDuration(now, within, zoneOf(customer, workspace).zone) : null
}
