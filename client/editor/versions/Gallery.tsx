import type { ReactNode } from 'react'
import { useMemo } from 'react'
import type { Flow } from '../../../shared/flow/flow.ts'
import { CanvasProvider } from '../canvas/CanvasProvider.tsx'
import { MarkedCanvas } from '../canvas/MarkedCanvas.tsx'
import { EditorProvider, useOpenEditor } from '../store/EditorContext.tsx'
import type { Counting } from '../store/view.ts'
import { createViewer } from './createViewer.ts'
import type { Marks } from './marks.ts'
import { MarksProvider } from './marks.ts'
import classes from './Overlay.module.css'

interface GalleryProps {
  flow: Flow
  marks: Marks
  counting: Counting | null
  /** What stands beside the drawing; it sees the viewer as its editor. */
  children: ReactNode
}

/** A drawing to look at, and what is to be said about it. */
export function Gallery({ flow, marks, counting, children }: GalleryProps) {
  const { flowId } = useOpenEditor()
  const viewer = useMemo(() => createViewer(flowId, flow, counting), [flowId, flow, counting])
  return (
    <EditorProvider value={viewer}>
      <MarksProvider value={marks}>
        <CanvasProvider>
          <MarkedCanvas />
          <aside className={classes.side} aria-label="About what is shown">
            {children}
          </aside>
        </CanvasProvider>
      </MarksProvider>
    </EditorProvider>
  )
}
