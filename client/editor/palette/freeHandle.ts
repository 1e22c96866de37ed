import { channelOf } from '../../../shared/engine/effect.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import type { NodeType } from '../../../shared/nodes/index.ts'
import { definitionOf } from '../../../shared/nodes/index.ts'
import { handlesOf } from '../edits/describeNode.ts'
import { edgesFrom, nodeOf } from '../edits/indexFlow.ts'
import type { Join } from '../store/view.ts'

/**
 * The output of a node at which something new joins it: the first that leads nowhere yet; for a message rather the one at which customers are reminded. Where all
 * are taken, the first. Null for a node without outputs.
 */
export function freeOutput(flow: Flow, nodeId: string, type?: NodeType): string | null {
  const node = nodeOf(flow, nodeId)
  const handles = node ? handlesOf(node) : []
  const taken = new Set(edgesFrom(flow, nodeId).map((edge) => edge.sourceHandle))
  const free = handles.filter((handle) => !taken.has(handle.id))
  const reminding = type && isMessage(type) ? free.find((handle) => handle.reminds) : undefined
  return (reminding ?? free[0] ?? handles[0])?.id ?? null
}

const isMessage = (type: NodeType): boolean => {
  const { effect } = definitionOf(type)
  return effect !== undefined && (effect === 'message' || channelOf(effect) !== null)
}

/** Where something new of a type joins a node: at its free output, else on the edge of the first. */
export function freeHandle(flow: Flow, nodeId: string, type: NodeType): Join | null {
  const sourceHandle = freeOutput(flow, nodeId, type)
  if (sourceHandle === null) return null
  const taken = edgesFrom(flow, nodeId).find((edge) => edge.sourceHandle === sourceHandle)
  return taken ? { edge: taken.id } : { source: nodeId, sourceHandle }
}
