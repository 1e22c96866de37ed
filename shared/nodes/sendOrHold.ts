import type { Channel } from '../customer/customer.ts'
import type { EffectBody, Purpose } from '../engine/effect.ts'
import { holdState, readHold } from '../engine/hold.ts'
import type { NodeOutcome } from '../engine/outcome.ts'
import { leave, park } from '../engine/outcome.ts'
import type { PolicyAnswer } from '../engine/policy.ts'
import { askPolicy } from '../engine/policy.ts'
import type { Cause } from '../engine/stimulus.ts'
import type { NodeWorld } from '../engine/world.ts'
import type { JsonValue } from '../json.ts'
import { zoneIn } from '../rules/compileField.ts'

/** What a message says about how it may be sent; see `sending`. */
export interface SendingRule {
  purpose: Purpose
  priority: number
  onCap: 'skip' | 'hold'
  onQuiet: 'skip' | 'hold'
}

/** A message of one channel as it is written, the address apart. */
export type Written = { [C in Channel]: Omit<Extract<EffectBody, { kind: C }>, 'to'> }[Channel]

/** Sends a message if the contact policy lets it go now, else holds it for its moment or leaves it out, as the node says. */
export function sendOrHold(world: NodeWorld, written: Written, rule: SendingRule): NodeOutcome {
  const { nodeId, key } = world
  const { reason, couldGoAt, why, address: to } = askPolicy(written.kind, rule.purpose, world)
  const effect = { nodeId, key, ...written, ...(rule.purpose === 'transactional' && { purpose: rule.purpose }) }
  if (reason === undefined && to !== null) {
    return leave('out', { why: [why], effects: [{ ...effect, to, status: 'would-send' }] })
  }
  const refused = { reason: reason ?? ('no-address' as const), ...(couldGoAt !== undefined && { couldGoAt }) }
  if (to !== null && couldGoAt !== undefined && isHeld(reason, rule)) {
    return park({
      until: couldGoAt,
      why: [{ ...why, held: true }],
      effects: [{ ...effect, to, status: 'held', ...refused }],
      state: holdState({ reason: refused.reason, priority: rule.priority, zone: zoneIn(world) }),
    })
  }
  return leave('out', { why: [why], effects: [{ ...effect, to, status: 'skipped', ...refused }] })
}

const isHeld = (reason: PolicyAnswer['reason'], { onCap, onQuiet }: SendingRule): boolean =>
  (reason === 'quiet-hours' && onQuiet === 'hold') || (reason === 'frequency-cap' && onCap === 'hold')

/** Takes up a held message: `attempt` writes it anew and asks all there is to ask once more. Null: it stays held as it is. */
export function resumeHeld(
  world: NodeWorld,
  cause: Cause,
  state: JsonValue,
  attempt: (world: NodeWorld) => NodeOutcome,
): NodeOutcome | null {
  if (cause.kind === 'timer') return attempt(world)
  const hold = readHold(state)
  const zone = zoneIn(world)
  if (hold === null || hold.zone === zone) return null
  // Who moved has other nights. What may go at once still goes by its timer, through the audience.
  const outcome = attempt(world)
  return outcome.kind === 'park' ? outcome : park({ until: world.now, why: [], state: holdState({ ...hold, zone }) })
}
