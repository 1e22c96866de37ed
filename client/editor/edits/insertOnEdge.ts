import type { Flow, FlowNode, NodePosition } from '../../../shared/flow/flow.ts'
import { newId } from '../../ui/newId.ts'
import { rowHeight } from './cardSize.ts'
import { handlesOf } from './describeNode.ts'
import { edgeOf, edgesFrom, nodeOf } from './indexFlow.ts'

/** Where a node that is let go at `wish` comes to lie on an edge: in the column of what follows, at that height as far as there is room. */
export function placeOnEdge(flow: Flow, edgeId: string, wish: NodePosition): NodePosition {
  const edge = edgeOf(flow, edgeId)
  const target = edge && nodeOf(flow, edge.target)
  const source = edge && nodeOf(flow, edge.source)
  if (!target || !source) return wish
  const highest = source.position.y + rowHeight
  const lowest = Math.max(highest, target.position.y - rowHeight)
  return { x: target.position.x, y: Math.min(Math.max(wish.y, highest), lowest) }
}

/** Puts a node in the middle of an edge: what came after it follows its first handle and moves down to make room. The node may be in the flow already. */
export function insertOnEdge(flow: Flow, edgeId: string, put: FlowNode): Flow {
  const edge = edgeOf(flow, edgeId)
  const target = edge && nodeOf(flow, edge.target)
  const source = edge && nodeOf(flow, edge.source)
  if (!edge || !target || !source) return flow
  const node: FlowNode = { ...put, position: placeOnEdge(flow, edgeId, put.position) }
  const first = handlesOf(node)[0]
  const onward = first ? [{ id: newId(), source: node.id, sourceHandle: first.id, target: target.id }] : []
  const push = Math.max(0, node.position.y + rowHeight - target.position.y)
  const below = push > 0 ? downstream(flow, target.id, source.position.y) : new Set<string>()
  const others = flow.nodes.filter((one) => one.id !== node.id)
  return {
    ...flow,
    nodes: [
      ...others.map((one) =>
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
