import type { Flow } from '../../../shared/flow/flow.ts'
import { edgeOf } from './indexFlow.ts'
import type { Connection } from './whyNotConnect.ts'
import { whyNotConnect } from './whyNotConnect.ts'

/** Leads an edge that is there from or to another node. It keeps its id; an edge that had its new handle before gives way. */
export function reattach(flow: Flow, edgeId: string, connection: Connection): Flow {
  const edge = edgeOf(flow, edgeId)
  const { source, sourceHandle, target } = connection
  if (!edge || whyNotConnect(flow, connection)) return flow
  if (edge.source === source && edge.sourceHandle === sourceHandle && edge.target === target) return flow
  const edges = flow.edges.flatMap((one) => {
    if (one === edge) return [{ ...edge, source, sourceHandle, target }]
    return one.source === source && one.sourceHandle === sourceHandle ? [] : [one]
  })
  return { ...flow, edges }
}
