import type { NodeType } from '../../../shared/nodes/index.ts'
import { viewOf } from '../../nodes/viewOf.ts'
import { writeDraggedType } from './draggedType.ts'
import { titleOfType } from './groups.ts'
import { NodeIcon } from './NodeIcon.tsx'
import classes from './NodeList.module.css'

interface PaletteItemProps {
  type: NodeType
  isDraggable: boolean
  onChoose(type: NodeType): void
}

// The canvas draws the node where it would come to lie; a second picture under the pointer would hide it.
const nothing = new Image()
nothing.src = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

/** One node type: its tile, its name, and when to use it. */
export function PaletteItem({ type, isDraggable, onChoose }: PaletteItemProps) {
  return (
    <button
      type="button"
      className={classes.item}
      data-node-type={type}
      draggable={isDraggable}
      onDragStart={(event) => {
        writeDraggedType(event.dataTransfer, type)
        event.dataTransfer.setDragImage(nothing, 0, 0)
      }}
      onClick={() => onChoose(type)}
    >
      <NodeIcon type={type} />
      <span className={classes.words}>
        <b>{titleOfType(type)}</b>
        <span>{viewOf(type).use}</span>
      </span>
    </button>
  )
}
