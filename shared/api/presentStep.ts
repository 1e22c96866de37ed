import { instantToIso } from '../engine/calendar.ts'
import type { Effect } from '../engine/effect.ts'
import type { WhyContext } from '../engine/explain.ts'
import { sayWhy } from '../engine/explain.ts'
import type { Step } from '../engine/journey.ts'
import type { Why } from '../engine/why.ts'
import type { JsonObject } from '../json.ts'
import type { EffectAnswer, StepAnswer } from './journeyAnswers.ts'

/** A step as preview and journeys show it: instants as text, each decision as data and as a sentence. */
export function presentStep(step: Step, wording: WhyContext): StepAnswer {
  return {
    nodeId: step.nodeId,
    type: step.type,
    at: instantToIso(step.at),
    handle: step.handle,
    until: step.until === null ? null : instantToIso(step.until),
    why: step.why.map(presentWhy),
    says: sayWhy(step.why, wording),
    effects: step.effects.map(presentEffect),
  }
}

/** The names under which effects and whys keep instants. */
const instants = new Set(['until', 'timestamp', 'at', 'dueAt', 'startedAt', 'expiresAt', 'couldGoAt'])

/** Only the outermost names: what customers and senders wrote lies deeper, and stays as they wrote it. */
function withInstants(record: object): JsonObject {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key,
      instants.has(key) && typeof value === 'number' ? instantToIso(value) : value,
    ]),
  )
}

const presentWhy = (why: Why): JsonObject => withInstants(why)

// How a webhook is signed is the sender's business, what a cap counts the policy's; what is shown is what is asked for.
const hidden = new Set(['signed', 'purpose'])

/** An effect with its instants as text. */
export function presentEffect(effect: Effect): EffectAnswer {
  const { nodeId, kind, key, status, reason } = effect
  const shown = Object.fromEntries(Object.entries(withInstants(effect)).filter(([name]) => !hidden.has(name)))
  return { ...shown, nodeId, kind, key, status, ...(reason && { reason }) }
}
