import { Button } from '@mantine/core'
import { commands } from '../commands/commands.ts'
import { handleLabel, titleOf } from '../edits/describeNode.ts'
import { edgeOf, nodeOf } from '../edits/indexFlow.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import { CopyId } from './CopyId.tsx'
import classes from './Inspector.module.css'

/** Where an edge comes from and where it leads. */
export function EdgePanel({ edgeId }: { edgeId: string }) {
  const editor = useOpenEditor()
  const flow = useEditor((state) => state.flow)
  const edge = edgeOf(flow, edgeId)
  const source = edge && nodeOf(flow, edge.source)
  const target = edge && nodeOf(flow, edge.target)
  if (!edge || !source || !target) return null
  const label = handleLabel(source, edge.sourceHandle)
  return (
    <>
      <header className={classes.head}>
        <h2>Edge</h2>
      </header>
      <p className={classes.text}>
        From “{titleOf(source)}”{label && `, ${label},`} to “{titleOf(target)}”. Point at it and press + to insert
        something in between.
      </p>
      <Button variant="default" size="xs" onClick={() => commands.remove.run(editor)}>
        Delete this edge
      </Button>
      <CopyId label="edge" id={edge.id} />
    </>
  )
}
