import type { Flow, NodePosition } from '../../../shared/flow/flow.ts'
import type { Box } from './box.ts'
import { around } from './box.ts'
import { moveNodes } from './moveNodes.ts'

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'

const placed: Record<Alignment, (box: Box, all: Box) => NodePosition> = {
  left: (box, all) => ({ x: all.x, y: box.y }),
  centre: (box, all) => ({ x: all.x + (all.width - box.width) / 2, y: box.y }),
  right: (box, all) => ({ x: all.x + all.width - box.width, y: box.y }),
  top: (box, all) => ({ x: box.x, y: all.y }),
  middle: (box, all) => ({ x: box.x, y: all.y + (all.height - box.height) / 2 }),
  bottom: (box, all) => ({ x: box.x, y: all.y + all.height - box.height }),
}

/** Puts nodes in line with an edge or the middle of the box around them all. */
export function align(flow: Flow, boxes: ReadonlyMap<string, Box>, to: Alignment): Flow {
  const all = around([...boxes.values()])
  return moveNodes(flow, new Map([...boxes].map(([id, box]) => [id, placed[to](box, all)])))
}

/** Puts the same gap between nodes; the first and the last stay where they are. */
export function distribute(flow: Flow, boxes: ReadonlyMap<string, Box>, axis: 'x' | 'y'): Flow {
  const length = axis === 'x' ? 'width' : 'height'
  const sorted = [...boxes].sort(([, a], [, b]) => a[axis] - b[axis])
  const all = around([...boxes.values()])
  const taken = sorted.reduce((sum, [, box]) => sum + box[length], 0)
  const gap = (all[length] - taken) / (sorted.length - 1)
  let next = all[axis]
  const places = sorted.map(([id, box]) => {
    const place = { x: box.x, y: box.y, [axis]: next }
    next += box[length] + gap
    return [id, place] as const
  })
  return moveNodes(flow, new Map(places))
}
