import type { Address } from 'nodemailer/lib/addressparser'
import addressparser from 'nodemailer/lib/addressparser'

/** One mailbox: its name, empty where it has none, and its address. */
export interface Mailbox {
  name: string
  address: string
}

// Looser than the RFC where real addresses are (accents, dots anywhere), stricter where a server would be led astray: one @, no blanks, no brackets, no quotes.
const address = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}.]+(?:\.[^\s@<>()[\]\\,;:"\p{Cc}.]+)*$/u

/** Whether text is one address and nothing else. Whether somebody reads there, only the receiving server knows. */
export const isAddress = (text: string): boolean => text.length <= 254 && address.test(text)

/** Reads `name@host` or `Name <name@host>`; null for anything else, a list of addresses included. */
export function readMailbox(text: string): Mailbox | null {
  const [only, ...others]: Address[] = addressparser(text)
  if (!only || others.length > 0 || !('address' in only) || only.address === undefined) return null
  return isAddress(only.address) ? { name: only.name, address: only.address } : null
}
