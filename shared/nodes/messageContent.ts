import { z } from 'zod'
import type { Channel } from '../customer/customer.ts'
import { channels } from '../engine/policy/contactPolicy.ts'
import type { Scope } from '../engine/world.ts'
import type { DataOf, Lack } from './defineNode.ts'
import { compileEmail, emailContent } from './emailContent.ts'
import { lackIf, lackInLiquid } from './lacking.ts'
import { sending } from './sending.ts'
import type { Written } from './sendOrHold.ts'
import { titledContent } from './titledContent.ts'

const titled = z.strictObject(titledContent)

/** What a message says on each channel, and in which order they are tried. */
export const messageContent = {
  prefer: z.union([z.literal('customer'), z.array(z.enum(channels))]).default('customer'),
  email: z.strictObject(emailContent).optional(),
  sms: z.strictObject({ text: z.string().default('') }).optional(),
  push: titled.optional(),
  inApp: titled.optional(),
  ...sending,
}
export type MessageData = DataOf<typeof messageContent>

/** What a message on a channel is called in a sentence. */
export const spoken: Readonly<Record<Channel, string>> = {
  email: 'email',
  sms: 'SMS',
  push: 'push notification',
  inApp: 'in-app message',
}

/** Channels that something carries, with what writes for them. A channel without one is passed over, and the step says so. */
export const writers: { [C in Channel]?: (data: MessageData) => (scope: Scope) => Written } = {
  email: ({ email }) => compileEmail(email ?? { subject: '', body: '' }),
}

/** The channels that have content, of those that are tried at all. */
export const writtenFor = (data: MessageData): readonly Channel[] =>
  (data.prefer === 'customer' ? channels : data.prefer).filter((channel) => hasContent(data[channel]))

// A sender or a link alone is no message.
const hasContent = ({ subject = '', body = '', title = '', text = '' }: Content = {}): boolean =>
  [subject, body, title, text].some((part) => part.trim() !== '')

interface Content {
  subject?: string
  body?: string
  title?: string
  text?: string
}

/** Content that is missing or half written. */
export function lackInContent(data: MessageData): Lack[] {
  const written = writtenFor(data)
  if (written.length === 0) return lackIf(true, [], 'Write for at least one channel.')
  const { email, sms, push, inApp } = data
  return [
    ...lackIf(hasContent(email) && email?.subject.trim() === '', ['email', 'subject'], 'Write a subject.'),
    ...lackIf(hasContent(email) && email?.body.trim() === '', ['email', 'body'], 'Write the email.'),
    ...lackIf(hasContent(push) && push?.title.trim() === '', ['push', 'title'], 'Write a title.'),
    ...lackIf(hasContent(inApp) && inApp?.title.trim() === '', ['inApp', 'title'], 'Write a title.'),
    ...lackIf(
      !written.some((channel) => writers[channel]),
      ['email'],
      'Only emails are sent so far. Write one too, or nobody is reached.',
      'not-supported',
    ),
    ...lackInLiquid({ subject: email?.subject ?? '', body: email?.body ?? '', from: email?.from ?? '' }, ['email']),
    ...lackInLiquid({ ...sms }, ['sms']),
    ...lackInLiquid({ ...push }, ['push']),
    ...lackInLiquid({ ...inApp }, ['inApp']),
  ]
}
