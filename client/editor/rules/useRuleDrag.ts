import type { PointerEvent as ReactPointerEvent, RefObject } from 'react'
import { useState } from 'react'
import type { RulePath } from './ruleTree.ts'
import { isWithin } from './ruleTree.ts'

export interface Drag {
  from: RulePath
  to: RulePath
}

/** Less than this is a press and not a move, in pixels. */
const slackPx = 4
/** The edge of a group belongs to what is around it, in pixels. */
const rimPx = 10

/** Moves parts of rules by hand: where one is held and would be put, and how to take hold of one. */
export function useRuleDrag(root: RefObject<HTMLElement | null>, onDrop: (drag: Drag) => void) {
  const [dragged, setDragged] = useState<Drag | null>(null)

  function drag(event: ReactPointerEvent, from: RulePath): void {
    if (event.button !== 0) return
    const begin = event.clientY
    let held: Drag | null = null
    const follow = ({ clientY }: PointerEvent) => {
      if (!held && Math.abs(clientY - begin) < slackPx) return
      held = { from, to: placeUnder(root.current, from, clientY) }
      setDragged(held)
    }
    const stop = ({ type }: Event) => {
      for (const [name, listener] of listeners) window.removeEventListener(name, listener, true)
      setDragged(null)
      if (held && type === 'pointerup') onDrop(held)
    }
    const giveUp = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape' || !held) return
      pressed.preventDefault()
      pressed.stopPropagation()
      stop(pressed)
    }
    const listeners = [
      ['pointermove', follow],
      ['pointerup', stop],
      ['pointercancel', stop],
      ['keydown', giveUp],
    ] as [string, EventListener][]
    for (const [name, listener] of listeners) window.addEventListener(name, listener, true)
  }

  return { dragged, drag }
}

/** The place in the innermost group at a height, between the parts that lie above and below. */
function placeUnder(root: HTMLElement | null, from: RulePath, y: number): RulePath {
  const rows = [...(root?.querySelectorAll<HTMLElement>('[data-rule-path]') ?? [])]
    .map((row) => ({ row, path: readPath(row), box: row.getBoundingClientRect() }))
    .filter(({ path }) => !isWithin(path, from) || path.length === from.length)
  const groups = rows.filter(
    ({ row, path, box }) =>
      row.dataset.ruleGroup !== undefined && !isWithin(path, from) && y > box.top + rimPx && y < box.bottom - rimPx,
  )
  const around = groups.toSorted((a, b) => b.path.length - a.path.length)[0]?.path ?? []
  const above = rows.filter(
    ({ path, box }) => path.length === around.length + 1 && isWithin(path, around) && (box.top + box.bottom) / 2 < y,
  )
  return [...around, above.length]
}

const readPath = (row: HTMLElement): RulePath => (row.dataset.rulePath ?? '').split('.').map(Number)
