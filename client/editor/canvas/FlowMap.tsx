import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactFlowState, Rect } from 'reactflow'
import { Panel, useReactFlow, useStore, useStoreApi } from 'reactflow'
import type { NodePosition } from '../../../shared/flow/flow.ts'
import { cardSize } from '../edits/cardSize.ts'
import type { EditorState } from '../store/createEditorStore.ts'
import { useEditor } from '../store/EditorContext.tsx'
import classes from './FlowMap.module.css'

const width = 132
const height = 86

/**
 * The whole flow in a corner, and what part of it is seen; pulling it moves the canvas, the wheel zooms. React Flow's own map asks after
 * every card at every move of one; this one is a single path, which changes a moment after a move is done.
 */
export function FlowMap() {
  const [placesOf] = useState(readPlaces)
  const places = useDeferredValue(useEditor(placesOf))
  const cards = useMemo(() => mapOf(places), [places])
  const view = useStore(viewOf, isSameRect)
  const bounds = around(cards.bounds, view)
  const scale = Math.max(bounds.width / width, bounds.height / height)
  const svg = useRef<SVGSVGElement>(null)
  const drawing = useStoreApi()
  const { setCenter, getZoom, zoomTo } = useReactFlow()

  useEffect(() => {
    // Not React's handler, which may not keep the page from zooming along.
    const zoom = (event: WheelEvent) => {
      event.preventDefault()
      void zoomTo(getZoom() * 2 ** (-event.deltaY * 0.002))
    }
    const map = svg.current
    map?.addEventListener('wheel', zoom, { passive: false })
    return () => map?.removeEventListener('wheel', zoom)
  }, [getZoom, zoomTo])

  const left = bounds.x + bounds.width / 2 - (width * scale) / 2
  const top = bounds.y + bounds.height / 2 - (height * scale) / 2

  return (
    <Panel position="bottom-right" className={classes.map ?? ''}>
      <svg
        ref={svg}
        role="img"
        aria-label="Map of the flow"
        width={width}
        height={height}
        viewBox={`${left} ${top} ${width * scale} ${height * scale}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          const box = event.currentTarget.getBoundingClientRect()
          void setCenter(left + (event.clientX - box.left) * scale, top + (event.clientY - box.top) * scale, {
            zoom: getZoom(),
          })
        }}
        onPointerMove={(event) => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
          const pixels = scale * getZoom()
          void drawing.getState().panBy({ x: -event.movementX * pixels, y: -event.movementY * pixels })
        }}
      >
        <path className={classes.cards} d={cards.path} />
        <path
          className={classes.mask}
          d={`M${left} ${top}h${width * scale}v${height * scale}h${-width * scale}z M${view.x} ${view.y}h${view.width}v${view.height}h${-view.width}z`}
          strokeWidth={1.5 * scale}
        />
      </svg>
    </Panel>
  )
}

const viewOf = ({ transform: [x, y, zoom], width, height }: ReactFlowState): Rect => ({
  x: -x / zoom,
  y: -y / zoom,
  width: width / zoom,
  height: height / zoom,
})

const isSameRect = (a: Rect, b: Rect) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height

/** Where the cards are; the same list as long as none moves, whatever else changes in the flow. */
function readPlaces() {
  let known: readonly NodePosition[] = []
  return ({ flow: { nodes } }: EditorState) => {
    const isSame = nodes.length === known.length && nodes.every((node, at) => node.position === known[at])
    if (!isSame) known = nodes.map((node) => node.position)
    return known
  }
}

function mapOf(places: readonly NodePosition[]): { path: string; bounds: Rect } {
  const xs = places.map((place) => place.x)
  const ys = places.map((place) => place.y)
  // Thousands of places are too many parameters for Math.min.
  const least = (numbers: number[]) => numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const most = (numbers: number[]) => numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const [x, y] = [least(xs), least(ys)]
  return {
    path: places
      .map((place) => `M${place.x} ${place.y}h${cardSize.width}v${cardSize.height}h${-cardSize.width}z`)
      .join(''),
    bounds: { x, y, width: most(xs) + cardSize.width - x, height: most(ys) + cardSize.height - y },
  }
}

/** What holds both, with a rim so that no line of it is cut off. */
function around(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  const right = Math.max(a.x + a.width, b.x + b.width)
  const bottom = Math.max(a.y + a.height, b.y + b.height)
  const rim = Math.max(right - x, bottom - y) * 0.04
  return { x: x - rim, y: y - rim, width: right - x + 2 * rim, height: bottom - y + 2 * rim }
}
