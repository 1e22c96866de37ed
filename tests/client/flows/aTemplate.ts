import type { TemplateAnswer } from '../../../shared/api/answers.ts'
import { flowSchema } from '../../../shared/flow/flow.ts'

/** A flow template with a trigger and an experiment. */
export const aTemplate: TemplateAnswer = {
  id: 'gift',
  shipped: true,
  flow: flowSchema.parse({
    format: 'runnel.flow/1',
    name: 'A gift on the third order',
    description: 'Surprise and delight.',
    settings: { reentry: 'never' },
    nodes: [
      {
        id: 'ordered',
        type: 'onEvent',
        position: { x: 0, y: 0 },
        data: { label: 'Third order', event: 'Order Completed' },
      },
      { id: 'split', type: 'experiment', position: { x: 0, y: 160 }, data: {} },
    ],
    edges: [{ id: 'e1', source: 'ordered', sourceHandle: 'out', target: 'split' }],
  }),
}
