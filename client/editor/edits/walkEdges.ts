import type { Flow, FlowEdge } from '../../../shared/flow/flow.ts'
import { handleLabel, handlesOf, titleOf } from './describeNode.ts'
import { edgeOf, edgesFrom, edgesInto, nodeOf } from './indexFlow.ts'

/** The edges at a node: those that leave it in the order of its handles, then those that lead to it. */
export function edgesAt(flow: Flow, nodeId: string): FlowEdge[] {
  const node = nodeOf(flow, nodeId)
  const order = node ? handlesOf(node).map((handle) => handle.id) : []
  const leaving = edgesFrom(flow, nodeId).toSorted(
    (a, b) => order.indexOf(a.sourceHandle) - order.indexOf(b.sourceHandle),
  )
  return [...leaving, ...edgesInto(flow, nodeId)]
}

/** The edge beside another that leaves the same node; the last is followed by the first. */
export function edgeBeside(flow: Flow, edgeId: string, step: 1 | -1): string | null {
  const edge = edgeOf(flow, edgeId)
  if (!edge) return null
  const leaving = edgesAt(flow, edge.source).filter((one) => one.source === edge.source)
  return leaving.at((leaving.indexOf(edge) + step) % leaving.length)?.id ?? null
}

/** An edge in words: where it comes from, by which handle, and where it leads. */
export function edgeWords(flow: Flow, edgeId: string): string {
  const edge = edgeOf(flow, edgeId)
  const source = edge && nodeOf(flow, edge.source)
  const target = edge && nodeOf(flow, edge.target)
  if (!edge || !source || !target) return ''
  const label = handleLabel(source, edge.sourceHandle)
  return `From “${titleOf(source)}”${label && `, ${label},`} to “${titleOf(target)}”`
}
