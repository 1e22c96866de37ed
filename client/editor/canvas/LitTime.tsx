import { Tooltip } from '@mantine/core'
import type { LitNode } from '../preview/trail.ts'
import classes from './Card.module.css'

/** The time at which a previewed customer was here, beside the card; the reasons on hover. */
export function LitTime({ lit }: { lit: LitNode }) {
  const reasons = lit.says.join('\n')
  return (
    <Tooltip
      label={reasons}
      disabled={reasons === ''}
      multiline
      maw={300}
      position="right"
      classNames={{ tooltip: classes.reasons ?? '' }}
    >
      <span className={classes.time}>{lit.time}</span>
    </Tooltip>
  )
}
