import type { Channel } from '../customer/customer.ts'
import { zoneOf } from './calendar.ts'
import type { Purpose } from './effect.ts'
import { addressOn } from './policy/address.ts'
import { reachedCap } from './policy/caps.ts'
import type { ContactPolicy } from './policy/contactPolicy.ts'
import { noContactPolicy } from './policy/contactPolicy.ts'
import { quietAt } from './policy/quietHours.ts'
import type { SentSince } from './policy/sent.ts'
import type { Why } from './why.ts'
import type { Scope } from './world.ts'

export { addressOn } from './policy/address.ts'

/** Why a message may not go; the last two pass with time. */
type Refusal = 'no-consent' | 'suppressed' | 'no-address' | 'quiet-hours' | 'frequency-cap'

/** The contact policy's answer for one message. */
export interface PolicyAnswer {
  status: 'would-send' | 'skipped'
  reason?: Refusal
  /** For quiet hours and caps: the first moment at which neither would have refused it, as things stand. Epoch milliseconds. */
  couldGoAt?: number
  why: PolicyWhy
  /** Where the message goes; null where it does not go, or nobody knows. */
  address: string | null
}

type PolicyWhy = Extract<Why, { kind: 'policy' }>

/** What is asked besides the scope: what was sent to the customer lately. Left out: nothing. */
export type PolicyScope = Scope & { sentSince?: SentSince | undefined }

interface Message {
  channel: Channel
  scope: PolicyScope
  consent: boolean | null
  address: string | null
  zone: string
  policy: ContactPolicy
}

/** What one question refuses with, and what of it the why tells. */
type Refused = Pick<PolicyWhy, 'couldGoAt' | 'quiet' | 'cap'> & { reason: Refusal }

/** One question of the policy: the refusal, or null. */
type Question = (message: Message) => Refused | null

const askConsent: Question = ({ consent }) => (consent === true ? null : { reason: 'no-consent' })

/** An address that bounced or complained gets nothing at all. */
const askSuppression: Question = ({ channel, scope }) =>
  scope.customer.suppressed.includes(channel) ? { reason: 'suppressed' } : null

const askAddress: Question = ({ address }) => (address === null ? { reason: 'no-address' } : null)

const askQuietHours: Question = ({ channel, scope, zone, policy }) => {
  const quiet = quietAt(policy.quietHours, channel, scope.now, zone)
  return quiet && { reason: 'quiet-hours', couldGoAt: quiet.until, quiet: { from: quiet.from, to: quiet.to } }
}

/** A cap that ends at night says when the night is over: the quiet hours were asked before it. */
const askCaps: Question = ({ channel, scope, zone, policy }) => {
  const capped = reachedCap(policy.caps, channel, scope.now, zone, (from) => scope.sentSince?.(from) ?? [])
  if (capped === null) return null
  const { cap, until } = capped
  const quiet = quietAt(policy.quietHours, channel, until, zone)
  return { reason: 'frequency-cap', couldGoAt: quiet?.until ?? until, cap }
}

// In the order in which they are asked; the first refusal is the answer. A receipt needs no consent and may come at any hour.
const reach: Readonly<Record<Purpose, readonly Question[]>> = {
  marketing: [askConsent, askSuppression, askAddress],
  transactional: [askSuppression, askAddress],
}
const timing: Readonly<Record<Purpose, readonly Question[]>> = {
  marketing: [askQuietHours, askCaps],
  transactional: [],
}

/** Asks the contact policy whether a message may go now, at the moment of sending and after the audience. */
export const askPolicy = (channel: Channel, purpose: Purpose, scope: PolicyScope): PolicyAnswer =>
  ask([...reach[purpose], ...timing[purpose]], channel, purpose, scope)

/** Asks whether a channel reaches the customer at all, at whatever hour. */
export const askReach = (channel: Channel, purpose: Purpose, scope: Scope): PolicyAnswer =>
  ask(reach[purpose], channel, purpose, scope)

function ask(questions: readonly Question[], channel: Channel, purpose: Purpose, scope: PolicyScope): PolicyAnswer {
  const consent = consentTo(channel, scope)
  const address = addressOn(channel, scope.customer)
  const { zone } = zoneOf(scope.customer, scope.workspace)
  const policy = scope.workspace.contactPolicy ?? noContactPolicy
  const refused = firstRefusal(questions, { channel, scope, consent, address, zone, policy })
  const why: PolicyWhy = { kind: 'policy', channel, purpose, allowed: refused === null, consent, address }
  if (refused === null) return { status: 'would-send', why, address }
  const { reason, couldGoAt } = refused
  return {
    status: 'skipped',
    reason,
    ...(couldGoAt !== undefined && { couldGoAt }),
    why: { ...why, ...refused },
    address,
  }
}

function firstRefusal(asked: readonly Question[], message: Message): Refused | null {
  for (const question of asked) {
    const refused = question(message)
    if (refused) return refused
  }
  return null
}

const consentTo = (channel: Channel, { customer }: Scope): boolean | null =>
  Object.hasOwn(customer.consent, channel) ? (customer.consent[channel] ?? null) : null
