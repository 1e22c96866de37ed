import { segmentsNamed } from '../../rules/segmentsNamed.ts'
import type { FlowNode } from '../flow.ts'
import type { Known } from './known.ts'

/** Whether a node names a segment or a flow that does not exist, as far as somebody knows. The check says which, and where. */
export function namesUnknown({ data }: FlowNode, { segments, flows }: Known): boolean {
  const isFlowGone = 'flowId' in data && data.flowId !== '' && flows !== undefined && !flows.has(data.flowId)
  return isFlowGone || (segments !== undefined && segmentsNamed(data).some(({ id }) => !segments.has(id)))
}
