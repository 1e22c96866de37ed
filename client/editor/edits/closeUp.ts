import type { Flow, FlowEdge } from '../../../shared/flow/flow.ts'
import { handlesOf } from './describeNode.ts'
import { edgesFrom, nodeOf } from './indexFlow.ts'
import { removeParts } from './removeParts.ts'
import { whyNotConnect } from './whyNotConnect.ts'

/** Deletes nodes and leads what came to them on to what followed their first handles. */
export const closeUp = (flow: Flow, nodeIds: readonly string[]): Flow =>
  removeParts(takeOut(flow, nodeIds), { nodes: nodeIds, edges: [] })

/** Pulls nodes out of their chain, which closes behind them; they stay as they are, with the edges among them. */
export function takeOut(flow: Flow, nodeIds: readonly string[]): Flow {
  const out = new Set(nodeIds)
  const isOut = (edge: FlowEdge) => out.has(edge.source) && out.has(edge.target)
  const isApart = (edge: FlowEdge) => !out.has(edge.source) && !out.has(edge.target)
  let closed: Flow = { ...flow, edges: flow.edges.filter((edge) => isOut(edge) || isApart(edge)) }
  for (const edge of flow.edges) {
    if (out.has(edge.source) || !out.has(edge.target)) continue
    const target = wayThrough(flow, edge.target, out)
    // A pause that is taken out of its loop leaves no loop behind.
    if (target === null || whyNotConnect(closed, { ...edge, target })) continue
    closed = { ...closed, edges: [...closed.edges, { ...edge, target }] }
  }
  return closed
}

/** Where one comes out who goes through these nodes by their first handles. */
function wayThrough(flow: Flow, from: string, through: ReadonlySet<string>): string | null {
  const seen = new Set<string>()
  let id: string | undefined = from
  while (id !== undefined && through.has(id)) {
    if (seen.has(id)) return null
    seen.add(id)
    const node = nodeOf(flow, id)
    const first = node && handlesOf(node)[0]?.id
    id = edgesFrom(flow, id).find((edge) => edge.sourceHandle === first)?.target
  }
  return id ?? null
}
