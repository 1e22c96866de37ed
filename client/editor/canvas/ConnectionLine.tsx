import type { ConnectionLineComponentProps } from 'reactflow'
import classes from './StepEdge.module.css'
import { stepPath } from './stepPath.ts'

/** The edge under the hand: brand where it may be let go, amber where it is refused. */
export function ConnectionLine({ fromX, fromY, toX, toY, connectionStatus }: ConnectionLineComponentProps) {
  const { path } = stepPath({ sourceX: fromX, sourceY: fromY, targetX: toX, targetY: toY })
  return <path className={classes.drawing} data-status={connectionStatus ?? undefined} d={path} />
}
