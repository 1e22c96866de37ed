import type { Flow, NodePosition } from '../../../shared/flow/flow.ts'
import { cardSize } from '../edits/cardSize.ts'
import { handleLabel, handlesOf } from '../edits/describeNode.ts'
import { edgeOf, edgesFrom, edgesInto, nodeOf } from '../edits/indexFlow.ts'

/** The words on an edge: those of its handle. */
export function edgeLabel(flow: Flow, id: string): string {
  const edge = edgeOf(flow, id)
  const node = edge && nodeOf(flow, edge.source)
  return node ? handleLabel(node, edge.sourceHandle) : ''
}

/** Where a handle lies on the lower edge of its card, in pixels from the middle. */
export const handleOffset = (index: number, count: number): number =>
  Math.round(((index + 1) / (count + 1) - 0.5) * cardSize.width)

/** Whether an edge turns just above its target: where ways meet again, each goes straight down as long as it can. */
export function turnsLate(flow: Flow, id: string): boolean {
  const edge = edgeOf(flow, id)
  const node = edge && nodeOf(flow, edge.source)
  return node !== undefined && edgesInto(flow, edge?.target ?? '').length > 1 && handlesOf(node).length < 2
}

const still: NodePosition = { x: 0, y: 0 }
const known = new Map<string, NodePosition>()

/** How far the handle of an edge lies from the middle of its card, and how far its label goes down where a sibling leads to the same card. The same shift is the same object. */
export function edgeShift(flow: Flow, id: string): NodePosition {
  const edge = edgeOf(flow, id)
  const node = edge && nodeOf(flow, edge.source)
  if (!node) return still
  const handles = handlesOf(node)
  const index = handles.findIndex((handle) => handle.id === edge.sourceHandle)
  if (handles.length < 2 || index < 0) return still
  const twins = edgesFrom(flow, edge.source).filter((other) => other.target === edge.target)
  const shift = { x: handleOffset(index, handles.length), y: twins.length > 1 ? twins.indexOf(edge) * 22 : 0 }
  const key = `${shift.x} ${shift.y}`
  const same = known.get(key) ?? shift
  known.set(key, same)
  return same
}
