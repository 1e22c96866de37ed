import type { Channel, Customer } from '../../customer/customer.ts'
import type { JsonValue } from '../../json.ts'

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
