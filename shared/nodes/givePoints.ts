import { z } from 'zod'
import { defineNode } from './defineNode.ts'

export const givePoints = defineNode({
  type: 'givePoints',
  family: 'action',
  title: 'Points',
  effect: 'points',
  data: { points: z.number().default(0), reason: z.string().default('') },
  initial: { points: 0, reason: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: () => '',
  lacks: () => [],
})
