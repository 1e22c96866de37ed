import type { Flow } from '../../../shared/flow/flow.ts'
import type { Size } from '../../../shared/flow/layout.ts'
import { layOut } from '../../../shared/flow/layout.ts'
import { flowOrder } from './flowOrder.ts'
import { nodeOf } from './indexFlow.ts'
import { moveNodes } from './moveNodes.ts'

/** Lays nodes out anew among themselves. The first of them stays where it is, so that one does not lose sight of it. */
export function tidy(flow: Flow, nodeIds: readonly string[], sizeOf: (id: string) => Size): Flow {
  const chosen = new Set(nodeIds)
  const part: Flow = {
    ...flow,
    nodes: flow.nodes.filter((node) => chosen.has(node.id)),
    edges: flow.edges.filter((edge) => chosen.has(edge.source) && chosen.has(edge.target)),
  }
  const laid = layOut(part, sizeOf)
  const [first] = flowOrder(part)
  const now = first && nodeOf(laid, first.id)
  if (!first || !now) return flow
  const shift = { x: first.position.x - now.position.x, y: first.position.y - now.position.y }
  const places = laid.nodes.map(
    ({ id, position }) => [id, { x: position.x + shift.x, y: position.y + shift.y }] as const,
  )
  return moveNodes(flow, new Map(places))
}
