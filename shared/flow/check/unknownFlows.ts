import { named } from './drawing.ts'
import type { CheckRule } from './rule.ts'

/** What is said where a flow is started that is not there. */
export const unknownFlow = 'The flow that it starts does not exist here. Choose another.'

/** Flows that a node starts and that are not there: nobody would ever enter one. */
export const unknownFlows: CheckRule = ({ nodes, known: { flows } }) => {
  if (!flows) return []
  return [...nodes.values()].flatMap((drawn) => {
    const { data } = drawn.node
    // What a setting is called says that it holds a flow, so that nobody has to ask which node type it is of.
    const flowId = 'flowId' in data ? data.flowId : ''
    if (flowId === '' || flows.has(flowId)) return []
    return {
      rule: 'unknown-flow',
      severity: 'error',
      nodeId: drawn.node.id,
      path: `nodes.${drawn.index}.data.flowId`,
      message: `${named(drawn)}: ${unknownFlow}`,
    }
  })
}
