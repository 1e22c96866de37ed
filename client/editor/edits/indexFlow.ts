import type { Flow, FlowEdge, FlowNode } from '../../../shared/flow/flow.ts'

/** A flow by id, so that a card finds its own node without a search. */
interface FlowIndex {
  nodes: ReadonlyMap<string, FlowNode>
  edges: ReadonlyMap<string, FlowEdge>
  leaving: ReadonlyMap<string, readonly FlowEdge[]>
  arriving: ReadonlyMap<string, readonly FlowEdge[]>
}

const known = new WeakMap<Flow, FlowIndex>()
const none: readonly FlowEdge[] = []

/** The index of a flow, made once for each state of it. */
function indexFlow(flow: Flow): FlowIndex {
  const made = known.get(flow)
  if (made) return made
  const index = {
    nodes: new Map(flow.nodes.map((node) => [node.id, node])),
    edges: new Map(flow.edges.map((edge) => [edge.id, edge])),
    leaving: Map.groupBy(flow.edges, (edge) => edge.source),
    arriving: Map.groupBy(flow.edges, (edge) => edge.target),
  }
  known.set(flow, index)
  return index
}

export const nodeOf = (flow: Flow, id: string): FlowNode | undefined => indexFlow(flow).nodes.get(id)
export const edgeOf = (flow: Flow, id: string): FlowEdge | undefined => indexFlow(flow).edges.get(id)
export const edgesFrom = (flow: Flow, id: string): readonly FlowEdge[] => indexFlow(flow).leaving.get(id) ?? none
export const edgesInto = (flow: Flow, id: string): readonly FlowEdge[] => indexFlow(flow).arriving.get(id) ?? none
