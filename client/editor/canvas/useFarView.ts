import { useLayoutEffect, useRef } from 'react'
import type { ReactFlowState } from 'reactflow'
import { useStore } from 'reactflow'
import type { SetNodes } from './projection.ts'

/** Below this zoom nobody reads a card: its sentence would be four pixels high. */
const readableZoom = 0.35

const isUnreadable = (state: ReactFlowState) => state.transform[2] < readableZoom

/** Whether a large flow is seen from too far to be read, and so is drawn more simply. */
export function useFarView(isLarge: boolean, setNodes: SetNodes): boolean {
  const isFar = useStore(isUnreadable) && isLarge
  const wasFar = useRef(isFar)

  // React Flow looked for handles on the simple cards and found none. New objects make it read the projection's again.
  useLayoutEffect(() => {
    if (wasFar.current && !isFar) setNodes((nodes) => nodes.map((node) => ({ ...node })))
    wasFar.current = isFar
  }, [isFar, setNodes])
  return isFar
}
