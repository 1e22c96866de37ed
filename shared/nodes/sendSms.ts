import { z } from 'zod'
import { defineNode } from './defineNode.ts'
import { lackIf, lackInLiquid } from './lacking.ts'
import { lackInPriority, sending } from './sending.ts'

/** Writes a text message. */
export const sendSms = defineNode({
  type: 'sendSms',
  family: 'action',
  title: 'SMS',
  effect: 'sms',
  data: { text: z.string().default(''), ...sending },
  initial: { text: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: ({ text }) => `Sends "${text}"`,
  lacks: ({ text, priority }) => [
    ...lackIf(text.trim() === '', ['text'], 'Write the message.'),
    ...lackInLiquid(text, ['text']),
    ...lackInPriority(priority),
  ],
})
