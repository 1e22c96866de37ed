import { z } from 'zod'
import { defineNode } from './defineNode.ts'
import { lackIf } from './lacking.ts'

/** Starts a journey when a customer enters or leaves a segment. */
export const onSegment = defineNode({
  type: 'onSegment',
  family: 'trigger',
  title: 'Segment',
  data: { segmentId: z.string().default(''), change: z.enum(['enter', 'leave']).default('enter') },
  initial: { segmentId: '', change: 'enter' },
  handles: () => [{ id: 'out', label: '' }],
  disabledHandle: () => null,
  summary: ({ segmentId, change }, names) => `When they ${change} ${names.segment(segmentId)}`,
  lacks: ({ segmentId }) => lackIf(segmentId === '', ['segmentId'], 'Choose a segment.'),
  compile: ({ segmentId, change }) => ({
    kind: 'trigger',
    event: null,
    segment: { segmentId, change },
    takesStarts: false,
    matches: () => ({ holds: true, verdict: null }),
  }),
})
