import type { Flow } from '../../../shared/flow/flow.ts'
import { nodeOf } from './indexFlow.ts'

/** The nodes of a flow that are new or other than before, and those from which an edge came or went. */
export function changedNodes(before: Flow, after: Flow): string[] {
  const old = new Set(before.edges)
  const now = new Set(after.edges)
  const wired = [...old.symmetricDifference(now)].map((edge) => edge.source)
  const sources = new Set(wired)
  return after.nodes.filter((node) => nodeOf(before, node.id) !== node || sources.has(node.id)).map((node) => node.id)
}
