import { memo } from 'react'
import { CountButton } from '../visitors/CountButton.tsx'
import classes from './Card.module.css'
import { useNodeCounts, writeCount } from './useCounts.ts'

/** How many came, how many are here now, and how many failed here. Nothing before the first visit. It lies on the card, which is a button and may hold none. */
export const CardCounts = memo(function CardCounts({ nodeId }: { nodeId: string }) {
  const counts = useNodeCounts(nodeId)
  if (!counts || counts.entered === 0) return null
  return (
    <div className={classes.counts}>
      <CountButton count={writeCount(counts.entered)} of={{ nodeId }}>
        <b>{writeCount(counts.entered)}</b> entered
      </CountButton>
      {counts.waiting > 0 && (
        <CountButton count={writeCount(counts.waiting)} of={{ nodeId, became: 'waiting' }}>
          <b>{writeCount(counts.waiting)}</b> waiting
        </CountButton>
      )}
      {counts.failed > 0 && (
        <span className={classes.failed}>
          <CountButton count={writeCount(counts.failed)} of={{ nodeId, became: 'failed' }}>
            <b>{writeCount(counts.failed)}</b> failed
          </CountButton>
        </span>
      )}
    </div>
  )
})
