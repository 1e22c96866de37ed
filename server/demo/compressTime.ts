import { parseDuration } from '../../shared/engine/calendar.ts'
import type { Flow, FlowNode } from '../../shared/flow/flow.ts'

/** What a day of a flow takes in the demo shop. */
export const demoDayMs = 5_000

/**
 * The same flow with a day that takes five seconds, so that somebody who looks on sees customers come through. Times of the day
 * have no meaning then and go; how old an event may be stays.
 */
export function compressTime(flow: Flow): Flow {
  const { reentry, goal } = flow.settings
  return {
    ...flow,
    settings: {
      ...flow.settings,
      reentry: typeof reentry === 'string' ? reentry : { after: compressed(reentry.after) },
      goal: goal && { ...goal, within: compressed(goal.within) },
    },
    nodes: flow.nodes.map(compressNode),
    tests: flow.tests.map((test) => ({
      ...test,
      given: { ...test.given, then: test.given.then.map((next) => ({ ...next, after: compressed(next.after) })) },
    })),
  }
}

function compressNode(node: FlowNode): FlowNode {
  if (node.type === 'wait') return { ...node, data: { ...node.data, timeout: compressed(node.data.timeout) } }
  if (node.type !== 'delay') return node
  const { until, ...data } = node.data
  return { ...node, data: { ...data, for: compressed(data.for ?? 'P1D') } }
}

/** Never nothing: what came after something else has to come after it still. */
function compressed(duration: string): string {
  const parsed = parseDuration(duration)
  if (!parsed) return duration
  const days = parsed.total({ unit: 'day', relativeTo: Temporal.PlainDate.from('2026-01-01') })
  return `PT${Math.max(1, Math.round((days * demoDayMs) / 1_000))}S`
}
