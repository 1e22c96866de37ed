import type { KeyboardEvent } from 'react'
import { useMemo, useRef, useState } from 'react'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import classes from './Outline.module.css'
import { OutlineLine } from './OutlineLine.tsx'
import type { OutlineRow } from './outlineRows.ts'
import { outlineRows } from './outlineRows.ts'

const rowHeight = 32
// Rows above and below what is seen, so that scrolling shows no gap.
const spare = 12

/**
 * The flow as an indented list: the canvas for those who do not see it, or would rather read. What the keyboard is on is selected,
 * so every command works here as it does there.
 */
export function Outline() {
  const editor = useOpenEditor()
  const flow = useEditor((state) => state.flow)
  const selected = useEditor((state) => state.selected)
  const rows = useMemo(() => outlineRows(flow), [flow])
  const list = useRef<HTMLDivElement>(null)
  const [scrolled, setScrolled] = useState(0)
  const [last, setLast] = useState(0)

  const isSelected = (row: OutlineRow) =>
    row.kind === 'node' ? selected.nodes.includes(row.id) : row.edge !== null && selected.edges.includes(row.edge.id)
  // The list follows what is selected elsewhere; a row that is gone hands over to the one in its place.
  const remembered = Math.min(last, rows.length - 1)
  const here = rows[remembered]
  const active = here && (isSelected(here) || !rows.some(isSelected)) ? remembered : rows.findIndex(isSelected)

  const goTo = (at: number) => {
    const row = rows[at]
    if (!row) return
    setLast(at)
    const { select } = editor.store.getState()
    if (row.kind === 'node') {
      select({ nodes: [row.id] })
      editor.canvas.current?.reveal(row.id)
    } else select({ edges: row.edge ? [row.edge.id] : [] })
    scrollTo(list.current, at)
  }

  const open = (at: number) => {
    const row = rows[at]
    if (!row) return
    if (row.kind === 'node') {
      goTo(at)
      editor.canvas.current?.reveal(row.id, { centre: true })
    } else if (row.edge) goTo(rows.findIndex((one) => one.kind === 'node' && one.id === row.edge?.target))
    else {
      const box = list.current?.getBoundingClientRect()
      const screen = { x: (box?.right ?? 0) + 8, y: (box?.top ?? 0) + at * rowHeight - scrolled }
      editor.store.getState().choose({ screen, at: null, from: { source: row.source, sourceHandle: row.handle } })
    }
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const to = keyLeadsTo(event.key, active, rows)
    if (to !== null) goTo(to)
    else if (event.key === 'Enter' || event.key === ' ') open(active)
    else return
    event.preventDefault()
  }

  const first = Math.max(0, Math.floor(scrolled / rowHeight) - spare)
  const seen = Math.ceil((list.current?.clientHeight || 900) / rowHeight)
  const visible = rows.slice(first, first + seen + 2 * spare)
  const activeRow = rows[active]

  return (
    <aside className={classes.outline} aria-label="Outline">
      {rows.length === 0 && <p className={classes.none}>Nothing is drawn yet.</p>}
      <div
        ref={list}
        className={classes.list}
        role="tree"
        aria-label="Outline of the flow"
        aria-multiselectable
        aria-activedescendant={activeRow && visible.includes(activeRow) ? `outline-${activeRow.key}` : undefined}
        tabIndex={0}
        data-outline
        onFocus={() => active >= 0 && rows[active] && !isSelected(rows[active]) && goTo(active)}
        onKeyDown={onKeyDown}
        // What was deleted hands over to the row that is now in its place.
        onKeyUp={(event) => /^(Delete|Backspace)$/.test(event.key) && !rows.some(isSelected) && goTo(active)}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
      >
        <div role="presentation" style={{ height: rows.length * rowHeight }} />
        {visible.map((row, at) => (
          <OutlineLine
            key={row.key}
            row={row}
            top={(first + at) * rowHeight}
            isActive={row === activeRow}
            isSelected={isSelected(row)}
            onPress={() => goTo(first + at)}
            onOpen={() => open(first + at)}
          />
        ))}
      </div>
    </aside>
  )
}

/** The row that an arrow leads to: up and down by one, left to what it hangs on, right to what hangs on it. */
function keyLeadsTo(key: string, active: number, rows: readonly OutlineRow[]): number | null {
  const level = rows[active]?.level ?? 1
  if (key === 'ArrowDown') return Math.min(active + 1, rows.length - 1)
  if (key === 'ArrowUp') return Math.max(active - 1, 0)
  if (key === 'Home') return 0
  if (key === 'End') return rows.length - 1
  if (key === 'ArrowRight') return (rows[active + 1]?.level ?? 0) > level ? active + 1 : active
  if (key === 'ArrowLeft')
    return Math.max(
      0,
      rows.findLastIndex((row, at) => at < active && row.level < level),
    )
  return null
}

function scrollTo(list: HTMLElement | null, at: number): void {
  if (!list) return
  const top = at * rowHeight
  if (top < list.scrollTop) list.scrollTop = top
  else if (top + rowHeight > list.scrollTop + list.clientHeight) list.scrollTop = top + rowHeight - list.clientHeight
}
