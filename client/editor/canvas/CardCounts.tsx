import { memo } from 'react'
import classes from './Card.module.css'
import { useNodeCounts, writeCount } from './useCounts.ts'

/** How many came, how many are here now, and how many failed here. Nothing before the first visit. */
export const CardCounts = memo(function CardCounts({ nodeId }: { nodeId: string }) {
  const counts = useNodeCounts(nodeId)
  if (!counts || counts.entered === 0) return null
  return (
    <div className={classes.counts}>
      <span>
        <b>{writeCount(counts.entered)}</b> entered
      </span>
      {counts.waiting > 0 && (
        <span>
          <b>{writeCount(counts.waiting)}</b> waiting
        </span>
      )}
      {counts.failed > 0 && (
        <span className={classes.failed}>
          <b>{writeCount(counts.failed)}</b> failed
        </span>
      )}
    </div>
  )
})
