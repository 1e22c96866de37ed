import type { SendMailOptions } from 'nodemailer'
import { isAddress, readMailbox } from '../../mailAddress.ts'
import type { DeliveryRecord } from '../../ports/journal.ts'
import { alternativesOf } from './alternatives.ts'

/** The mail that a delivery asks for, or why it can never be one. */
export function composeMail(delivery: DeliveryRecord, now: number): { mail: SendMailOptions } | { wrong: string } {
  const { body: effect } = delivery
  if (effect.kind !== 'email') return { wrong: `A ${effect.kind} effect is not a mail.` }
  const to = effect.to.trim()
  if (!isAddress(to)) return { wrong: `${JSON.stringify(to.slice(0, 80))} is not an email address.` }
  const from = readMailbox(onOneLine(effect.from))
  if (!from)
    return { wrong: `${JSON.stringify(effect.from.slice(0, 80))} is not a sender such as Shop <hello@shop.com>.` }
  return {
    mail: {
      from,
      // As an object, so that nothing in an address can add a second one.
      to: { name: '', address: to },
      subject: onOneLine(effect.subject),
      messageId: messageId(delivery, from.address),
      date: new Date(now),
      ...alternativesOf(effect.body),
      // A body is text and never the name of a file or a page to fetch.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
  }
}

/** Line breaks in a header would begin another header. */
const onOneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim()

/**
 * The same for every try of a delivery, so that a receiver can drop the second copy. The moment goes in, because another installation, or
 * this one after its data were deleted, has the same keys: a receiver would take its mail for a copy of ours.
 */
function messageId({ key, createdAt }: DeliveryRecord, from: string): string {
  return `<${key.replaceAll('/', '.')}.${createdAt.toString(36)}@${from.slice(from.lastIndexOf('@') + 1)}>`
}
