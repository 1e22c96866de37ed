import { defineNode } from './defineNode.ts'
import { lackInPriority, sending } from './sending.ts'
import { lackInTitled, titledContent } from './titledContent.ts'

/** Writes a notification on the phone. */
export const sendPush = defineNode({
  type: 'sendPush',
  family: 'action',
  title: 'Push',
  effect: 'push',
  data: { ...titledContent, ...sending },
  initial: { title: '', text: '', url: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: ({ title }) => `Shows "${title}"`,
  lacks: (data) => [...lackInTitled(data), ...lackInPriority(data.priority)],
})
