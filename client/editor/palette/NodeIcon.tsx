import type { NodeType } from '../../../shared/nodes/index.ts'
import type { Look } from '../../nodes/nodeView.ts'
import { viewOf } from '../../nodes/viewOf.ts'
import classes from './NodeIcon.module.css'

/** The coloured tile of a node type. */
export function NodeIcon({ type }: { type: NodeType }) {
  const { icon: Icon, colour, isTurned }: Look = viewOf(type)
  return (
    <span className={classes.tile} data-colour={colour} data-turned={isTurned}>
      <Icon size={17} stroke={1.75} aria-hidden />
    </span>
  )
}
