import type { Journey } from './journey.ts'
import type { Stimulus } from './stimulus.ts'
import type { LiveFlows } from './turnWorld.ts'

/** Tries a failed journey again: in the live version where that still has the node, so that what was mended there helps, else in its own. */
export function tryAgain(journey: Journey, nodeId: string, flows: Pick<LiveFlows, 'planOf' | 'livePlan'>): Stimulus {
  const typeIn = (plan: ReturnType<LiveFlows['planOf']>) => plan?.nodes.get(nodeId)?.node.type
  const live = flows.livePlan(journey.flowId)
  const isKept = live !== null && typeIn(live) === typeIn(flows.planOf(journey.flowId, journey.version))
  return { kind: 'retry', journey, nodeId, version: isKept ? live.version : journey.version }
}
