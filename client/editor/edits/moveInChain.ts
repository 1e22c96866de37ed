import type { Flow, FlowNode } from '../../../shared/flow/flow.ts'
import { takeOut } from './closeUp.ts'
import { connect } from './connect.ts'
import { familyOf, handlesOf } from './describeNode.ts'
import { edgesFrom, edgesInto, nodeOf } from './indexFlow.ts'
import { moveNodes } from './moveNodes.ts'

/** Lets a node change places with the one before or after it in its chain; the same flow where there is none, or only a trigger. */
export function moveInChain(flow: Flow, id: string, way: 'earlier' | 'later'): Flow {
  const node = nodeOf(flow, id)
  const other = node && (way === 'earlier' ? before(flow, node) : after(flow, node))
  if (!node || !other || familyOf(node) === 'trigger' || familyOf(other) === 'trigger') return flow
  const swapped = new Map([
    [id, other.position],
    [other.id, node.position],
  ])
  const apart = takeOut(flow, [id])
  return moveNodes(way === 'earlier' ? putBefore(apart, node, other) : putAfter(apart, node, other), swapped)
}

const before = (flow: Flow, node: FlowNode): FlowNode | undefined =>
  nodeOf(flow, edgesInto(flow, node.id)[0]?.source ?? '')

function after(flow: Flow, node: FlowNode): FlowNode | undefined {
  const first = handlesOf(node)[0]
  return nodeOf(flow, edgesFrom(flow, node.id).find((edge) => edge.sourceHandle === first?.id)?.target ?? '')
}

function putBefore(flow: Flow, node: FlowNode, other: FlowNode): Flow {
  const first = handlesOf(node)[0]
  const edges = flow.edges.map((edge) => (edge.target === other.id ? { ...edge, target: node.id } : edge))
  return first
    ? connect({ ...flow, edges }, { source: node.id, sourceHandle: first.id, target: other.id })
    : { ...flow, edges }
}

function putAfter(flow: Flow, node: FlowNode, other: FlowNode): Flow {
  const [out, first] = [handlesOf(other)[0], handlesOf(node)[0]]
  if (!out) return flow
  const onward = edgesFrom(flow, other.id).find((edge) => edge.sourceHandle === out.id)
  const joined = connect(flow, { source: other.id, sourceHandle: out.id, target: node.id })
  return onward && first ? connect(joined, { source: node.id, sourceHandle: first.id, target: onward.target }) : joined
}
