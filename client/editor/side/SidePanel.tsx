import { SegmentedControl } from '@mantine/core'
import { Outline } from '../outline/Outline.tsx'
import { Palette } from '../palette/Palette.tsx'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import type { Side } from '../store/view.ts'
import classes from './SidePanel.module.css'

const sides: { value: Side; label: string }[] = [
  { value: 'palette', label: 'Nodes' },
  { value: 'outline', label: 'Outline' },
]

/** Beside the canvas: what can be drawn, or what is drawn. */
export function SidePanel() {
  const { store } = useOpenEditor()
  const side = useEditor((state) => state.side)
  return (
    <div className={classes.side}>
      <SegmentedControl
        className={classes.sides ?? ''}
        aria-label="Beside the canvas"
        size="xs"
        data={sides}
        value={side}
        // The values are the sides above.
        onChange={(next) => store.getState().show({ side: next as Side })}
      />
      {side === 'palette' ? <Palette /> : <Outline />}
    </div>
  )
}
