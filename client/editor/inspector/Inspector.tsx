import { memo, useDeferredValue, useRef } from 'react'
import type { Parts } from '../edits/removeParts.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import { EdgePanel } from './EdgePanel.tsx'
import classes from './Inspector.module.css'
import { NodePanel } from './NodePanel.tsx'
import { SelectionPanel } from './SelectionPanel.tsx'
import { SettingsPanel } from './SettingsPanel.tsx'
import { useLeading } from './useLeading.ts'

/** The form of what is selected; of the flow itself where nothing is. The canvas answers first: a form is made a moment later. */
export function Inspector() {
  const { store } = useOpenEditor()
  const selected = useEditor((state) => state.selected)
  const shown = useDeferredValue(selected)
  const isThere = shown === selected
  const form = useRef<HTMLElement>(null)
  useLeading(form, isThere)
  return (
    // Typing in another field, or here again later, is an undo entry of its own.
    <aside
      className={classes.inspector}
      aria-label="Settings"
      ref={form}
      data-of-flow
      onBlur={() => store.getState().endGesture()}
    >
      {/* For a moment it is the form of what was selected, and no hand may take it for the other one's. */}
      <fieldset className={classes.panel} aria-disabled={!isThere}>
        <PanelOf selected={shown} />
      </fieldset>
    </aside>
  )
}

/** Left alone while the selection has changed and its form is still to be made. */
const PanelOf = memo(function PanelOf({ selected: { nodes, edges } }: { selected: Parts }) {
  const [node] = nodes
  const [edge] = edges
  if (nodes.length > 1) return <SelectionPanel />
  if (node) return <NodePanel key={node} nodeId={node} />
  return edge ? <EdgePanel key={edge} edgeId={edge} /> : <SettingsPanel />
})
