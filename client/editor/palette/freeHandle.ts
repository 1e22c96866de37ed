import type { Flow } from '../../../shared/flow/flow.ts'
import { handlesOf } from '../edits/describeNode.ts'
import { edgesFrom, nodeOf } from '../edits/indexFlow.ts'
import type { Choosing } from '../store/view.ts'

/** The first output of a node that leads nowhere yet; where all are taken, the first. Null for a node without outputs. */
export function freeOutput(flow: Flow, nodeId: string): string | null {
  const node = nodeOf(flow, nodeId)
  const handles = node ? handlesOf(node) : []
  const taken = new Set(edgesFrom(flow, nodeId).map((edge) => edge.sourceHandle))
  return (handles.find((handle) => !taken.has(handle.id)) ?? handles[0])?.id ?? null
}

/** Where something new joins a node: at its first output that leads nowhere yet, else on the edge of the first. */
export function freeHandle(flow: Flow, nodeId: string | undefined): Choosing['from'] {
  const sourceHandle = nodeId === undefined ? null : freeOutput(flow, nodeId)
  if (nodeId === undefined || sourceHandle === null) return null
  const taken = edgesFrom(flow, nodeId).find((edge) => edge.sourceHandle === sourceHandle)
  return taken ? { edge: taken.id } : { source: nodeId, sourceHandle }
}
