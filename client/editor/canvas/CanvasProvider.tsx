import type { ReactNode } from 'react'
import { ReactFlowProvider } from 'reactflow'

/** Lets what stands outside the canvas, such as the zoom in the top bar, see it. */
export function CanvasProvider({ children }: { children: ReactNode }) {
  return <ReactFlowProvider>{children}</ReactFlowProvider>
}
