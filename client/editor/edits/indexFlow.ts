import type { Flow, FlowEdge, FlowNode } from '../../../shared/flow/flow.ts'

/** Made once for each list: a change of nodes leaves the list of edges, and so its index, as it was. */
function madeOnce<Part, Index>(make: (parts: readonly Part[]) => Index): (parts: readonly Part[]) => Index {
  const known = new WeakMap<readonly Part[], Index>()
  return (parts) => {
    const index = known.get(parts) ?? make(parts)
    known.set(parts, index)
    return index
  }
}

const nodesById = madeOnce((nodes: readonly FlowNode[]) => new Map(nodes.map((node) => [node.id, node])))
const edgesById = madeOnce((edges: readonly FlowEdge[]) => new Map(edges.map((edge) => [edge.id, edge])))
const leaving = madeOnce((edges: readonly FlowEdge[]) => Map.groupBy(edges, (edge) => edge.source))
const arriving = madeOnce((edges: readonly FlowEdge[]) => Map.groupBy(edges, (edge) => edge.target))
const none: readonly FlowEdge[] = []

// By id, so that a card finds its own node without a search.
export const nodeOf = (flow: Flow, id: string): FlowNode | undefined => nodesById(flow.nodes).get(id)
export const edgeOf = (flow: Flow, id: string): FlowEdge | undefined => edgesById(flow.edges).get(id)
export const edgesFrom = (flow: Flow, id: string): readonly FlowEdge[] => leaving(flow.edges).get(id) ?? none
export const edgesInto = (flow: Flow, id: string): readonly FlowEdge[] => arriving(flow.edges).get(id) ?? none
