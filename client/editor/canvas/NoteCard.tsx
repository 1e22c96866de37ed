import { memo } from 'react'
import type { NodeProps } from 'reactflow'
import { NodeResizer } from 'reactflow'
import { nodeOf } from '../edits/indexFlow.ts'
import { setData } from '../edits/setData.ts'
import { useEditorAt, useOpenEditor } from '../store/EditorContext.tsx'
import classes from './NoteCard.module.css'
import type { CardNode } from './projection.ts'

/** A sticky note for people; no customer comes here. */
export const NoteCard = memo(function NoteCard({ id, selected }: NodeProps<CardNode>) {
  const { store } = useOpenEditor()
  const node = useEditorAt(id, (state) => nodeOf(state.flow, id))
  if (node?.type !== 'note') return null
  const { text, color, width = 240, height = 120 } = node.data
  return (
    <>
      <NodeResizer
        isVisible={selected}
        minWidth={140}
        minHeight={60}
        onResizeEnd={(_event, size) => {
          const { width, height } = { width: Math.round(size.width), height: Math.round(size.height) }
          store.getState().change('resize a note', (flow) => setData(flow, id, { width, height }))
        }}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: the handles to resize it stand beside it, and it is dragged */}
      <div
        className={classes.note}
        role="button"
        tabIndex={0}
        aria-label={`Note. ${text || 'Empty'}`}
        aria-pressed={selected}
        data-colour={color ?? 'yellow'}
        style={{ width, minHeight: height }}
      >
        {text || <span className={classes.empty}>Write something for the team</span>}
      </div>
    </>
  )
})
