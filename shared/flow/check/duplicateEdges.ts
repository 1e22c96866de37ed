import type { Drawn } from './drawing.ts'
import { named } from './drawing.ts'
import type { CheckRule } from './rule.ts'

/** A handle has at most one edge: a journey goes one way. */
export const duplicateEdges: CheckRule = ({ flow, nodes }) => {
  const seen = new Set<string>()
  return flow.edges.flatMap((edge, index) => {
    const handle = `${edge.source} ${edge.sourceHandle}`
    const drawn = nodes.get(edge.source)
    if (!drawn || !seen.has(handle)) {
      seen.add(handle)
      return []
    }
    return [
      {
        rule: 'duplicate-edge',
        severity: 'error',
        nodeId: edge.source,
        path: `edges.${index}.sourceHandle`,
        message: `${named(drawn)} leads to more than one node${atHandle(drawn, edge.sourceHandle)}. Keep one of the lines.`,
      },
    ]
  })
}

function atHandle({ handles }: Drawn, handle: string): string {
  const label = handles.find(({ id }) => id === handle)?.label
  return label ? ` at "${label}"` : ''
}
