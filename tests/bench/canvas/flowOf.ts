import { flowFormat } from '../../../shared/flow/flow.ts'
import type { Drawing } from './drawing.ts'

/** The drawing as a flow: a trigger, conditions where it forks, emails elsewhere, each with the settings of real ones. */
export const flowOf = ({ nodes, edges }: Drawing) => ({
  format: flowFormat,
  name: `${nodes.length} nodes`,
  settings: { reentry: 'always' as const },
  nodes: nodes.map(({ id, x, y, isFork }, at) => ({
    id,
    position: { x, y },
    ...(at === 0
      ? { type: 'onEvent', data: { event: 'Order Completed' } }
      : isFork
        ? { type: 'condition', data: { paths: [{ id: 'yes', label: 'Spends a lot', when: totalOver(at) }] } }
        : {
            type: 'sendEmail',
            data: { subject: `{{ customer.traits.firstName }}, number ${at}`, body: 'Thank you.' },
          }),
  })),
  edges,
})

const totalOver = (value: number) => ({
  combinator: 'and' as const,
  rules: [{ field: 'event.properties.total', operator: '>', value }],
})
