import { TextInput } from '@mantine/core'
import type { ComponentType } from 'react'
import { useCallback } from 'react'
import type { FlowNode } from '../../../shared/flow/flow.ts'
import type { FormProps } from '../../nodes/nodeView.ts'
import { viewOf } from '../../nodes/viewOf.ts'
import { isAlive } from '../edits/describeNode.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { setData } from '../edits/setData.ts'
import formClasses from '../forms/forms.module.css'
import { FormPlaceProvider } from '../forms/useHalfFilled.ts'
import { titleOfType } from '../palette/groups.ts'
import { NodeIcon } from '../palette/NodeIcon.tsx'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import { CopyId } from './CopyId.tsx'
import classes from './Inspector.module.css'
import { NodeMenu } from './NodeMenu.tsx'
import { NotYet } from './NotYet.tsx'
import { useNodeProblems } from './useNodeProblems.ts'

/** The form of one node under its name. */
export function NodePanel({ nodeId }: { nodeId: string }) {
  const node = useEditor((state) => nodeOf(state.flow, nodeId))
  return node ? <FormOfNode node={node} /> : null
}

function FormOfNode({ node }: { node: FlowNode }) {
  const { store, flowId } = useOpenEditor()
  const { lacks, drawn } = useNodeProblems(node)
  const nodeId = node.id
  const title = titleOfType(node.type)
  const onChange = useCallback(
    (patch: Record<string, unknown>, field: string) => {
      const did = field === 'label' ? 'rename a node' : `change ${title.toLowerCase()} settings`
      store.getState().change(did, (flow) => setData(flow, nodeId, patch), `${nodeId} ${field}`)
    },
    [store, nodeId, title],
  )
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
      {isAlive(node) ? (
        drawn.map((message) => (
          <p key={message} className={classes.problem}>
            {message}
          </p>
        ))
      ) : (
        <NotYet />
      )}
      <form className={formClasses.form} onSubmit={(event) => event.preventDefault()}>
        <FormPlaceProvider value={`${flowId} ${nodeId}`}>
          <Form nodeId={nodeId} type={node.type} data={node.data} lacks={lacks} onChange={onChange} />
        </FormPlaceProvider>
      </form>
      <CopyId label={node.type} id={node.id} />
    </>
  )
}
