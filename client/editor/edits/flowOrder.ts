import type { Flow, FlowEdge, FlowNode } from '../../../shared/flow/flow.ts'
import { familyOf, handlesOf } from './describeNode.ts'
import { edgesFrom, nodeOf } from './indexFlow.ts'

interface Ordered {
  flow: Flow
  nodes: readonly FlowNode[]
}

// The last order over a list of edges. A key in a form changes one node and moves none, so most orders are the one before.
const known = new WeakMap<Flow['edges'], Ordered>()

/** The nodes as a customer would meet them: from each trigger along its edges, then what nothing leads to, notes last. */
export function flowOrder(flow: Flow): readonly FlowNode[] {
  const before = known.get(flow.edges)
  if (before?.flow.nodes === flow.nodes) return before.nodes
  const nodes = (before && reordered(before, flow)) ?? order(flow)
  known.set(flow.edges, { flow, nodes })
  return nodes
}

/** The order before with the nodes of now; null where one may have got another place in it. */
function reordered(before: Ordered, flow: Flow): readonly FlowNode[] | null {
  if (before.flow.nodes.length !== flow.nodes.length) return null
  const changed = new Map<FlowNode, FlowNode>()
  for (const [at, node] of flow.nodes.entries()) {
    const old = before.flow.nodes[at]
    if (old === node) continue
    if (!old || old.id !== node.id || old.position !== node.position || !hasSameHandles(old, node)) return null
    changed.set(old, node)
  }
  return before.nodes.map((node) => changed.get(node) ?? node)
}

function hasSameHandles(a: FlowNode, b: FlowNode): boolean {
  const [before, now] = [handlesOf(a), handlesOf(b)]
  return before.length === now.length && before.every((handle, at) => handle.id === now[at]?.id)
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
