import type { Channel, Customer } from '../customer/customer.ts'
import { channels } from '../engine/policy/contactPolicy.ts'

/** The channel that a customer prefers: their trait `preferred_channel`, in any case of letters; null where it names none. */
export function preferredChannel({ traits }: Pick<Customer, 'traits'>): Channel | null {
  const told = Object.hasOwn(traits, 'preferred_channel') ? traits.preferred_channel : null
  return typeof told === 'string'
    ? (channels.find((channel) => channel.toLowerCase() === told.trim().toLowerCase()) ?? null)
    : null
}

/** The channels in the order in which they are tried: the list, or the one the customer prefers and then the rest. */
export function inOrder(
  prefer: 'customer' | readonly Channel[],
  customer: Pick<Customer, 'traits'>,
): readonly Channel[] {
  if (prefer !== 'customer') return prefer
  const first = preferredChannel(customer)
  return first === null ? channels : [first, ...channels.filter((channel) => channel !== first)]
}
