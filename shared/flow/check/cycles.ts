import type { Drawing, Drawn } from './drawing.ts'
import { named } from './drawing.ts'
import type { CheckRule } from './rule.ts'

/** A circle needs a delay or a wait on it: without one, a journey would go round it 100 times in an instant and fail. */
export const cycles: CheckRule = (drawing) =>
  findCycles(drawing).map(({ start, length }) => ({
    rule: 'cycle-without-pause',
    severity: 'error',
    nodeId: start[0]?.node.id ?? '',
    message: `${sayCircle(start, length)} lead${length === 1 ? 's' : ''} back in a circle without a pause. Put a delay or a wait on the way, or take a line out.`,
  }))

/** A circle by its first nodes. One of thousands of nodes in full would say no more, and take long to write for each line that closes one. */
interface Cycle {
  start: Drawn[]
  length: number
}

const mostNamed = 6

function sayCircle(start: Drawn[], length: number): string {
  const names = start.map(named).join(', ')
  const more = length - start.length
  return more > 0 ? `${names} and ${more} more` : names
}

/** One circle for each line that closes one. Walks with a stack of its own: a drawing may be 6,000 nodes deep. */
function findCycles({ nodes }: Drawing): Cycle[] {
  const done = new Set<string>()
  const onPath = new Map<string, number>()
  const path: { drawn: Drawn; next: number }[] = []
  const found: Cycle[] = []
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
        if (closedAt !== undefined) {
          const start = path.slice(closedAt, closedAt + mostNamed).map(({ drawn }) => drawn)
          found.push({ start, length: path.length - closedAt })
        } else if (!done.has(target.node.id) && !canPause(target)) enter(target)
      }
    }
  }
  return found
}

/** Whether a journey can rest there; a disabled pause is none. */
function canPause({ node, meaning }: Drawn): boolean {
  return !node.data.disabled && meaning.pauses()
}
