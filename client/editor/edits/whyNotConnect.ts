import type { Flow } from '../../../shared/flow/flow.ts'
import { familyOf, handlesOf, titleOf } from './describeNode.ts'
import { edgesFrom, nodeOf } from './indexFlow.ts'

/** An edge that somebody is about to draw. */
export interface Connection {
  source: string
  sourceHandle: string
  target: string
}

/** Why an edge may not be drawn, as a sentence; null where it may. */
export function whyNotConnect(flow: Flow, { source, sourceHandle, target }: Connection): string | null {
  const from = nodeOf(flow, source)
  const to = nodeOf(flow, target)
  if (!from || !to) return 'That node is not there any more.'
  if (familyOf(to) === 'trigger') return 'A trigger starts a journey; nothing leads to it.'
  if (familyOf(to) === 'canvas') return 'A note is for people; no customer goes there.'
  if (!handlesOf(from).some((handle) => handle.id === sourceHandle)) return `“${titleOf(from)}” has no such output.`
  if (closesLoop(flow, source, target)) return 'That would be a loop without a pause. Put a delay or a wait in it.'
  return null
}

const pauses = (flow: Flow, id: string) => {
  const node = nodeOf(flow, id)
  return (node?.type === 'delay' || node?.type === 'wait') && !node.data.disabled
}

/** Whether `target` leads back to `source` without a pause on the way. */
function closesLoop(flow: Flow, source: string, target: string): boolean {
  if (pauses(flow, source)) return false
  const seen = new Set<string>()
  const ahead = [target]
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (id === source) return true
    if (seen.has(id) || pauses(flow, id)) continue
    seen.add(id)
    ahead.push(...edgesFrom(flow, id).map((edge) => edge.target))
  }
  return false
}
