import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { createPortal } from 'react-dom'
import type { ReactFlowState } from 'reactflow'
import { useStore } from 'reactflow'

const places = { overCards: 'react-flow__viewport-portal', underCards: 'react-flow__edgelabel-renderer' }

const frameOf = (state: ReactFlowState) => state.domNode

/**
 * Draws in the canvas' own pixels. React Flow's own portals look for their place again at every change of anything, each through all that
 * is drawn before it: with an edge's words in each, a move of the canvas took the square of their number.
 */
export function CanvasLayer({ place, children }: { place: keyof typeof places; children: ReactNode }) {
  const frame = useStore(frameOf)
  const layer = useMemo(() => {
    const layers = frame?.querySelector('.react-flow__viewport')?.children ?? []
    return Array.from(layers).find((one) => one.classList.contains(places[place]))
  }, [frame, place])
  return layer ? createPortal(children, layer) : null
}
