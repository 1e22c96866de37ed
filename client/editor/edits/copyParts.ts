import type { Flow } from '../../../shared/flow/flow.ts'
import { flowFormat } from '../../../shared/flow/flow.ts'

/** Some nodes and the edges among them, as a flow of their own: what the clipboard holds. */
export function copyParts(flow: Flow, nodeIds: readonly string[]): Flow {
  const chosen = new Set(nodeIds)
  return {
    format: flowFormat,
    name: flow.name,
    description: '',
    tags: [],
    settings: flow.settings,
    nodes: flow.nodes.filter((node) => chosen.has(node.id)),
    edges: flow.edges.filter((edge) => chosen.has(edge.source) && chosen.has(edge.target)),
    tests: [],
  }
}
