import { presentComputed } from '../customer/computed.ts'
import type { CustomerEvent } from '../customer/event.ts'
import { presentRewards } from '../customer/rewards.ts'
import { instantToIso } from '../engine/calendar.ts'
import type { Journey } from '../engine/journey.ts'
import type { Scope } from '../engine/world.ts'

/** What a template sees. Nothing of the workspace, which has secrets, is in it. */
export function templateScope(scope: Scope, zone: string): object {
  return {
    now: instantToIso(scope.now),
    customer: customerIn(scope, zone),
    event: scope.event && eventIn(scope.event),
    journey: scope.journey && journeyIn(scope.journey),
  }
}

function customerIn({ customer, now }: Scope, zone: string): object {
  return {
    id: customer.id,
    traits: customer.traits,
    tags: customer.tags,
    segments: customer.segments,
    consent: customer.consent,
    firstSeenAt: instantToIso(customer.firstSeenAt),
    lastSeenAt: instantToIso(customer.lastSeenAt),
    ...presentComputed(customer.computed, now, zone),
    ...presentRewards(customer.rewards),
  }
}

// `name` is what rules call it, `event` what the sender did.
const eventIn = ({ event, properties, timestamp }: CustomerEvent): object => ({
  name: event,
  event,
  properties,
  timestamp: instantToIso(timestamp),
})

const journeyIn = (journey: Journey): object => ({
  startedAt: instantToIso(journey.startedAt),
  variant: journey.variants,
  events: Object.fromEntries(Object.entries(journey.events).map(([nodeId, event]) => [nodeId, eventIn(event)])),
})
