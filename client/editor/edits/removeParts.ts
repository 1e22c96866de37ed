import type { Flow } from '../../../shared/flow/flow.ts'

/** What is chosen on the canvas. */
export interface Parts {
  nodes: readonly string[]
  edges: readonly string[]
}

/** Takes nodes out with every edge at them, and edges. */
export function removeParts(flow: Flow, parts: Parts): Flow {
  const nodes = new Set(parts.nodes)
  const edges = new Set(parts.edges)
  return {
    ...flow,
    nodes: flow.nodes.filter((node) => !nodes.has(node.id)),
    edges: flow.edges.filter((edge) => !edges.has(edge.id) && !nodes.has(edge.source) && !nodes.has(edge.target)),
  }
}
