import { memo } from 'react'
import { formatCount } from '../../ui/formatNumber.ts'
import { CountButton } from '../visitors/CountButton.tsx'
import classes from './Card.module.css'
import { useNodeCounts } from './useCounts.ts'

/** How many came, how many are here now, and how many failed here. Nothing before the first visit. It lies on the card, which is a button and may hold none. */
export const CardCounts = memo(function CardCounts({ nodeId }: { nodeId: string }) {
  const counts = useNodeCounts(nodeId)
  if (!counts || counts.entered === 0) return null
  return (
    <div className={classes.counts}>
      <CountButton count={formatCount(counts.entered)} of={{ nodeId }}>
        <b>{formatCount(counts.entered)}</b> entered
      </CountButton>
      {counts.waiting > 0 && (
        <CountButton count={formatCount(counts.waiting)} of={{ nodeId, became: 'waiting' }}>
          <b>{formatCount(counts.waiting)}</b> waiting
        </CountButton>
      )}
      {counts.failed > 0 && (
        <span className={classes.failed}>
          <CountButton count={formatCount(counts.failed)} of={{ nodeId, became: 'failed' }}>
            <b>{formatCount(counts.failed)}</b> failed
          </CountButton>
        </span>
      )}
    </div>
  )
})
