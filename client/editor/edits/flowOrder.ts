import type { Flow, FlowEdge, FlowNode } from '../../../shared/flow/flow.ts'
import { familyOf, handlesOf } from './describeNode.ts'
import { edgesFrom, nodeOf } from './indexFlow.ts'

interface Order {
  nodes: readonly FlowNode[]
  /** Those that a trigger leads to. Where they lie makes no difference. */
  led: ReadonlySet<string>
}

// The last order over a list of edges. A key in a form changes one node and moves none, so most orders are the one before.
const known = new WeakMap<Flow['edges'], Order & { flow: Flow }>()

/** The nodes as a customer would meet them: from each trigger along its edges, then what nothing leads to, notes last. */
export function flowOrder(flow: Flow): readonly FlowNode[] {
  const before = known.get(flow.edges)
  if (before?.flow.nodes === flow.nodes) return before.nodes
  const order = (before && reordered(before, flow)) ?? orderOf(flow)
  known.set(flow.edges, { flow, ...order })
  return order.nodes
}

/** The order before with the nodes of now; null where one may have got another place in it. */
function reordered(before: Order & { flow: Flow }, flow: Flow): Order | null {
  const { led } = before
  if (before.flow.nodes.length !== flow.nodes.length) return null
  const changed = new Map<FlowNode, FlowNode>()
  for (const [at, node] of flow.nodes.entries()) {
    const old = before.flow.nodes[at]
    if (old === node) continue
    if (!old || old.id !== node.id || !hasSameHandles(old, node)) return null
    if (old.position !== node.position && !led.has(node.id)) return null
    changed.set(old, node)
  }
  return { nodes: before.nodes.map((node) => changed.get(node) ?? node), led }
}

function hasSameHandles(a: FlowNode, b: FlowNode): boolean {
  const [before, now] = [handlesOf(a), handlesOf(b)]
  return before.length === now.length && before.every((handle, at) => handle.id === now[at]?.id)
}

function orderOf(flow: Flow): Order {
  const ordered = new Map<string, FlowNode>()
  const starts = flow.nodes.filter((node) => familyOf(node) === 'trigger').sort(byPlace)
  for (const start of starts) visit(flow, start, ordered)
  const led = new Set(ordered.keys())
  for (const { id } of starts) led.delete(id)
  const rest = flow.nodes.filter((node) => !ordered.has(node.id)).sort(notesLast)
  for (const start of rest) visit(flow, start, ordered)
  return { nodes: [...ordered.values()], led }
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
