import { useCallback, useState } from 'react'
import type { Viewport } from 'reactflow'
import { getNodesBounds, getViewportForBounds } from 'reactflow'
import type { CardNode } from './projection.ts'

/** How far the canvas zooms. */
export const zoomRange = { least: 0.1, most: 2 }

const asItIs: Viewport = { x: 0, y: 0, zoom: 1 }

/**
 * Where the canvas looks when it opens: at the whole flow, at most at full size. It is reckoned from the sizes of the cards before
 * React Flow draws any, so nothing is drawn for a place where nobody looks. `frame` goes on what the canvas fills; null until it has a size.
 */
export function useFirstViewport(nodes: CardNode[]) {
  const [first] = useState(nodes)
  const [viewport, setViewport] = useState<Viewport | null>(null)
  const frame = useCallback(
    (element: HTMLElement | null) => {
      if (element) setViewport((before) => before ?? viewportIn(element, first))
    },
    [first],
  )
  return { frame, viewport }
}

function viewportIn({ clientWidth, clientHeight }: HTMLElement, nodes: CardNode[]): Viewport {
  if (nodes.length === 0 || clientWidth === 0 || clientHeight === 0) return asItIs
  return getViewportForBounds(getNodesBounds(nodes), clientWidth, clientHeight, zoomRange.least, 1, 0.1)
}
