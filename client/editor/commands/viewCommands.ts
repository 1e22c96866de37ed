import type { Command } from './command.ts'
import { always, hasDrawing, hasNodes } from './command.ts'

export const fit: Command = {
  id: 'fit',
  group: 'View',
  label: () => 'Show the whole flow',
  keys: ['f'],
  isEnabled: hasDrawing,
  needs: 'Draw a card first.',
  run: ({ canvas }) => canvas.current?.fit(),
}

export const fitSelection: Command = {
  id: 'fitSelection',
  group: 'View',
  label: () => 'Zoom to the selection',
  keys: ['shift+f'],
  isEnabled: hasNodes,
  needs: 'Select a card first.',
  run: ({ canvas, store }) => canvas.current?.fit(store.getState().selected.nodes),
}

export const zoomFull: Command = {
  id: 'zoomFull',
  group: 'View',
  label: () => 'Zoom to 100 %',
  keys: ['mod+0'],
  isEnabled: always,
  run: ({ canvas }) => canvas.current?.zoomTo(1),
}

export const find: Command = {
  id: 'find',
  group: 'View',
  label: () => 'Find a node',
  keys: ['/'],
  isEnabled: always,
  run: ({ palette, store }) => {
    const isThere = store.getState().side === 'palette'
    store.getState().show({ side: 'palette' })
    if (isThere) palette.current?.focus()
    else requestAnimationFrame(() => palette.current?.focus())
  },
}

export const showOutline: Command = {
  id: 'showOutline',
  group: 'View',
  label: ({ store }) => (store.getState().side === 'outline' ? 'Show the nodes to draw' : 'Show the outline'),
  keys: ['o'],
  isEnabled: always,
  run: ({ store }) => {
    const side = store.getState().side === 'outline' ? 'palette' : 'outline'
    store.getState().show({ side })
    if (side === 'outline') requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-outline]')?.focus())
  },
}

export const showSheet: Command = {
  id: 'showSheet',
  group: 'View',
  label: () => 'Keyboard shortcuts',
  keys: ['?'],
  isEnabled: always,
  run: ({ store }) => store.getState().show({ sheet: true }),
}
