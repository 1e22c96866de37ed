import type { JsonObject } from '../json.ts'

/** A channel by which a person can be reached. */
export type Channel = 'email' | 'sms' | 'push' | 'inApp'

/** What is folded from the customer's orders; see computed.ts for the rules. Instants in epoch milliseconds, money in the workspace's currency. */
export interface Computed {
  ordersCount: number
  totalSpent: number
  firstOrderAt: number | null
  lastOrderAt: number | null
  lastOrderValue: number | null
}

/** What flows gave the customer. Unlike the computed attributes it is told by no event: the steps of journeys are its ledger. */
export interface Rewards {
  /** The balance of loyalty points. */
  points: number
  /** How many offers were made, of whatever kind. */
  offersCount: number
  /** When the last of them was made, epoch milliseconds. */
  lastOfferAt: number | null
}

/** A customer as rules and templates see it. Treated as immutable: a change makes a new object. */
export interface Customer {
  id: string
  traits: JsonObject
  tags: readonly string[]
  /** Ids of the segments the customer is in. */
  segments: readonly string[]
  /** Only `true` allows marketing on that channel. */
  consent: Readonly<Record<string, boolean>>
  /** Channels whose address bounced or complained. */
  suppressed: readonly Channel[]
  computed: Computed
  rewards: Rewards
  firstSeenAt: number
  lastSeenAt: number
}

/** A customer nobody knows anything about yet. */
export function newCustomer(id: string, now: number): Customer {
  return {
    id,
    traits: {},
    tags: [],
    segments: [],
    consent: {},
    suppressed: [],
    computed: { ordersCount: 0, totalSpent: 0, firstOrderAt: null, lastOrderAt: null, lastOrderValue: null },
    rewards: { points: 0, offersCount: 0, lastOfferAt: null },
    firstSeenAt: now,
    lastSeenAt: now,
  }
}
