import { z } from 'zod'
import { defineNode } from './defineNode.ts'
import { lackIf, lackInLiquid } from './lacking.ts'
import { lackInPriority, sending } from './sending.ts'

/** Writes a message that the customer sees in the app. */
export const sendInApp = defineNode({
  type: 'sendInApp',
  family: 'action',
  title: 'In-app message',
  effect: 'inApp',
  data: { title: z.string().default(''), text: z.string().default(''), url: z.string().default(''), ...sending },
  initial: { title: '', text: '', url: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: ({ title }) => `Shows "${title}"`,
  lacks: ({ title, text, url, priority }) => [
    ...lackIf(title.trim() === '', ['title'], 'Write a title.'),
    ...lackInLiquid({ title, text, url }, []),
    ...lackInPriority(priority),
  ],
})
