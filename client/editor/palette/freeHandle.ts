import type { Flow } from '../../../shared/flow/flow.ts'
import { handlesOf } from '../edits/describeNode.ts'
import { edgesFrom, nodeOf } from '../edits/indexFlow.ts'
import type { Choosing } from '../store/view.ts'

/** The first output of a node that leads nowhere yet; where all are taken, the edge of the first. Null for a node without outputs. */
export function freeHandle(flow: Flow, nodeId: string | undefined): Choosing['from'] {
  const node = nodeId === undefined ? undefined : nodeOf(flow, nodeId)
  if (!node) return null
  const taken = edgesFrom(flow, node.id)
  const free = handlesOf(node).find((handle) => !taken.some((edge) => edge.sourceHandle === handle.id))
  if (free) return { source: node.id, sourceHandle: free.id }
  return taken[0] ? { edge: taken[0].id } : null
}
