import type { CustomerEvent } from '../customer/event.ts'
import { addDuration, zoneOf } from './calendar.ts'
import { scopeOf } from './hears.ts'
import type { Journey } from './journey.ts'
import { isOpen } from './journey.ts'
import type { Plan, PlannedTrigger } from './plan.ts'
import type { NotEntered } from './turnWorld.ts'
import { failure } from './walk.ts'
import type { Why } from './why.ts'
import type { Scope } from './world.ts'

/** What decides on a beginning besides the customer and the event. Instants in epoch milliseconds. */
export interface EntryFacts extends Omit<Scope, 'journey' | 'event'> {
  /** The customer's journeys, as far as they are known to be open. */
  journeys: Iterable<Journey>
  /** When the last journey of the flow started for the customer: of that key, or (undefined) of any. */
  lastStart(flowId: string, key: string | null | undefined): number | null
}

/** Whether a trigger takes the customer in: with the key of the new journey and what its first step says, or with the reason why not. */
export type Match =
  | { enters: true; key: string | null; why: Why[] }
  | { enters: false; reason: NotEntered['reason']; why: Why[] }

/**
 * Asks a trigger, then the flow's own rules on beginnings: where, the event's age, audience, re-entry, concurrency. `event` is null where a flow is
 * started without one; `why` is what led here.
 */
export function matchTrigger(
  plan: Plan,
  trigger: PlannedTrigger,
  event: CustomerEvent | null,
  why: Why[],
  facts: EntryFacts,
): Match {
  const scope = scopeOf(null, event, facts)
  try {
    return askTrigger(trigger, scope, why) ?? askFlow(plan, event, scope, why, facts)
  } catch (error) {
    return refuse('where', [...why, ...failure(error).why])
  }
}

/** What is said of a rival. */
export const inTheWay = ({ id, startedAt }: Journey): Why => ({ kind: 'concurrent', journeyId: id, startedAt })

const refuse = (reason: NotEntered['reason'], why: Why[]): Match => ({ enters: false, reason, why })

/** Null: the trigger wants it; what its rules saw joins `why`. */
function askTrigger({ program }: PlannedTrigger, scope: Scope, why: Why[]): Match | null {
  if (program === null) return null
  const { holds, verdict } = program.matches(scope)
  if (verdict) why.push({ kind: 'where', verdict })
  return holds ? null : refuse('where', why)
}

function askFlow(plan: Plan, event: CustomerEvent | null, scope: Scope, why: Why[], facts: EntryFacts): Match {
  if (event !== null && isTooOld(plan, event, scope)) {
    return refuse('too-old', [
      ...why,
      { kind: 'too-old', timestamp: event.timestamp, maxEventAge: plan.flow.settings.maxEventAge },
    ])
  }
  const verdict = plan.audience?.(scope)
  if (verdict) why.push({ kind: 'audience', verdict })
  if (verdict?.holds === false) return refuse('audience', why)
  const key = plan.keyOf === null ? null : plan.keyOf(scope)
  const startedAt = blockingStart(plan, key, scope, facts)
  if (startedAt !== null) return refuse('reentry', [...why, { kind: 'reentry', startedAt }])
  const rival = openRival(plan, key, facts.journeys)
  if (rival) return refuse('concurrent', [...why, inTheWay(rival)])
  return { enters: true, key, why }
}

function isTooOld(plan: Plan, event: CustomerEvent, { now, customer, workspace }: Scope): boolean {
  const { maxEventAge, surelyYoungMs } = plan
  if (maxEventAge === null || now - event.timestamp <= surelyYoungMs) return false
  return addDuration(event.timestamp, maxEventAge, zoneOf(customer, workspace).zone) < now
}

/** The start of the journey after which re-entry is not allowed yet; null where nothing stands in the way. */
function blockingStart(
  plan: Plan,
  key: string | null,
  { now, customer, workspace }: Scope,
  facts: EntryFacts,
): number | null {
  const { reentry } = plan.flow.settings
  if (reentry === 'always') return null
  const last = facts.lastStart(plan.flowId, plan.keyOf === null ? undefined : key)
  if (last === null || reentry === 'never') return last
  return addDuration(last, reentry.after, zoneOf(customer, workspace).zone) <= now ? null : last
}

/** The open journey beside which the flow allows no other of the same key; null where there is none. */
export function openRival(plan: Plan, key: string | null, journeys: Iterable<Journey>): Journey | null {
  for (const journey of journeys) {
    const isRival = journey.flowId === plan.flowId && (plan.keyOf === null || journey.key === key)
    if (isRival && isOpen(journey)) return journey
  }
  return null
}
