import type { ReactNode } from 'react'
import { useEditorAt, useOpenEditor } from '../store/EditorContext.tsx'
import type { Visitors } from '../store/view.ts'
import classes from './CountButton.module.css'
import { sayVisitors } from './sayVisitors.ts'

interface CountButtonProps {
  /** The count as it is written. */
  count: string
  of: Visitors
  children: ReactNode
}

/** A count of the canvas: pressed, it shows the journeys that it counts. The keyboard has a command for it, so Tab goes from card to card. */
export function CountButton({ count, of, children }: CountButtonProps) {
  const { store, isViewer } = useOpenEditor()
  const said = useEditorAt(of.nodeId, (state) => sayVisitors(state.flow, of))
  if (isViewer) return <span>{children}</span>
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.count}
      aria-label={`${count} ${said}: show the journeys`}
      onClick={() => store.getState().showVisitors(of)}
    >
      {children}
    </button>
  )
}
