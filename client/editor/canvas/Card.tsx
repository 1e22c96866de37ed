import { memo } from 'react'
import type { NodeProps } from 'reactflow'
import { namesUnknown } from '../../../shared/flow/check/namesUnknown.ts'
import { isAlive, lacksOf, summaryOf, titleOf } from '../edits/describeNode.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { useKnown, useNames } from '../names/NamesContext.tsx'
import { NodeIcon } from '../palette/NodeIcon.tsx'
import { useEditorAt } from '../store/EditorContext.tsx'
import classes from './Card.module.css'
import { CardCounts } from './CardCounts.tsx'
import { CardHandles } from './CardHandles.tsx'
import { cardName } from './cardName.ts'
import { LitTime } from './LitTime.tsx'
import type { CardNode } from './projection.ts'

/** A node on the canvas: its icon, what it is called, and one sentence made from its settings or what it still lacks. */
export const Card = memo(function Card({ id, selected }: NodeProps<CardNode>) {
  const node = useEditorAt(id, (state) => nodeOf(state.flow, id))
  const names = useNames()
  const known = useKnown()
  const name = useEditorAt(id, (state) => cardName(state.flow, id, names))
  const lit = useEditorAt(id, (state) => state.trail?.nodes.get(id))
  if (!node) return null
  const lack = isAlive(node) ? lacksOf(node)[0] : undefined
  const isUnfinished = lack !== undefined || !isAlive(node) || namesUnknown(node, known)
  const sentence = isAlive(node) ? summaryOf(node, names) : 'Cannot be carried out yet'

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a <button> may not hold the handles, which are dragged */}
      <div
        className={classes.card}
        role="button"
        tabIndex={0}
        aria-label={name}
        aria-pressed={selected}
        data-lit={lit ? true : undefined}
        data-disabled={node.data.disabled || undefined}
      >
        <div className={classes.head}>
          <NodeIcon type={node.type} />
          <div className={classes.words}>
            <b className={classes.title}>{titleOf(node)}</b>
            <p className={classes.sentence} data-lack={isUnfinished || undefined}>
              {lack?.message ?? sentence}
            </p>
          </div>
        </div>
        {node.data.disabled && <span className={classes.off}>Off</span>}
      </div>
      <CardCounts nodeId={id} />
      <CardHandles node={node} />
      {lit && <LitTime lit={lit} />}
    </>
  )
})
