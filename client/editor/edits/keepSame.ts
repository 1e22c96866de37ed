import { byId } from '../../../shared/flow/compare/members.ts'
import { sameValue } from '../../../shared/flow/compare/sameValue.ts'
import type { Flow } from '../../../shared/flow/flow.ts'

/** `next`, in which every node and edge that means what it meant before is the same object: its card is left alone, and undo knows what changed. */
export function keepSame(before: Flow, next: Flow): Flow {
  if (next === before) return before
  return { ...next, nodes: keep(before.nodes, next.nodes), edges: keep(before.edges, next.edges) }
}

function keep<T extends { id: string }>(before: readonly T[], next: readonly T[]): T[] {
  const known = byId(before)
  return next.map((part) => {
    const old = known.get(part.id)
    return old && sameValue(old, part) ? old : part
  })
}
