import { z } from 'zod'
import { defineNode } from './defineNode.ts'

export const startFlow = defineNode({
  type: 'startFlow',
  family: 'action',
  title: 'Start a flow',
  effect: 'flow',
  data: { flowId: z.string().default('') },
  initial: { flowId: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: () => '',
  lacks: () => [],
})
