import type { EffectReason } from '../engine/effect.ts'
import type { NodeOutcome } from '../engine/outcome.ts'
import { leave } from '../engine/outcome.ts'
import { channels } from '../engine/policy/contactPolicy.ts'
import { askReach } from '../engine/policy.ts'
import type { Why } from '../engine/why.ts'
import type { NodeWorld } from '../engine/world.ts'
import type { MessageData } from './messageContent.ts'
import { spoken, writers, writtenFor } from './messageContent.ts'
import { inOrder, preferredChannel } from './preferredChannels.ts'
import { sendOrHold } from './sendOrHold.ts'

/** Why a channel was passed over. */
interface Refusal {
  reason: EffectReason
  why: Why
}

/** Tries the channels in order: the first that has content and reaches the customer is the one that the contact policy is asked about. */
export function reachCustomer(data: MessageData): (world: NodeWorld) => NodeOutcome {
  const writes = new Map(channels.map((channel) => [channel, writers[channel]?.(data)]))
  const written = writtenFor(data)
  return (world) => {
    const why = sayPreference(data, world)
    const refusals: Refusal[] = []
    for (const channel of inOrder(data.prefer, world.customer)) {
      if (!written.includes(channel)) continue
      const answer = askReach(channel, data.purpose, world)
      const write = writes.get(channel)
      if (write && answer.reason === undefined) {
        const outcome = sendOrHold(world, write(world), data)
        return { ...outcome, why: [...why, ...refusals.map((refusal) => refusal.why), ...outcome.why] }
      }
      const reason = write && answer.reason !== undefined ? answer.reason : 'not-supported'
      refusals.push({ reason, why: { ...answer.why, allowed: false, reason } })
    }
    return unreachable(world, why, refusals)
  }
}

function sayPreference({ prefer }: MessageData, { customer }: NodeWorld): Why[] {
  const channel = prefer === 'customer' ? preferredChannel(customer) : null
  return channel === null ? [] : [{ kind: 'note', text: `they prefer ${spoken[channel]}` }]
}

/** Nobody is reached: the outcome names the refusal of the channel that came first. */
function unreachable({ nodeId, key }: NodeWorld, why: Why[], refusals: readonly Refusal[]): NodeOutcome {
  const [first] = refusals
  if (!first) return leave('unreachable', { why: [...why, { kind: 'note', text: 'nothing is written to send' }] })
  return leave('unreachable', {
    why: [...why, ...refusals.map((refusal) => refusal.why)],
    effects: [{ nodeId, kind: 'message', key, status: 'skipped', reason: first.reason }],
  })
}
