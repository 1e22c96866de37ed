import type { NodePosition } from '../../../shared/flow/flow.ts'
import type { Box } from '../edits/box.ts'
import { grid } from '../edits/cardSize.ts'
import type { Guide } from './hand.ts'

/** How near a neighbour's line has to be to draw a card, in pixels of the screen. */
export const snapReach = 6

/**
 * How far a dragged box has to give way so that it is in line with a neighbour's edges or middle, at most `reach`
 * pixels away; where no neighbour is near, so that it lies on the grid. The guides say which lines it then lies on.
 */
export function snap(box: Box, neighbours: readonly Box[], reach: number): { shift: NodePosition; guides: Guide[] } {
  const x = snapAxis(box, neighbours, reach, across)
  const y = snapAxis(box, neighbours, reach, down)
  return { shift: { x: x.shift, y: y.shift }, guides: [...x.guides, ...y.guides] }
}

/** One axis of a box: where it starts and how long it is, and the same of the other axis. */
interface Axis {
  axis: Guide['axis']
  start(box: Box): number
  size(box: Box): number
  side(box: Box): [from: number, to: number]
}

const across: Axis = {
  axis: 'x',
  start: (box) => box.x,
  size: (box) => box.width,
  side: (box) => [box.y, box.y + box.height],
}

const down: Axis = {
  axis: 'y',
  start: (box) => box.y,
  size: (box) => box.height,
  side: (box) => [box.x, box.x + box.width],
}

const parts = [0, 0.5, 1]

function snapAxis(box: Box, neighbours: readonly Box[], reach: number, { axis, start, size, side }: Axis) {
  let best: { shift: number; at: number; with: Box; away: number } | null = null
  const [from, to] = side(box)
  const awayFrom = (other: Box) => {
    const [otherFrom, otherTo] = side(other)
    return Math.max(otherFrom - to, from - otherTo, 0)
  }
  for (const other of neighbours) {
    for (const part of parts) {
      const at = start(other) + size(other) * part
      const shift = at - start(box) - size(box) * part
      // Of two lines that are as near, the one of the nearer card: its guide is the shorter.
      const gain = best ? Math.abs(best.shift) - Math.abs(shift) : reach - Math.abs(shift)
      if (gain > 0 || (gain === 0 && best && awayFrom(other) < best.away))
        best = { shift, at, with: other, away: awayFrom(other) }
    }
  }
  if (!best) return { shift: Math.round(start(box) / grid) * grid - start(box), guides: [] }
  const [otherFrom, otherTo] = side(best.with)
  const guide: Guide = { axis, at: best.at, from: Math.min(from, otherFrom), to: Math.max(to, otherTo) }
  return { shift: best.shift, guides: [guide] }
}
