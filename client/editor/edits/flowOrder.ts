import type { Flow, FlowNode } from '../../../shared/flow/flow.ts'
import { familyOf, handlesOf } from './describeNode.ts'
import { edgesFrom, nodeOf } from './indexFlow.ts'

/** The nodes as a customer would meet them: from each trigger along its edges, then what nothing leads to, notes last. */
export function flowOrder(flow: Flow): FlowNode[] {
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
    if (edges.length === 0) continue
    const order = handlesOf(node).map((handle) => handle.id)
    const sorted = edges.toSorted((a, b) => order.indexOf(b.sourceHandle) - order.indexOf(a.sourceHandle))
    for (const edge of sorted) {
      const next = nodeOf(flow, edge.target)
      if (next) ahead.push(next)
    }
  }
}

const byPlace = (a: FlowNode, b: FlowNode) => a.position.y - b.position.y || a.position.x - b.position.x
const notesLast = (a: FlowNode, b: FlowNode) =>
  Number(familyOf(a) === 'canvas') - Number(familyOf(b) === 'canvas') || byPlace(a, b)
