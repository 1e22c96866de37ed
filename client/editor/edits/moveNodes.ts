import type { Flow, NodePosition } from '../../../shared/flow/flow.ts'

/** Puts nodes elsewhere, on whole pixels so that a file stays readable. */
export function moveNodes(flow: Flow, places: ReadonlyMap<string, NodePosition>): Flow {
  let moved = false
  const nodes = flow.nodes.map((node) => {
    const place = places.get(node.id)
    if (!place) return node
    const position = { x: Math.round(place.x), y: Math.round(place.y) }
    if (position.x === node.position.x && position.y === node.position.y) return node
    moved = true
    return { ...node, position }
  })
  return moved ? { ...flow, nodes } : flow
}
