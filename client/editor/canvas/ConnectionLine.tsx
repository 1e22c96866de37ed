import type { ConnectionLineComponentProps } from 'reactflow'
import { useHand } from './hand.ts'
import classes from './StepEdge.module.css'
import { stepPath } from './stepPath.ts'

/** The edge under the hand: brand where it may be let go, amber where it is refused. One that is led elsewhere may be held at its start. */
export function ConnectionLine({ fromX, fromY, toX, toY, fromHandle }: ConnectionLineComponentProps) {
  const aim = useHand((state) => state.aim)
  const isForward = fromHandle.type === 'source'
  const { path } = stepPath({
    sourceX: isForward ? fromX : toX,
    sourceY: isForward ? fromY : toY,
    targetX: isForward ? toX : fromX,
    targetY: isForward ? toY : fromY,
  })
  const status = aim && (aim.why ? 'invalid' : 'valid')
  return <path className={classes.drawing} data-status={status ?? undefined} d={path} />
}
