import type { KeyboardEvent } from 'react'
import type { NodeType } from '../../../shared/nodes/index.ts'
import { viewOf } from '../../nodes/viewOf.ts'
import { writeDraggedType } from './draggedType.ts'
import type { PaletteGroup } from './groups.ts'
import { titleOfType } from './groups.ts'
import { NodeIcon } from './NodeIcon.tsx'
import classes from './NodeList.module.css'

interface NodeListProps {
  groups: readonly PaletteGroup[]
  onChoose(type: NodeType): void
  isDraggable?: boolean
}

/** Node types by group, each with a line on when to use it. Arrows move, Enter chooses. */
export function NodeList({ groups, onChoose, isDraggable = false }: NodeListProps) {
  if (groups.length === 0) return <p className={classes.none}>No node is called that.</p>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows only move among the buttons inside
    <div onKeyDown={moveAmongItems}>
      {groups.map((group) => (
        <section key={group.name} aria-label={group.name}>
          <h3 className={classes.group}>{group.name}</h3>
          {group.types.map((type) => (
            <button
              key={type}
              type="button"
              className={classes.item}
              data-node-type={type}
              draggable={isDraggable}
              onDragStart={(event) => writeDraggedType(event.dataTransfer, type)}
              onClick={() => onChoose(type)}
            >
              <NodeIcon type={type} />
              <span className={classes.words}>
                <b>{titleOfType(type)}</b>
                <span>{viewOf(type).use}</span>
              </span>
            </button>
          ))}
        </section>
      ))}
    </div>
  )
}

/** Up and down among the items; up from the first goes back to the search above. */
export function moveAmongItems(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const within = event.currentTarget.closest('[data-node-chooser]') ?? event.currentTarget
  const stops = [...within.querySelectorAll<HTMLElement>('input, [data-node-type]')]
  const at = stops.findIndex((stop) => stop.contains(document.activeElement))
  stops[at + step]?.focus()
}
