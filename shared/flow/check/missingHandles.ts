import { named } from './drawing.ts'
import type { CheckRule } from './rule.ts'

/** Edges from a path, arm or variant that was taken out. */
export const missingHandles: CheckRule = ({ flow, nodes }) =>
  flow.edges.flatMap((edge, index) => {
    const drawn = nodes.get(edge.source)
    if (!drawn || drawn.handles.some(({ id }) => id === edge.sourceHandle)) return []
    return [
      {
        rule: 'missing-handle',
        severity: 'error',
        nodeId: edge.source,
        path: `edges.${index}.sourceHandle`,
        message: `A line leaves ${named(drawn)} at "${edge.sourceHandle}", which it does not have. Take the line out, or start it elsewhere.`,
      },
    ]
  })
