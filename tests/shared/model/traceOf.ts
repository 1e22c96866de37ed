import type { Customer } from '../../../shared/customer/customer.ts'
import type { CustomerEvent } from '../../../shared/customer/event.ts'
import type { Effect } from '../../../shared/engine/effect.ts'
import type { Journey, Step } from '../../../shared/engine/journey.ts'
import { versionsOf } from '../../../shared/engine/moved.ts'
import type { JsonValue } from '../../../shared/json.ts'
import type { PersonTrace, TracedJourney } from './trace.ts'

/** What an engine keeps of one customer, journeys in the order in which they began. */
interface Left {
  customer: Customer
  events: readonly CustomerEvent[]
  refused: string[]
  journeys: { journey: Journey; steps: readonly Step[] }[]
}

/** The trace of what an engine left behind, with journeys named by their place. */
export function traceOf({ customer, events, refused, journeys }: Left): PersonTrace {
  return {
    id: customer.id,
    traits: customer.traits,
    tags: [...customer.tags],
    consent: { ...customer.consent },
    suppressed: [...customer.suppressed],
    segments: [...customer.segments],
    rewards: { ...customer.rewards },
    orders: { ordersCount: customer.computed.ordersCount, totalSpent: customer.computed.totalSpent },
    events: events.map(({ event }) => event),
    refused,
    journeys: journeys.map(({ journey, steps }, index) => traceOfJourney(journey, steps, index + 1)),
  }
}

function saidBy(effect: Effect): JsonValue {
  if (effect.kind === 'email') return effect.subject ?? null
  if (effect.kind === 'update') return effect.set ?? null
  return effect.kind === 'event' ? (effect.properties ?? null) : null
}

function traceOfJourney(journey: Journey, steps: readonly Step[], place: number): TracedJourney {
  const { flowId, version, key, triggerId, status, startedAt, endedAt, endReason, outcome, variants } = journey
  const { converted } = journey
  const inOrder = steps.toSorted((a, b) => a.seq - b.seq)
  const versions = versionsOf(inOrder, version)
  return {
    flowId,
    version,
    key,
    triggerId,
    status,
    startedAt,
    endedAt,
    endReason,
    outcome,
    converted: converted && { at: converted.at, value: converted.value },
    variants,
    steps: inOrder.map(({ nodeId, visit, at, handle, until, ended, effects }, index) => ({
      version: versions[index] ?? version,
      nodeId,
      visit,
      at,
      handle,
      until,
      ended,
      effects: effects.map((effect) => ({
        kind: effect.kind,
        key: effect.key.replace(`${journey.id}/`, `${place}/`),
        status: effect.status,
        reason: effect.reason ?? null,
        couldGoAt: effect.couldGoAt ?? null,
        said: saidBy(effect),
        // Only offers have one, and its type is theirs.
        expiresAt: 'expiresAt' in effect ? (effect.expiresAt as number | null) : null,
      })),
    })),
  }
}
