import { Button } from '@mantine/core'
import { IconBolt } from '@tabler/icons-react'
import { placeNode } from '../palette/placeNode.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'
import classes from './EmptyCanvas.module.css'

/** What to do first; the rest of the canvas stays free for dropping. */
export function EmptyCanvas() {
  const editor = useOpenEditor()
  return (
    <div className={classes.empty}>
      <h2>Every flow starts with a trigger</h2>
      <p>Drag one from the left, drop a flow file here, or begin with the most common one.</p>
      <Button
        variant="default"
        leftSection={<IconBolt size={16} stroke={1.75} aria-hidden />}
        onClick={() => placeNode(editor, 'onEvent', { at: null, from: null })}
      >
        When a customer does something
      </Button>
    </div>
  )
}
