import type { Drawing, Drawn } from './drawing.ts'
import { named } from './drawing.ts'
import type { CheckRule } from './rule.ts'

/** A circle needs a delay or a wait on it: without one, a journey would go round it 100 times in an instant and fail. */
export const cycles: CheckRule = (drawing) =>
  findCycles(drawing).map((cycle) => ({
    rule: 'cycle-without-pause',
    severity: 'error',
    nodeId: cycle[0]?.node.id ?? '',
    message: `${cycle.map(named).join(', ')} lead${cycle.length === 1 ? 's' : ''} back in a circle without a pause. Put a delay or a wait on the way, or take a line out.`,
  }))

/** One circle for each line that closes one. Walks with a stack of its own: a drawing may be 6,000 nodes deep. */
function findCycles({ nodes }: Drawing): Drawn[][] {
  const done = new Set<string>()
  const onPath = new Map<string, number>()
  const path: { drawn: Drawn; next: number }[] = []
  const found: Drawn[][] = []
  const enter = (drawn: Drawn) => {
    onPath.set(drawn.node.id, path.length)
    path.push({ drawn, next: 0 })
  }
  for (const start of nodes.values()) {
    if (!done.has(start.node.id) && !canPause(start)) enter(start)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const edge = top.drawn.out[top.next++]
      const target = edge && nodes.get(edge.target)
      if (!edge) {
        path.pop()
        onPath.delete(top.drawn.node.id)
        done.add(top.drawn.node.id)
      } else if (target) {
        const closedAt = onPath.get(target.node.id)
        if (closedAt !== undefined) found.push(path.slice(closedAt).map(({ drawn }) => drawn))
        else if (!done.has(target.node.id) && !canPause(target)) enter(target)
      }
    }
  }
  return found
}

/** Whether a journey can rest there; a disabled pause is none. */
function canPause({ node, meaning }: Drawn): boolean {
  return !node.data.disabled && meaning.pauses()
}
