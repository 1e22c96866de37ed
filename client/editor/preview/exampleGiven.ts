import type { Flow } from '../../../shared/flow/flow.ts'
import { definitionOf } from '../../../shared/nodes/index.ts'

/** Something to start a preview from, for somebody with consent: an event that the flow's first trigger wants, else a trigger that needs none. */
export function exampleGiven(flow: Flow): string {
  const trigger = flow.nodes.find((node) => node.type === 'onEvent')
  const start = flow.nodes.find((node) => node.type !== 'onEvent' && definitionOf(node.type).family === 'trigger')
  const event = { event: trigger?.data.event || 'Order Completed', properties: { order_id: 'o-1', total: 42.5 } }
  const customer = {
    id: 'ada',
    traits: { email: 'ada@example.com', first_name: 'Ada', timezone: 'Europe/Berlin' },
    consent: { email: true },
  }
  return JSON.stringify({ customer, ...(trigger || !start ? { event } : { nodeId: start.id }) }, null, 2)
}
