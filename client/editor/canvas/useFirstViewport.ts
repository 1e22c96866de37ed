import { startTransition, useCallback, useState } from 'react'
import type { Viewport } from 'reactflow'
import { getNodesBounds, getViewportForBounds } from 'reactflow'
import { cardSize } from '../edits/cardSize.ts'
import type { CardNode } from './projection.ts'
import { isLarge, readableZoom, zoomRange } from './zoom.ts'

const asItIs: Viewport = { x: 0, y: 0, zoom: 1 }
// Small enough to see what follows, large enough to read it.
const startZoom = 0.7

/**
 * Where the canvas looks when it opens: at the whole flow, at most at full size; where nobody could read that, at its first card. It is
 * reckoned from the sizes of the cards before React Flow draws any, so nothing is drawn for a place where nobody looks. `frame` goes on
 * what the canvas fills; the viewport is null until that has a size.
 */
export function useFirstViewport(nodes: CardNode[]) {
  const [first] = useState(nodes)
  const [viewport, setViewport] = useState<Viewport | null>(null)
  const frame = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return
      const seen = viewportIn(element, first)
      // A transition: what stands around the canvas is painted before its cards are, and takes the first click.
      startTransition(() => setViewport((before) => before ?? seen))
    },
    [first],
  )
  return { frame, viewport }
}

function viewportIn({ clientWidth, clientHeight }: HTMLElement, nodes: CardNode[]): Viewport {
  const [start] = nodes
  if (!start || clientWidth === 0 || clientHeight === 0) return asItIs
  const fitting = (some: CardNode[]) =>
    getViewportForBounds(getNodesBounds(some), clientWidth, clientHeight, zoomRange.least, 1, 0.1)
  // A link to a node opens on that node.
  const chosen = nodes.filter((node) => node.selected)
  if (chosen.length > 0) return fitting(chosen)
  const whole = fitting(nodes)
  if (!isLarge(nodes) || whole.zoom >= readableZoom) return whole
  return {
    x: clientWidth / 2 - (start.position.x + cardSize.width / 2) * startZoom,
    y: clientHeight / 6 - start.position.y * startZoom,
    zoom: startZoom,
  }
}
