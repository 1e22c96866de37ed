import type { KeyboardEvent } from 'react'
import type { NodeType } from '../../../shared/nodes/index.ts'
import type { PaletteGroup } from './groups.ts'
import classes from './NodeList.module.css'
import { PaletteItem } from './PaletteItem.tsx'

interface NodeListProps {
  groups: readonly PaletteGroup[]
  onChoose(type: NodeType): void
  isDraggable?: boolean
  /** Somebody is looking for something: nothing is folded away. */
  isSearch?: boolean
}

/** Node types by group, each with a line on when to use it. Arrows move, Enter chooses. */
export function NodeList({ groups, onChoose, isDraggable = false, isSearch = false }: NodeListProps) {
  if (groups.length === 0) return <p className={classes.none}>No node is called that.</p>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows only move among the buttons inside
    <div onKeyDown={moveAmongItems}>
      {groups.map(({ name, types, isLater }) => {
        const items = types.map((type) => (
          <PaletteItem key={type} type={type} isDraggable={isDraggable} onChoose={onChoose} />
        ))
        return isLater && !isSearch ? (
          <details key={name} className={classes.later}>
            <summary className={classes.group}>{name}</summary>
            {items}
          </details>
        ) : (
          <section key={name} aria-label={name}>
            <h2 className={classes.group}>{name}</h2>
            {items}
          </section>
        )
      })}
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
