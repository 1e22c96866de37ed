import { ordersOf } from './rules.ts'
import type { Someone } from './state.ts'
import type { PersonTrace, TracedEffect } from './trace.ts'

/** What the model leaves behind of somebody. */
export function traceOfSomeone(someone: Someone): PersonTrace {
  const { id, traits, tags, consent, suppressed, segments, points, offers, events, refused, journeys } = someone
  const { ordersCount, totalSpent } = ordersOf(events)
  return {
    id,
    traits,
    tags,
    consent,
    suppressed,
    segments,
    rewards: { points, offersCount: offers.length, lastOfferAt: offers.at(-1) ?? null },
    orders: { ordersCount, totalSpent },
    events: events.map(({ event }) => event),
    refused,
    journeys: journeys.map((trip, index) => ({
      flowId: trip.flowId,
      version: trip.version,
      key: trip.key,
      triggerId: trip.triggerId,
      status: trip.status,
      startedAt: trip.startedAt,
      endedAt: trip.endedAt,
      endReason: trip.endReason,
      outcome: trip.outcome,
      converted: trip.converted,
      variants: trip.variants,
      steps: trip.steps.map((step) => ({ ...step, effects: step.effects.map(named(trip.number, index + 1)) })),
    })),
  }
}

/** Engines name journeys as they like: a trace names them by their place. */
const named =
  (number: number, place: number) =>
  (effect: TracedEffect): TracedEffect => ({ ...effect, key: effect.key.replace(`${number}/`, `${place}/`) })
