import type { Editor } from '../Editor.ts'
import { changedNodes } from '../edits/changedNodes.ts'
import type { Command } from './command.ts'
import { hasDrawing, hasParts } from './command.ts'

export const undo: Command = {
  id: 'undo',
  group: 'Edit',
  label: ({ store }) => (store.temporal.getState().pastStates.length > 0 ? `Undo ${store.getState().did}` : 'Undo'),
  keys: ['mod+z'],
  isEnabled: ({ store }) => store.temporal.getState().pastStates.length > 0,
  needs: 'Nothing has been changed yet.',
  run: (editor) => travel(editor, 'undo'),
}

export const redo: Command = {
  id: 'redo',
  group: 'Edit',
  label: ({ store }) => `Redo ${store.temporal.getState().futureStates.at(-1)?.did ?? ''}`.trim(),
  keys: ['mod+shift+z', 'mod+y'],
  isEnabled: ({ store }) => store.temporal.getState().futureStates.length > 0,
  needs: 'Nothing has been taken back.',
  run: (editor) => travel(editor, 'redo'),
}

// More cards than this are no place to go to.
const mostShown = 12

/** Takes a change back or brings it again, and goes where it is seen. */
function travel({ store, canvas }: Editor, way: 'undo' | 'redo'): void {
  const { flow: before, selected } = store.getState()
  store.getState()[way]()
  const changed = changedNodes(before, store.getState().flow)
  const [first] = changed
  if (!first || changed.length > mostShown) return
  if (!changed.every((id) => selected.nodes.includes(id))) store.getState().select({ nodes: changed })
  canvas.current?.reveal(first)
}

export const selectAll: Command = {
  id: 'selectAll',
  group: 'Edit',
  label: () => 'Select all',
  keys: ['mod+a'],
  isEnabled: hasDrawing,
  needs: 'Draw a card first.',
  run: ({ store }) => {
    const { flow, select } = store.getState()
    select({ nodes: flow.nodes.map((node) => node.id) })
  },
}

export const clear: Command = {
  id: 'clear',
  group: 'View',
  label: ({ store }) => (store.getState().trail ? 'Fade the path' : 'Select nothing'),
  keys: ['escape'],
  isEnabled: (editor) => {
    const { trail, choosing } = editor.store.getState()
    return trail !== null || choosing !== null || hasParts(editor)
  },
  run: ({ store }) => {
    const { trail, light, select, choose } = store.getState()
    choose(null)
    if (trail) light(null)
    else select({})
  },
}
