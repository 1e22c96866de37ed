import { z } from 'zod'
import { leave } from '../engine/outcome.ts'
import { defineNode } from './defineNode.ts'
import { lackIf } from './lacking.ts'

/** Starts another flow for the same customer. Whether that flow takes them in is its own affair; this journey goes on. */
export const startFlow = defineNode({
  type: 'startFlow',
  family: 'action',
  title: 'Start a flow',
  effect: 'flow',
  data: { flowId: z.string().default('') },
  initial: { flowId: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: ({ flowId }, names) => `Starts ${names.flow(flowId)}`,
  lacks: ({ flowId }) => lackIf(flowId === '', ['flowId'], 'Choose the flow to start.'),
  compile: ({ flowId }) => ({
    kind: 'step',
    enter: ({ nodeId, key }) =>
      leave('out', { why: [], effects: [{ nodeId, kind: 'flow', key, status: 'would-do', flowId }] }),
  }),
})
