import type { Flow, NodePosition } from '../../../shared/flow/flow.ts'
import { cardSize, columnWidth, rowHeight } from './cardSize.ts'
import { handlesOf } from './describeNode.ts'
import { nodeOf } from './indexFlow.ts'

/** Where the node that follows a handle goes: below its card, spread out where there are several handles. */
export function nextPlace(flow: Flow, nodeId: string, handle: string): NodePosition {
  const node = nodeOf(flow, nodeId)
  if (!node) return { x: 0, y: 0 }
  const handles = handlesOf(node)
  const at = Math.max(
    0,
    handles.findIndex((one) => one.id === handle),
  )
  const wish = {
    x: node.position.x + (at - (handles.length - 1) / 2) * columnWidth,
    y: node.position.y + rowHeight,
  }
  return clearOf(flow, wish)
}

/** The wished place, or the first one to its right where no card is in the way. */
export function clearOf(flow: Flow, wish: NodePosition): NodePosition {
  let place = wish
  while (flow.nodes.some((node) => overlaps(node.position, place))) place = { x: place.x + columnWidth, y: place.y }
  return place
}

const overlaps = (one: NodePosition, other: NodePosition) =>
  Math.abs(one.x - other.x) < cardSize.width && Math.abs(one.y - other.y) < cardSize.height
