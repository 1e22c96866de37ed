import { useLayoutEffect, useRef } from 'react'
import type { ReactFlowState } from 'reactflow'
import { useStore } from 'reactflow'
import type { CardNode, SetNodes } from './projection.ts'
import { isLarge, readableZoom } from './zoom.ts'

const isUnreadable = (state: ReactFlowState) => state.transform[2] < readableZoom

/** Whether a large flow is seen from too far to be read, and so is drawn more simply. */
export function useFarView(nodes: CardNode[], setNodes: SetNodes): boolean {
  const isFar = useStore(isUnreadable) && isLarge(nodes)
  const wasFar = useRef(isFar)

  // React Flow looked for handles on the simple cards and found none. New objects make it read the projection's again.
  useLayoutEffect(() => {
    if (wasFar.current && !isFar) setNodes((before) => before.map((node) => ({ ...node })))
    wasFar.current = isFar
  }, [isFar, setNodes])
  return isFar
}
