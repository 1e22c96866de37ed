import type { Drawing } from './drawing.ts'
import { named } from './drawing.ts'
import type { CheckRule } from './rule.ts'

/** Nodes that no journey can come to. */
export const unreachable: CheckRule = (drawing) => {
  const reached = reachedFromTriggers(drawing)
  return [...drawing.nodes.values()]
    .filter(({ node, meaning }) => !reached.has(node.id) && meaning.family !== 'canvas')
    .map((drawn) => ({
      rule: 'unreachable',
      severity: 'warning',
      nodeId: drawn.node.id,
      message: `Nobody gets to ${named(drawn)}: no line leads there from a trigger. Connect it, or take it out.`,
    }))
}

/** The ids of all nodes that a line leads to from a trigger, triggers included. */
export function reachedFromTriggers({ nodes }: Drawing): ReadonlySet<string> {
  const triggers = [...nodes.values()].filter(({ meaning }) => meaning.family === 'trigger')
  const reached = new Set(triggers.map(({ node }) => node.id))
  // A set may grow while it is walked.
  for (const id of reached) {
    for (const edge of nodes.get(id)?.out ?? []) if (nodes.has(edge.target)) reached.add(edge.target)
  }
  return reached
}
