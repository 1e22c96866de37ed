import type { Flow, FlowEdge, FlowNode } from '../../../shared/flow/flow.ts'
import { familyOf, handlesOf } from './describeNode.ts'
import { edgesFrom, nodeOf } from './indexFlow.ts'

const known = new WeakMap<Flow, readonly FlowNode[]>()

/** The nodes as a customer would meet them: from each trigger along its edges, then what nothing leads to, notes last. Made once for each state of a flow. */
export function flowOrder(flow: Flow): readonly FlowNode[] {
  const made = known.get(flow) ?? order(flow)
  known.set(flow, made)
  return made
}

function order(flow: Flow): FlowNode[] {
  const ordered = new Map<string, FlowNode>()
  const starts = flow.nodes.filter((node) => familyOf(node) === 'trigger').sort(byPlace)
  const rest = flow.nodes.filter((node) => familyOf(node) !== 'trigger').sort(notesLast)
  for (const start of [...starts, ...rest]) visit(flow, start, ordered)
  return [...ordered.values()]
}

function visit(flow: Flow, start: FlowNode, ordered: Map<string, FlowNode>): void {
  const ahead = [start]
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    if (ordered.has(node.id)) continue
    ordered.set(node.id, node)
    const edges = edgesFrom(flow, node.id)
    for (const edge of lastHandleFirst(node, edges)) {
      const next = nodeOf(flow, edge.target)
      if (next) ahead.push(next)
    }
  }
}

function lastHandleFirst(node: FlowNode, edges: readonly FlowEdge[]): readonly FlowEdge[] {
  if (edges.length < 2) return edges
  const handles = handlesOf(node).map((handle) => handle.id)
  return edges.toSorted((a, b) => handles.indexOf(b.sourceHandle) - handles.indexOf(a.sourceHandle))
}

const byPlace = (a: FlowNode, b: FlowNode) => a.position.y - b.position.y || a.position.x - b.position.x
const notesLast = (a: FlowNode, b: FlowNode) =>
  Number(familyOf(a) === 'canvas') - Number(familyOf(b) === 'canvas') || byPlace(a, b)
