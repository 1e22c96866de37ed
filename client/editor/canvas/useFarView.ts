import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ReactFlowState } from 'reactflow'
import { useStore, useStoreApi } from 'reactflow'
import type { CardNode, SetNodes } from './projection.ts'
import { isLarge, readableZoom } from './zoom.ts'

// How long the zoom stands still before cards are drawn that can be read.
const restMs = 200

const isUnreadable = (state: ReactFlowState) => state.transform[2] < readableZoom

/** Whether a large flow is seen from too far to be read, and so is drawn more simply. */
export function useFarView(nodes: CardNode[], setNodes: SetNodes): boolean {
  const isFar = useFarZoom() && isLarge(nodes)
  const wasFar = useRef(isFar)

  // React Flow looked for handles on the simple cards and found none. New objects make it read the projection's again.
  useLayoutEffect(() => {
    if (wasFar.current && !isFar) setNodes((before) => before.map((node) => ({ ...node })))
    wasFar.current = isFar
  }, [isFar, setNodes])
  return isFar
}

/** Far at once, and near again when the zoom rests: on the way in hundreds of cards would be made that are soon out of sight. */
function useFarZoom(): boolean {
  const drawing = useStoreApi()
  const isTooSmall = useStore(isUnreadable)
  const [isFar, setIsFar] = useState(isTooSmall)
  if (isTooSmall && !isFar) setIsFar(true)

  useEffect(() => {
    if (isTooSmall || !isFar) return
    const comeNear = () => setIsFar(false)
    let timer = setTimeout(comeNear, restMs)
    const stop = drawing.subscribe((state, before) => {
      if (state.transform[2] === before.transform[2]) return
      clearTimeout(timer)
      timer = setTimeout(comeNear, restMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [drawing, isTooSmall, isFar])
  return isFar
}
