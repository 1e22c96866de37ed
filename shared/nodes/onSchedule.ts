import { z } from 'zod'
import { defineNode } from './defineNode.ts'
import { lackIf } from './lacking.ts'

/** Starts a journey for everyone in a segment, again and again. */
export const onSchedule = defineNode({
  type: 'onSchedule',
  family: 'trigger',
  title: 'Schedule',
  data: { cron: z.string().default(''), zone: z.string().default(''), segmentId: z.string().default('') },
  initial: { cron: '', zone: '', segmentId: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: ({ cron, zone }) => `At ${cron}${zone === '' ? '' : ` in ${zone}`}, for everyone in the segment`,
  lacks: ({ cron, segmentId }) => [
    ...lackIf(cron.trim() === '', ['cron'], 'Say when to start.'),
    ...lackIf(segmentId === '', ['segmentId'], 'Choose a segment.'),
  ],
})
