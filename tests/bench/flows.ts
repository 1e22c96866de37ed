import { flowFormat } from '../../shared/flow/flow.ts'
import { flowFile } from '../builders/flows.ts'

const total = (operator: string, value: number) => ({
  combinator: 'and' as const,
  rules: [{ field: 'event.properties.total', operator, value }],
})

/** A trigger, two conditions and an exit: what the bench sends every event through. */
export const twoConditions = {
  format: flowFormat,
  name: 'Two conditions',
  settings: { reentry: 'always' as const },
  nodes: [
    { id: 'ordered', type: 'onEvent', position: { x: 0, y: 0 }, data: { event: 'Order Completed' } },
    {
      id: 'size',
      type: 'condition',
      position: { x: 0, y: 160 },
      data: { paths: [{ id: 'big', label: 'Big', when: total('>', 50) }] },
    },
    {
      id: 'loyal',
      type: 'condition',
      position: { x: 0, y: 320 },
      data: {
        paths: [
          {
            id: 'yes',
            label: 'Loyal',
            when: { combinator: 'and' as const, rules: [{ field: 'customer.ordersCount', operator: '>=', value: 3 }] },
          },
        ],
      },
    },
    { id: 'end', type: 'exit', position: { x: 0, y: 480 }, data: {} },
  ],
  edges: [
    { id: 'e1', source: 'ordered', sourceHandle: 'out', target: 'size' },
    { id: 'e2', source: 'size', sourceHandle: 'big', target: 'loyal' },
    { id: 'e3', source: 'size', sourceHandle: 'else', target: 'loyal' },
    { id: 'e4', source: 'loyal', sourceHandle: 'yes', target: 'end' },
    { id: 'e5', source: 'loyal', sourceHandle: 'else', target: 'end' },
  ],
}

/** Waits for an order after an event; whoever never orders leaves when the time is out. */
export const waitAfter = (event: string, timeout: string) =>
  flowFile(
    {
      begin: { type: 'onEvent', event },
      wait: { type: 'wait', for: [{ id: 'yes', label: 'They ordered', event: 'Order Completed' }], timeout },
      won: { type: 'exit', outcome: 'won' },
      lost: { type: 'exit', outcome: 'lost' },
    },
    ['begin:out>wait', 'wait:yes>won', 'wait:timeout>lost'],
    { goal: { event: 'Order Completed', within: timeout } },
  )

/** Asks of each order how many there were within a day. */
export const oftenSeen = flowFile(
  {
    ordered: { type: 'onEvent', event: 'Order Completed' },
    often: {
      type: 'condition',
      paths: [
        {
          id: 'yes',
          label: 'Often',
          when: {
            combinator: 'and',
            rules: [
              { field: 'events.count', operator: '>=', value: 3, meta: { event: 'Order Completed', within: 'P1D' } },
            ],
          },
        },
      ],
    },
    end: { type: 'exit' },
  },
  ['ordered:out>often', 'often:yes>end', 'often:else>end'],
)
