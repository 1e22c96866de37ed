import type { Handle } from '../../nodes/defineNode.ts'
import type { Meaning } from '../../nodes/meaningOf.ts'
import { meaningOf } from '../../nodes/meaningOf.ts'
import type { Flow, FlowEdge, FlowNode } from '../flow.ts'
import type { Known } from './known.ts'

/** A node as the check sees it. */
export interface Drawn {
  node: FlowNode
  /** Its place in `flow.nodes`, for the path of a problem. */
  index: number
  meaning: Meaning
  handles: readonly Handle[]
  /** Edges that leave it, in the order of the file. */
  out: readonly FlowEdge[]
}

/** A flow, looked up once for all rules of the check. */
export interface Drawing {
  flow: Flow
  nodes: ReadonlyMap<string, Drawn>
  known: Known
}

/** Reads a flow for the check. */
export function drawingOf(flow: Flow, known: Known): Drawing {
  const edges = Map.groupBy(flow.edges, (edge) => edge.source)
  const nodes = flow.nodes.map((node, index): [string, Drawn] => {
    const meaning = meaningOf(node)
    return [node.id, { node, index, meaning, handles: meaning.handles(), out: edges.get(node.id) ?? [] }]
  })
  return { flow, nodes: new Map(nodes), known }
}

/** A node's name in a message: `"Wait for an order"`. */
export const named = ({ meaning }: Drawn): string => `"${meaning.name}"`
