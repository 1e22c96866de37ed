import { useRef } from 'react'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import { EdgePanel } from './EdgePanel.tsx'
import classes from './Inspector.module.css'
import { NodePanel } from './NodePanel.tsx'
import { SelectionPanel } from './SelectionPanel.tsx'
import { SettingsPanel } from './SettingsPanel.tsx'
import { useLeading } from './useLeading.ts'

/** The form of what is selected; of the flow itself where nothing is. */
export function Inspector() {
  const { store } = useOpenEditor()
  const { nodes, edges } = useEditor((state) => state.selected)
  const [node] = nodes
  const [edge] = edges
  const form = useRef<HTMLElement>(null)
  useLeading(form)
  return (
    // Typing in another field, or here again later, is an undo entry of its own.
    <aside
      className={classes.inspector}
      aria-label="Settings"
      ref={form}
      data-of-flow
      onBlur={() => store.getState().endGesture()}
    >
      {nodes.length > 1 ? (
        <SelectionPanel />
      ) : node ? (
        <NodePanel key={node} nodeId={node} />
      ) : edge ? (
        <EdgePanel key={edge} edgeId={edge} />
      ) : (
        <SettingsPanel />
      )}
    </aside>
  )
}
