import { z } from 'zod'
import { defineNode } from './defineNode.ts'

export const exit = defineNode({
  type: 'exit',
  family: 'logic',
  title: 'Exit',
  data: { outcome: z.enum(['won', 'lost', 'neutral']).default('neutral') },
  initial: { outcome: 'neutral' },
  handles: () => [],
  summary: () => '',
  lacks: () => [],
})
