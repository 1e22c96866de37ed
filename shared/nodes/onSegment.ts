import { z } from 'zod'
import { defineNode } from './defineNode.ts'

export const onSegment = defineNode({
  type: 'onSegment',
  family: 'trigger',
  title: 'Segment',
  data: { segmentId: z.string().default(''), change: z.enum(['enter', 'leave']).default('enter') },
  initial: { segmentId: '', change: 'enter' },
  handles: () => [{ id: 'out', label: '' }],
  summary: () => '',
  lacks: () => [],
})
