import type { Editor } from '../Editor.ts'
import { familyOf } from '../edits/describeNode.ts'
import { edgeOf, nodeOf } from '../edits/indexFlow.ts'
import type { Visitors } from '../store/view.ts'
import type { Command } from './command.ts'

/** The one card that is selected, where customers come by there. */
function visited({ store }: Editor): Visitors | null {
  const { flow, selected } = store.getState()
  const node = selected.nodes.length === 1 ? nodeOf(flow, selected.nodes[0] ?? '') : undefined
  return node && familyOf(node) !== 'canvas' ? { nodeId: node.id } : null
}

/** The output that the one selected edge leaves by. */
function left({ store }: Editor): Visitors | null {
  const { flow, selected } = store.getState()
  const edge = selected.nodes.length === 0 && selected.edges.length === 1 ? edgeOf(flow, selected.edges[0] ?? '') : null
  return edge ? { nodeId: edge.source, handle: edge.sourceHandle } : null
}

/** Shows the journeys and takes the keyboard to them. */
function show({ store }: Editor, visitors: Visitors | null): void {
  if (!visitors) return
  store.getState().showVisitors(visitors)
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-visitors]')?.focus())
}

const here = (id: string, keys: string, label: string, became: Visitors['became']): Command => ({
  id,
  group: 'View',
  label: () => label,
  keys: [keys],
  isEnabled: (editor) => visited(editor) !== null,
  needs: 'Select one card first.',
  run: (editor) => {
    const node = visited(editor)
    show(editor, node && { ...node, ...(became && { became }) })
  },
})

export const showVisitors: Command = {
  id: 'showVisitors',
  group: 'View',
  label: (editor) => (left(editor) ? 'Show who went this way' : 'Show who entered this node'),
  keys: ['j'],
  isEnabled: (editor) => (left(editor) ?? visited(editor)) !== null,
  needs: 'Select one card or edge first.',
  run: (editor) => show(editor, left(editor) ?? visited(editor)),
}

export const showWaiting = here('showWaiting', 'w', 'Show who waits at this node', 'waiting')
export const showFailed = here('showFailed', 'shift+w', 'Show who failed at this node', 'failed')
