import type { Flow, NodePosition } from '../../../shared/flow/flow.ts'
import { freshIds } from '../../../shared/flow/freshIds.ts'
import { newId } from '../../ui/newId.ts'

/** Adds the nodes and edges of another flow under fresh ids, its top left corner at `at`. Answers the new ids too. */
export function pasteParts(flow: Flow, parts: Flow, at: NodePosition): { flow: Flow; pasted: string[] } {
  const fresh = freshIds(parts, newId)
  const left = Math.min(...parts.nodes.map((node) => node.position.x))
  const top = Math.min(...parts.nodes.map((node) => node.position.y))
  const nodes = fresh.nodes.map((node) => ({
    ...node,
    position: { x: Math.round(node.position.x - left + at.x), y: Math.round(node.position.y - top + at.y) },
  }))
  const edges = fresh.edges.map((edge) => ({ ...edge, id: newId() }))
  return {
    flow: { ...flow, nodes: [...flow.nodes, ...nodes], edges: [...flow.edges, ...edges] },
    pasted: nodes.map((node) => node.id),
  }
}
