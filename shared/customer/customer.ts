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
    firstSeenAt: now,
    lastSeenAt: now,
  }
}
