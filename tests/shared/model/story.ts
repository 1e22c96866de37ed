import type { Channel } from '../../../shared/customer/customer.ts'
import type { Choice } from '../../../shared/engine/migration.ts'
import type { ContactPolicy } from '../../../shared/engine/policy/contactPolicy.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import type { JsonObject } from '../../../shared/json.ts'
import type { Rules } from '../../../shared/rules/rules.ts'

/** What somebody does, or what comes in, at an instant in epoch milliseconds. Journeys are named by their place among those it can concern. */
export type Deed = { at: number } & (
  | {
      kind: 'event'
      customer: string
      /** The device whose visitor the call says that they are; null where it does not. */
      visitor: string | null
      event: string
      properties: JsonObject
      timestamp: number
      messageId: string | null
    }
  | { kind: 'identify'; customer: string; traits: JsonObject; consent: Record<string, boolean> }
  /** Somebody says that a visitor, or another customer, is this one. */
  | { kind: 'alias'; previous: string; customer: string }
  /** The server is killed, and started again then. */
  | { kind: 'outage'; until: number }
  /** `inside`: what becomes of those who stand anywhere in an older version. */
  | { kind: 'publish'; flow: string; inside: Choice }
  | { kind: 'pause' | 'resume' | 'archive'; flow: string }
  | { kind: 'start'; customer: string; flow: string }
  | { kind: 'exit'; customer: string; place: number }
  /** Somebody tries a failed journey again. */
  | { kind: 'retry'; customer: string; place: number }
  | { kind: 'delivery'; customer: string; place: number; succeeded: boolean }
)

/** Somebody a story is about, as they are when it begins; a visitor whose name nobody knows has an id that begins with `anon:`. */
export interface Person {
  id: string
  traits: JsonObject
  tags: string[]
  consent: Record<string, boolean>
  suppressed: Channel[]
}

/** A whole history: who, which flows in which versions, and what happens, in order. */
export interface Story {
  zone: string
  contactPolicy: ContactPolicy
  people: Person[]
  /** Each names only such as stand before it. */
  segments: { id: string; rules: Rules }[]
  /** The versions of each flow: the first is live from the beginning, each publish makes the next one live. */
  flows: Record<string, Flow[]>
  deeds: Deed[]
  /** The clock stops there. */
  until: number
}

/** People are there, and flows live, from then on. */
export const beginningOf = ({ deeds: [first], until }: Story): number => first?.at ?? until
