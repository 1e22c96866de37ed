import type { NodeType } from '../../../shared/nodes/index.ts'
import { viewOf } from '../../nodes/viewOf.ts'
import classes from './NodeIcon.module.css'

/** The coloured tile of a node type. */
export function NodeIcon({ type }: { type: NodeType }) {
  const { icon: Icon, colour } = viewOf(type)
  return (
    <span className={classes.tile} data-colour={colour}>
      <Icon size={17} stroke={1.75} aria-hidden />
    </span>
  )
}
