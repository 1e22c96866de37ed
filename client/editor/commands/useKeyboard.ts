import { useEffect } from 'react'
import type { Editor } from '../Editor.ts'
import { edgeOf } from '../edits/indexFlow.ts'
import type { Direction } from '../edits/walk.ts'
import { walk } from '../edits/walk.ts'
import { edgeBeside } from '../edits/walkEdges.ts'
import { pasteText, selectionText } from './clipboard.ts'
import { allCommands, commands } from './commands.ts'
import { selectEdge } from './selectEdge.ts'
import { isPressed } from './shortcut.ts'

/** The keyboard of the editor: every command's keys, arrows along the edges, Enter on a card, and the clipboard. */
export function useKeyboard(editor: Editor): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => onPress(editor, event)
    const copy = (event: ClipboardEvent) => onCopy(editor, event)
    const cut = (event: ClipboardEvent) => onCopy(editor, event) && commands.remove.run(editor)
    const paste = (event: ClipboardEvent) => onPaste(editor, event)
    document.addEventListener('keydown', press)
    document.addEventListener('copy', copy)
    document.addEventListener('cut', cut)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('keydown', press)
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', cut)
      document.removeEventListener('paste', paste)
    }
  }, [editor])
}

function onPress(editor: Editor, event: KeyboardEvent): void {
  if (event.defaultPrevented || isElsewhere(event)) return
  const command = allCommands.find((one) => !one.isNative && one.keys.some((keys) => isPressed(event, keys)))
  if (command) {
    event.preventDefault()
    if (command.isEnabled(editor)) command.run(editor)
    return
  }
  onCard(editor, event)
}

/** Typing belongs to the field, a key in a dialog to the dialog. Undo is the exception: a form's fields are part of the flow. */
function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.target
  if (!(target instanceof Element)) return false
  if (target.closest('[role=dialog], [role=menu], [role=listbox]')) return true
  if (!isTyping(target)) return false
  const isHistory = [commands.undo, commands.redo].some((one) => one.keys.some((keys) => isPressed(event, keys)))
  return !(isHistory && target.closest('[data-of-flow]'))
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const directions: Record<string, Direction> = {
  ArrowDown: 'down',
  ArrowUp: 'up',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

function onCard({ store, canvas }: Editor, event: KeyboardEvent): void {
  const { flow, selected, select } = store.getState()
  const target = event.target instanceof Element ? event.target : null
  const focused = target?.closest('.react-flow__node')?.getAttribute('data-id') ?? null
  // Elsewhere, e.g. on a tab of the drawer, arrows and Enter mean what they mean there.
  if (!focused && target !== document.body) return
  const direction = directions[event.key]
  const [edge] = selected.edges
  if (direction && edge && selected.nodes.length === 0) {
    event.preventDefault()
    alongEdge({ store, canvas }, edge, direction)
    return
  }
  const here = focused ?? selected.nodes[0]
  if (direction && here) {
    event.preventDefault()
    const next = walk(flow, here, direction)
    if (!next) return
    select({ nodes: [next] })
    canvas.current?.reveal(next, { focus: true })
  } else if (focused && (event.key === 'Enter' || event.key === ' ')) {
    event.preventDefault()
    const others = event.shiftKey ? selected.nodes.filter((id) => id !== focused) : []
    const isTakenBack = event.shiftKey && others.length < selected.nodes.length
    select({ nodes: isTakenBack ? others : [...others, focused] })
  }
}

/** From an edge down to where it leads, up to where it comes from, or aside to the next edge of that card. */
function alongEdge({ store, canvas }: Pick<Editor, 'store' | 'canvas'>, id: string, direction: Direction): void {
  const { flow, select } = store.getState()
  const edge = edgeOf(flow, id)
  if (direction === 'left' || direction === 'right') {
    const next = edgeBeside(flow, id, direction === 'left' ? -1 : 1)
    if (next) selectEdge(store, next)
    return
  }
  const end = direction === 'down' ? edge?.target : edge?.source
  if (!end) return
  select({ nodes: [end] })
  canvas.current?.reveal(end, { focus: true })
}

function onCopy(editor: Editor, event: ClipboardEvent): boolean {
  const isText = isTyping(event.target) || !(getSelection()?.isCollapsed ?? true)
  const text = isText ? null : selectionText(editor)
  if (!text) return false
  event.clipboardData?.setData('text/plain', text)
  event.preventDefault()
  return true
}

function onPaste(editor: Editor, event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain')
  if (isTyping(event.target) || !text) return
  event.preventDefault()
  pasteText(editor, text)
}
