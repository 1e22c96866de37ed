import { addressOn } from '../engine/policy.ts'
import type { Channel, Computed, Customer } from './customer.ts'
import { mergeRewards } from './rewards.ts'

/**
 * Two customers who turned out to be one. Where both say something, the known one is right; first-seen dates stay the
 * earlier ones, points and offers add up. `computed` is folded from the events of both (see `foldHistory`); segments are worked out by the turn after.
 */
export function mergeCustomers(known: Customer, other: Customer, computed: Computed): Customer {
  const merged: Customer = {
    ...known,
    traits: { ...other.traits, ...known.traits },
    tags: [...new Set([...known.tags, ...other.tags])],
    consent: { ...other.consent, ...known.consent },
    computed,
    rewards: mergeRewards(known.rewards, other.rewards),
    firstSeenAt: Math.min(known.firstSeenAt, other.firstSeenAt),
    lastSeenAt: Math.max(known.lastSeenAt, other.lastSeenAt),
  }
  return { ...merged, suppressed: channels.filter((channel) => isSuppressed(channel, merged, [known, other])) }
}

const channels: readonly Channel[] = ['email', 'sms', 'push', 'inApp']

// It is an address that bounced, so the suppression goes where the address goes.
const isSuppressed = (channel: Channel, merged: Customer, from: readonly Customer[]): boolean =>
  from.some((one) => one.suppressed.includes(channel) && addressOn(channel, one) === addressOn(channel, merged))
