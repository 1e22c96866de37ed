import { TextInput } from '@mantine/core'
import type { ComponentType } from 'react'
import { useCallback } from 'react'
import type { FormProps } from '../../nodes/nodeView.ts'
import { viewOf } from '../../nodes/viewOf.ts'
import { isAlive, lacksOf } from '../edits/describeNode.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { setData } from '../edits/setData.ts'
import { formLacks } from '../forms/formLack.ts'
import formClasses from '../forms/forms.module.css'
import { titleOfType } from '../palette/groups.ts'
import { NodeIcon } from '../palette/NodeIcon.tsx'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import { CopyId } from './CopyId.tsx'
import classes from './Inspector.module.css'
import { NodeMenu } from './NodeMenu.tsx'
import { NotYet } from './NotYet.tsx'

/** The form of one node under its name. */
export function NodePanel({ nodeId }: { nodeId: string }) {
  const { store } = useOpenEditor()
  const node = useEditor((state) => nodeOf(state.flow, nodeId))
  const title = node ? titleOfType(node.type) : ''
  const onChange = useCallback(
    (patch: Record<string, unknown>, field: string) => {
      const did = field === 'label' ? 'rename a node' : `change ${title.toLowerCase()} settings`
      store.getState().change(did, (flow) => setData(flow, nodeId, patch), `${nodeId} ${field}`)
    },
    [store, nodeId, title],
  )
  if (!node) return null
  // The form belongs to the node's own type, so it takes this data; TypeScript cannot follow that through the union.
  const Form = viewOf(node.type).Form as unknown as ComponentType<
    Omit<FormProps, 'onChange'> & { onChange: typeof onChange }
  >

  return (
    <>
      <header className={classes.head}>
        <NodeIcon type={node.type} />
        <TextInput
          className={classes.name ?? ''}
          aria-label="Name of this node"
          placeholder={title}
          value={node.data.label}
          onChange={(event) => onChange({ label: event.currentTarget.value }, 'label')}
        />
        <NodeMenu />
      </header>
      {node.data.disabled && <p className={classes.off}>Switched off: customers pass by as if it were not there.</p>}
      {!isAlive(node) && <NotYet />}
      <form className={formClasses.form} onSubmit={(event) => event.preventDefault()}>
        <Form nodeId={nodeId} type={node.type} data={node.data} lacks={formLacks(lacksOf(node))} onChange={onChange} />
      </form>
      <CopyId label={node.type} id={node.id} />
    </>
  )
}
