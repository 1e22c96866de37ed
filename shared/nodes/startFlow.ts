import { z } from 'zod'
import { defineNode } from './defineNode.ts'
import { lackIf } from './lacking.ts'

/** Starts another flow for the same customer. */
export const startFlow = defineNode({
  type: 'startFlow',
  family: 'action',
  title: 'Start a flow',
  effect: 'flow',
  data: { flowId: z.string().default('') },
  initial: { flowId: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: () => 'Starts another flow for this customer',
  lacks: ({ flowId }) => lackIf(flowId === '', ['flowId'], 'Choose the flow to start.'),
})
