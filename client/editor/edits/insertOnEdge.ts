import type { Flow, FlowNode } from '../../../shared/flow/flow.ts'
import { newId } from '../../ui/newId.ts'
import { rowHeight } from './cardSize.ts'
import { handlesOf } from './describeNode.ts'
import { edgeOf, edgesFrom, nodeOf } from './indexFlow.ts'

/** Puts a node in the middle of an edge: what came after it follows its first handle and moves down to make room. */
export function insertOnEdge(flow: Flow, edgeId: string, made: FlowNode): Flow {
  const edge = edgeOf(flow, edgeId)
  const target = edge && nodeOf(flow, edge.target)
  const source = edge && nodeOf(flow, edge.source)
  if (!edge || !target || !source) return flow
  const node: FlowNode = { ...made, position: { x: target.position.x, y: source.position.y + rowHeight } }
  const first = handlesOf(node)[0]
  const onward = first ? [{ id: newId(), source: node.id, sourceHandle: first.id, target: target.id }] : []
  const push = Math.max(0, node.position.y + rowHeight - target.position.y)
  const below = push > 0 ? downstream(flow, target.id, source.position.y) : new Set<string>()
  return {
    ...flow,
    nodes: [
      ...flow.nodes.map((one) =>
        below.has(one.id) ? { ...one, position: { x: one.position.x, y: one.position.y + push } } : one,
      ),
      node,
    ],
    edges: [...flow.edges.map((one) => (one === edge ? { ...one, target: node.id } : one)), ...onward],
  }
}

/** Everything that follows a node and lies below `under`; a loop back upwards moves nothing. */
function downstream(flow: Flow, from: string, under: number): Set<string> {
  const found = new Set<string>()
  const ahead = [from]
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (found.has(id) || (nodeOf(flow, id)?.position.y ?? under) <= under) continue
    found.add(id)
    ahead.push(...edgesFrom(flow, id).map((edge) => edge.target))
  }
  return found
}
