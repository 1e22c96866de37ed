import { z } from 'zod'
import { defineNode } from './defineNode.ts'

export const onSchedule = defineNode({
  type: 'onSchedule',
  family: 'trigger',
  title: 'Schedule',
  data: { cron: z.string().default(''), zone: z.string().default(''), segmentId: z.string().default('') },
  initial: { cron: '', zone: '', segmentId: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: () => '',
  lacks: () => [],
})
