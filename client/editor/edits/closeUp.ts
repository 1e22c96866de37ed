import type { Flow } from '../../../shared/flow/flow.ts'
import { handlesOf } from './describeNode.ts'
import { edgesFrom, edgesInto, nodeOf } from './indexFlow.ts'
import { removeParts } from './removeParts.ts'

/** Takes a node out and leads what came to it on to what followed its first handle. */
export function closeUp(flow: Flow, nodeId: string): Flow {
  const node = nodeOf(flow, nodeId)
  const first = node && handlesOf(node)[0]
  const next = edgesFrom(flow, nodeId).find((edge) => edge.sourceHandle === first?.id)?.target
  const arriving = new Set(edgesInto(flow, nodeId).map((edge) => edge.id))
  if (next === undefined || next === nodeId) return removeParts(flow, { nodes: [nodeId], edges: [] })
  const edges = flow.edges.map((edge) => (arriving.has(edge.id) ? { ...edge, target: next } : edge))
  return removeParts({ ...flow, edges }, { nodes: [nodeId], edges: [] })
}
