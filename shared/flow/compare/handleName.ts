import { meaningOf } from '../../nodes/meaningOf.ts'
import type { FlowNode } from '../flow.ts'

/** What an output of a node is called where its card is out of sight, e.g. `Third order? (Yes)`. */
export function handleName(node: FlowNode, handle: string): string {
  const { name, handles } = meaningOf(node)
  const label = handles().find(({ id }) => id === handle)?.label ?? handle
  return label === '' ? name : `${name} (${label})`
}
