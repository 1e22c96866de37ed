import { Button, Stack } from '@mantine/core'
import { commands } from '../commands/commands.ts'
import { edgeOf } from '../edits/indexFlow.ts'
import { edgeWords } from '../edits/walkEdges.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import { CopyId } from './CopyId.tsx'
import classes from './Inspector.module.css'

const choices = [commands.insertAfter, commands.connectTo, commands.remove]

/** Where an edge comes from and where it leads. */
export function EdgePanel({ edgeId }: { edgeId: string }) {
  const editor = useOpenEditor()
  const flow = useEditor((state) => state.flow)
  const edge = edgeOf(flow, edgeId)
  if (!edge) return null
  return (
    <>
      <header className={classes.head}>
        <h2>Edge</h2>
      </header>
      <p className={classes.text}>{edgeWords(flow, edgeId)}.</p>
      <Stack gap={8}>
        {choices.map((command) => (
          <Button key={command.id} variant="default" onClick={() => command.run(editor)}>
            {command.label(editor)}
          </Button>
        ))}
      </Stack>
      <CopyId label="edge" id={edge.id} />
    </>
  )
}
