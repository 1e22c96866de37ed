import { Button, Stack } from '@mantine/core'
import { commands } from '../commands/commands.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import classes from './Inspector.module.css'

const choices = [commands.duplicate, commands.copy, commands.toggleDisabled, commands.fitSelection, commands.remove]

/** What can be done with several nodes at once. */
export function SelectionPanel() {
  const editor = useOpenEditor()
  const count = useEditor((state) => state.selected.nodes.length)
  return (
    <>
      <header className={classes.head}>
        <h2>{count} nodes selected</h2>
      </header>
      <Stack gap={8}>
        {choices.map((command) => (
          <Button key={command.id} variant="default" onClick={() => command.run(editor)}>
            {command.label(editor)}
          </Button>
        ))}
      </Stack>
    </>
  )
}
