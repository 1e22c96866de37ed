import { useEffect } from 'react'
import { useReactFlow, useStoreApi } from 'reactflow'
import type { CanvasPort } from '../Editor.ts'
import { cardSize } from '../edits/cardSize.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'
import { durationMs, isCalm } from './motion.ts'

/** Lends the canvas to the commands for as long as it is on the screen. */
export function useCanvasPort(glide: CanvasPort['glide']): void {
  const { canvas, store } = useOpenEditor()
  const { fitView, getViewport, screenToFlowPosition, setCenter, zoomTo } = useReactFlow()
  const drawing = useStoreApi()

  useEffect(() => {
    const move = () => (isCalm() ? {} : { duration: durationMs })
    const port: CanvasPort = {
      fit: (ids) =>
        void fitView({ ...move(), padding: 0.1, maxZoom: 1, ...(ids ? { nodes: ids.map((id) => ({ id })) } : {}) }),
      glide,
      zoomTo: (zoom) => void zoomTo(zoom, move()),
      sizeOf(id) {
        const measured = drawing.getState().nodeLookup.get(id)?.measured
        return { width: measured?.width ?? cardSize.width, height: measured?.height ?? cardSize.height }
      },
      middle() {
        const box = drawing.getState().domNode?.getBoundingClientRect()
        if (!box) return { x: 0, y: 0 }
        return screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 3 })
      },
      reveal(id, options = {}) {
        const node = nodeOf(store.getState().flow, id)
        if (!node) return
        const { x, y, zoom } = getViewport()
        const { width, height, domNode } = drawing.getState()
        const left = node.position.x * zoom + x
        const top = node.position.y * zoom + y
        const fits =
          left > 8 && top > 8 && left + cardSize.width * zoom < width - 8 && top + cardSize.height * zoom < height - 8
        if (!fits || options.centre) {
          const middle = { x: node.position.x + cardSize.width / 2, y: node.position.y + cardSize.height / 2 }
          // A card that is not drawn cannot take the focus until it is, and the keyboard does not wait for a glide.
          const jumps = options.focus && !cardOf(domNode, id)
          void setCenter(middle.x, middle.y, { zoom, ...(jumps ? {} : move()) })
        }
        if (options.focus) focusCard(domNode, id)
      },
    }
    canvas.current = port
    return () => {
      canvas.current = null
    }
  }, [canvas, store, drawing, glide, fitView, getViewport, screenToFlowPosition, setCenter, zoomTo])
}

const cardOf = (canvas: HTMLElement | null, id: string): HTMLElement | null =>
  canvas?.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"] [role=button]`) ?? null

/** A card far out of sight is not drawn until the canvas has moved: its focus comes with the next frame. */
function focusCard(canvas: HTMLElement | null, id: string): void {
  const drawn = cardOf(canvas, id)
  if (drawn) drawn.focus({ preventScroll: true })
  else requestAnimationFrame(() => cardOf(canvas, id)?.focus({ preventScroll: true }))
}
