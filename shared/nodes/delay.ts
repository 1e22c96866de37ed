import { z } from 'zod'
import { defineNode } from './defineNode.ts'

export const delay = defineNode({
  type: 'delay',
  family: 'logic',
  title: 'Delay',
  data: {
    for: z.string().optional(),
    until: z
      .strictObject({
        time: z.string().optional(),
        weekdays: z.array(z.number()).optional(),
        date: z.string().optional(),
        field: z.string().optional(),
        offset: z.string().optional(),
      })
      .optional(),
    ifPast: z.enum(['continue', 'exit']).default('continue'),
  },
  initial: { for: 'P1D' },
  handles: () => [{ id: 'out', label: '' }],
  summary: () => '',
  lacks: () => [],
})
