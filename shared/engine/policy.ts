import type { Channel, Customer } from '../customer/customer.ts'
import type { JsonValue } from '../json.ts'
import type { Why } from './why.ts'
import type { Scope } from './world.ts'

export type Purpose = 'marketing' | 'transactional'

/** The contact policy's answer for one message. */
export interface PolicyAnswer {
  status: 'would-send' | 'skipped'
  reason?: 'no-consent' | 'suppressed' | 'no-address'
  why: Why
  /** Where the message goes; null where it does not go, or nobody knows. */
  address: string | null
}

/** One question of the policy: the reason to refuse, or null. */
type Question = (message: Message) => PolicyAnswer['reason'] | null

interface Message {
  channel: Channel
  purpose: Purpose
  scope: Scope
  consent: boolean | null
  address: string | null
}

/** Marketing needs a yes; a transactional message (a receipt) needs none. */
const askConsent: Question = ({ purpose, consent }) =>
  purpose === 'marketing' && consent !== true ? 'no-consent' : null

/** An address that bounced or complained gets nothing at all. */
const askSuppression: Question = ({ channel, scope }) =>
  scope.customer.suppressed.includes(channel) ? 'suppressed' : null

const askAddress: Question = ({ address }) => (address === null ? 'no-address' : null)

// In the order in which they are asked; the first refusal is the answer. Quiet hours come after these, then the cap.
const questions: readonly Question[] = [askConsent, askSuppression, askAddress]

/** Asks the contact policy whether a message may go now, at the moment of sending and after the audience. */
export function askPolicy(channel: Channel, purpose: Purpose, scope: Scope): PolicyAnswer {
  const consent = consentTo(channel, scope)
  const address = addressOn(channel, scope.customer)
  const message = { channel, purpose, scope, consent, address }
  const reason = firstRefusal(message)
  const why: Why = { kind: 'policy', channel, purpose, allowed: reason === null, consent, address }
  if (reason === null) return { status: 'would-send', why, address }
  return { status: 'skipped', reason, why: { ...why, reason }, address }
}

function firstRefusal(message: Message): NonNullable<PolicyAnswer['reason']> | null {
  for (const question of questions) {
    const reason = question(message)
    if (reason) return reason
  }
  return null
}

const consentTo = (channel: Channel, { customer }: Scope): boolean | null =>
  Object.hasOwn(customer.consent, channel) ? (customer.consent[channel] ?? null) : null

const trait = ({ traits }: Customer, name: string): JsonValue =>
  Object.hasOwn(traits, name) ? (traits[name] ?? null) : null

const addresses: Readonly<Record<Channel, (customer: Customer) => string | null>> = {
  email: (customer) => emailAddress(trait(customer, 'email')),
  sms: (customer) => oneLine(trait(customer, 'phone')),
  push: (customer) => oneLine(trait(customer, 'pushToken')),
  inApp: ({ id }) => id,
}

/** Where a channel reaches the customer; null where it does not. */
export const addressOn = (channel: Channel, customer: Customer): string | null => addresses[channel](customer)

// Whether a mailbox exists only its server can tell. This keeps out what is no address at all, and what would write
// lines of its own into a mail's head.
const plausible = /^[^\s@<>,;:"\p{Cc}]+@[^\s@<>,;:"\p{Cc}]+$/u

function emailAddress(value: JsonValue): string | null {
  const text = oneLine(value)
  return text !== null && text.length <= 254 && plausible.test(text) ? text : null
}

function oneLine(value: JsonValue): string | null {
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'string' ? value : ''
  return text.trim() === '' || /\p{Cc}/u.test(text) ? null : text.trim()
}
