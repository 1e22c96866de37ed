import { defineNode } from './defineNode.ts'
import { lackInPriority, sending } from './sending.ts'
import { lackInTitled, titledContent } from './titledContent.ts'

/** Writes a message that the customer sees in the app. */
export const sendInApp = defineNode({
  type: 'sendInApp',
  family: 'action',
  title: 'In-app message',
  effect: 'inApp',
  data: { ...titledContent, ...sending },
  initial: { title: '', text: '', url: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: ({ title }) => `Shows "${title}"`,
  lacks: (data) => [...lackInTitled(data), ...lackInPriority(data.priority)],
})
