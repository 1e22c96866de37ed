import type { Flow } from '../../../shared/flow/flow.ts'
import { handleLabel, titleOf } from '../edits/describeNode.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import type { Visitors } from '../store/view.ts'

const said = { waiting: 'waiting at', failed: 'failed at' }

/** `entered “A moment”`, `left “How much?” by “Big order”`: the words behind a count. */
export function sayVisitors(flow: Flow, { nodeId, handle, became }: Visitors): string {
  const node = nodeOf(flow, nodeId)
  const name = `“${node ? titleOf(node) : nodeId}”`
  if (handle === undefined) return `${became ? said[became] : 'entered'} ${name}`
  const label = node && handleLabel(node, handle)
  return label ? `left ${name} by “${label}”` : `left ${name}`
}
