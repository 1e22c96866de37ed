import type { StepAnswer } from '../../../shared/api/journeyAnswers.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { edgesFrom } from '../edits/indexFlow.ts'

/** A card that was reached: when (written out), and why it went on as it did. */
export interface LitNode {
  time: string
  says: readonly string[]
}

/** What is lit on the canvas; everything else fades. */
export interface Trail {
  /** The preview, or the journey whose trail it is. */
  of: 'preview' | { journeyId: string }
  nodes: ReadonlyMap<string, LitNode>
  edges: ReadonlySet<string>
}

/** The trail of the first `shown` steps. `write` puts an instant into words; a node visited twice keeps its last visit. */
export function trailOf(
  of: Trail['of'],
  flow: Flow,
  steps: readonly StepAnswer[],
  write: (instant: string) => string,
  shown = steps.length,
): Trail {
  const walked = steps.slice(0, shown)
  const edges = walked.flatMap((step, at) => {
    const edge = edgesFrom(flow, step.nodeId).find((one) => one.sourceHandle === step.handle)
    return edge && walked[at + 1]?.nodeId === edge.target ? [edge.id] : []
  })
  return {
    of,
    nodes: new Map(walked.map((step) => [step.nodeId, { time: write(step.at), says: step.says }])),
    edges: new Set(edges),
  }
}
