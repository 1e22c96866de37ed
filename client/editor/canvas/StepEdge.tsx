import { memo, useState } from 'react'
import type { EdgeProps } from 'reactflow'
import { BaseEdge } from 'reactflow'
import { edgesInto } from '../edits/indexFlow.ts'
import { useEditorAt } from '../store/EditorContext.tsx'
import { CountButton } from '../visitors/CountButton.tsx'
import { CanvasLayer } from './CanvasLayer.tsx'
import { EdgePlus } from './EdgePlus.tsx'
import labels from './edgeLabel.module.css'
import { edgeLabel, edgeShift, turnsLate } from './edgeLook.ts'
import { useHand } from './hand.ts'
import type { CardEdge } from './projection.ts'
import classes from './StepEdge.module.css'
import { stepPath } from './stepPath.ts'
import { useHandleCount } from './useCounts.ts'

// React Flow starts an edge at the lower end of its handle, which hangs half out of the card.
const handleDepth = 5

/** An edge with the words of its handle, how many went that way, and a + to insert something. */
export const StepEdge = memo(function StepEdge({ id, selected, source, sourceHandleId, ...ends }: EdgeProps<CardEdge>) {
  const label = useEditorAt(source, (state) => edgeLabel(state.flow, id))
  const shift = useEditorAt(source, (state) => edgeShift(state.flow, id))
  const isShared = useEditorAt(source, (state) => edgesInto(state.flow, ends.target).length > 1)
  const isLate = useEditorAt(source, (state) => turnsLate(state.flow, id))
  const isLit = useEditorAt(source, (state) => state.trail?.edges.has(id) ?? false)
  const isTaking = useHand((state) => state.landing?.edge === id)
  const count = useHandleCount(source, sourceHandleId ?? 'out')
  const [isHovered, setIsHovered] = useState(false)

  // All outputs of a card leave from its middle: a fork reads as one thing. The handles are apart only for the hand.
  const sourceX = ends.sourceX - shift.x
  const way = stepPath({ ...ends, sourceX, sourceY: ends.sourceY - handleDepth, isLate })
  const x = isShared && !way.isStraight ? way.label.x * 0.6 + sourceX * 0.4 : way.label.x
  const y = way.label.y + shift.y

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hovering only shows the +, which the keyboard has as a command */}
      <g onMouseEnter={() => setIsHovered(true)} onMouseLeave={() => setIsHovered(false)}>
        <BaseEdge
          id={id}
          path={way.path}
          interactionWidth={26}
          className={classes.line ?? ''}
          data-lit={isLit || undefined}
          data-taking={isTaking || undefined}
          data-selected={selected || undefined}
        />
      </g>
      <CanvasLayer place="underCards">
        {(label || count) && (
          <span
            className={`${labels.words} ${classes.label}`}
            data-lit={isLit || undefined}
            data-bare={!label || undefined}
            style={{ translate: `${x}px ${y}px` }}
          >
            {label}
            {count && (
              <CountButton count={count} of={{ nodeId: source, handle: sourceHandleId ?? 'out' }}>
                <b className={classes.count}>{count}</b>
              </CountButton>
            )}
          </span>
        )}
        <EdgePlus edgeId={id} isShown={isHovered} x={way.plus.x} y={way.plus.y} />
      </CanvasLayer>
    </>
  )
})
