import type { Family } from '../../nodes/defineNode.ts'
import { named } from './drawing.ts'
import type { CheckRule } from './rule.ts'

const closed: Partial<Record<Family, { rule: string; message: string }>> = {
  trigger: { rule: 'edge-into-trigger', message: 'is a trigger: journeys start there and do not come back to it' },
  canvas: { rule: 'edge-into-note', message: 'is a note: journeys do not see it' },
}

/** No edge ends at a trigger or at a note. */
export const wrongTargets: CheckRule = ({ flow, nodes }) =>
  flow.edges.flatMap((edge, index) => {
    const drawn = nodes.get(edge.target)
    const fault = drawn && closed[drawn.meaning.family]
    if (!fault) return []
    return [
      {
        rule: fault.rule,
        severity: 'error',
        nodeId: edge.target,
        path: `edges.${index}.target`,
        message: `A line ends at ${named(drawn)}, which ${fault.message}. Take the line out.`,
      },
    ]
  })
