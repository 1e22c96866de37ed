import { memo } from 'react'
import type { NodeProps } from 'reactflow'
import { HowMark } from '../versions/HowMark.tsx'
import { useMarks } from '../versions/marks.ts'
import { Card } from './Card.tsx'
import classes from './MarkedCanvas.module.css'
import { NoteCard } from './NoteCard.tsx'
import type { CardNode } from './projection.ts'

/** A card with what became of it above. */
export const MarkedCard = memo(function MarkedCard(props: NodeProps<CardNode>) {
  return (
    <>
      <Card {...props} />
      <Mark nodeId={props.id} />
    </>
  )
})

/** A note with what became of it above; it cannot be resized here. */
export const MarkedNote = memo(function MarkedNote(props: NodeProps<CardNode>) {
  return (
    <>
      <NoteCard {...props} selected={false} />
      <Mark nodeId={props.id} />
    </>
  )
})

function Mark({ nodeId }: { nodeId: string }) {
  const how = useMarks().nodes.get(nodeId)
  return (
    how && (
      <span className={classes.mark}>
        <HowMark how={how} />
      </span>
    )
  )
}
