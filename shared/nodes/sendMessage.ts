import { z } from 'zod'
import { defineNode } from './defineNode.ts'
import { lackIf, lackInLiquid } from './lacking.ts'
import { lackInPriority, sending } from './sending.ts'
import { inARow } from './sentence.ts'

const titled = z.strictObject({
  title: z.string().default(''),
  text: z.string().default(''),
  url: z.string().default(''),
})

/** Reaches the customer by the channel they prefer. */
export const sendMessage = defineNode({
  type: 'sendMessage',
  family: 'action',
  title: 'Message',
  effect: 'message',
  data: {
    prefer: z.union([z.literal('customer'), z.array(z.enum(['email', 'sms', 'push', 'inApp']))]).default('customer'),
    email: z
      .strictObject({ subject: z.string().default(''), body: z.string().default(''), from: z.string().optional() })
      .optional(),
    sms: z.strictObject({ text: z.string().default('') }).optional(),
    push: titled.optional(),
    inApp: titled.optional(),
    ...sending,
  },
  initial: { prefer: 'customer' },
  handles: () => [
    { id: 'out', label: '' },
    { id: 'unreachable', label: 'Unreachable' },
  ],
  summary: ({ prefer }) => `By ${prefer === 'customer' ? 'the channel they prefer' : inARow(prefer, 'else')}`,
  lacks: ({ email, sms, push, inApp, priority }) => [
    ...lackIf(!(email || sms || push || inApp), [], 'Write for at least one channel.'),
    ...lackInLiquid([email?.subject ?? '', email?.body ?? ''], ['email']),
    ...lackInLiquid({ ...sms }, ['sms']),
    ...lackInLiquid({ ...push }, ['push']),
    ...lackInLiquid({ ...inApp }, ['inApp']),
    ...lackInPriority(priority),
  ],
})
