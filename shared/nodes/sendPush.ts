import { z } from 'zod'
import { defineNode } from './defineNode.ts'
import { lackIf, lackInLiquid } from './lacking.ts'
import { lackInPriority, sending } from './sending.ts'

/** Writes a notification on the phone. */
export const sendPush = defineNode({
  type: 'sendPush',
  family: 'action',
  title: 'Push',
  effect: 'push',
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
