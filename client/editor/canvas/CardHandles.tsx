import { Handle, Position } from 'reactflow'
import type { FlowNode } from '../../../shared/flow/flow.ts'
import { familyOf, handlesOf } from '../edits/describeNode.ts'
import { edgesFrom } from '../edits/indexFlow.ts'
import { useEditorAt } from '../store/EditorContext.tsx'
import classes from './Card.module.css'
import { handleOffset } from './edgeLook.ts'

/** The input, which is the whole card, and the outputs along its lower edge. One without an edge says what it is for. */
export function CardHandles({ node }: { node: FlowNode }) {
  const taken = useEditorAt(node.id, (state) =>
    edgesFrom(state.flow, node.id)
      .map((edge) => edge.sourceHandle)
      .join(' '),
  )
  const used = new Set(taken.split(' '))
  const handles = handlesOf(node)
  return (
    <>
      {familyOf(node) !== 'trigger' && (
        <Handle
          id="in"
          type="target"
          position={Position.Top}
          isConnectableStart={false}
          className={classes.input ?? ''}
        />
      )}
      {handles.map((handle, index) => (
        <Handle
          key={handle.id}
          id={handle.id}
          type="source"
          position={Position.Bottom}
          className={classes.output ?? ''}
          data-free={used.has(handle.id) ? undefined : true}
          title={handle.label ? `${handle.label}: drag to what follows` : 'Drag to what follows'}
          style={{ left: `calc(50% + ${handleOffset(index, handles.length)}px)` }}
        >
          {!used.has(handle.id) && handle.label && (
            <span className={classes.outputLabel} data-low={index % 2 === 1 && handles.length > 2 ? true : undefined}>
              {handle.label}
            </span>
          )}
        </Handle>
      ))}
    </>
  )
}
