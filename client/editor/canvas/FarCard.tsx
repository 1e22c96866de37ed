import { memo } from 'react'
import type { NodeProps } from 'reactflow'
import type { Look } from '../../nodes/nodeView.ts'
import { viewOf } from '../../nodes/viewOf.ts'
import { titleOf } from '../edits/describeNode.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { useNames } from '../names/NamesContext.tsx'
import { useEditorAt } from '../store/EditorContext.tsx'
import { cardName } from './cardName.ts'
import classes from './FarCard.module.css'
import type { CardNode } from './projection.ts'

/** A card seen from so far that nobody could read it: its colour and its name in large letters. It is as large as the card and says the same. */
export const FarCard = memo(function FarCard({ id, selected, width, height }: NodeProps<CardNode>) {
  const node = useEditorAt(id, (state) => nodeOf(state.flow, id))
  const names = useNames()
  const name = useEditorAt(id, (state) => cardName(state.flow, id, names))
  const isLit = useEditorAt(id, (state) => state.trail?.nodes.has(id) ?? false)
  if (!node) return null
  const { colour }: Look = viewOf(node.type)
  return (
    // biome-ignore lint/a11y/useSemanticElements: it stands for the card, which may not be a <button>
    <div
      className={classes.card}
      role="button"
      tabIndex={0}
      aria-label={name}
      aria-pressed={selected}
      data-lit={isLit || undefined}
      data-disabled={node.data.disabled || undefined}
      data-colour={colour}
      style={{ width, height }}
    >
      {titleOf(node)}
    </div>
  )
})
