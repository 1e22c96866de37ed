import { memo } from 'react'
import type { EdgeProps } from 'reactflow'
import { BaseEdge } from 'reactflow'
import { useEditorAt } from '../store/EditorContext.tsx'
import { HowMark } from '../versions/HowMark.tsx'
import { useMarks } from '../versions/marks.ts'
import { CanvasLayer } from './CanvasLayer.tsx'
import labels from './edgeLabel.module.css'
import { edgeLabel, edgeShift, turnsLate } from './edgeLook.ts'
import classes from './MarkedCanvas.module.css'
import type { CardEdge } from './projection.ts'
import { stepPath } from './stepPath.ts'

// A card lies between the middle of its lower edge and where React Flow starts an edge.
const handleDepth = 5

/** An edge with the words of its handle and what became of it. */
export const MarkedEdge = memo(function MarkedEdge({ id, selected, source, ...ends }: EdgeProps<CardEdge>) {
  const label = useEditorAt(source, (state) => edgeLabel(state.flow, id))
  const shift = useEditorAt(source, (state) => edgeShift(state.flow, id))
  const isLate = useEditorAt(source, (state) => turnsLate(state.flow, id))
  const how = useMarks().edges.get(id)
  const way = stepPath({ ...ends, sourceX: ends.sourceX - shift.x, sourceY: ends.sourceY - handleDepth, isLate })
  return (
    <>
      <BaseEdge
        id={id}
        path={way.path}
        interactionWidth={26}
        className={classes.line ?? ''}
        data-how={how}
        data-selected={selected || undefined}
      />
      {(label || how) && (
        <CanvasLayer place="underCards">
          <span
            className={`${labels.words} ${classes.words}`}
            data-how={how}
            data-bare={!label || undefined}
            style={{ translate: `${way.label.x}px ${way.label.y + shift.y}px` }}
          >
            {label}
            {how && <HowMark how={how} />}
          </span>
        </CanvasLayer>
      )}
    </>
  )
})
