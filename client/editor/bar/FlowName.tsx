import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import classes from './TopBar.module.css'

/** The name of the flow; press it to change it. */
export function FlowName() {
  const { store } = useOpenEditor()
  const name = useEditor((state) => state.flow.name)
  return (
    <h1 className={classes.title}>
      {/* The hidden copy gives the input the width of its words. */}
      <span aria-hidden>{name || 'Name this flow'}</span>
      <input
        aria-label="Name of this flow"
        value={name}
        placeholder="Name this flow"
        data-of-flow
        onChange={(event) => {
          const next = event.currentTarget.value
          store.getState().change('rename the flow', (flow) => ({ ...flow, name: next }), 'flow name')
        }}
        onKeyDown={(event) => (event.key === 'Enter' || event.key === 'Escape') && event.currentTarget.blur()}
        onBlur={() => store.getState().endGesture()}
      />
    </h1>
  )
}
