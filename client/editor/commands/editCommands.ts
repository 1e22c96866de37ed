import type { Editor } from '../Editor.ts'
import { cardSize, columnWidth } from '../edits/cardSize.ts'
import { closeUp, takeOut } from '../edits/closeUp.ts'
import { copyParts } from '../edits/copyParts.ts'
import { familyOf } from '../edits/describeNode.ts'
import { edgeOf, nodeOf } from '../edits/indexFlow.ts'
import { moveInChain } from '../edits/moveInChain.ts'
import { moveNodes } from '../edits/moveNodes.ts'
import { pasteParts } from '../edits/pasteParts.ts'
import { removeParts } from '../edits/removeParts.ts'
import { setData } from '../edits/setData.ts'
import { edgeBeside, edgesAt } from '../edits/walkEdges.ts'
import { freeOutput } from '../palette/freeHandle.ts'
import type { Choosing } from '../store/view.ts'
import type { Command } from './command.ts'
import { countParts, hasNodes, hasParts } from './command.ts'
import { selectEdge } from './selectEdge.ts'

export const remove: Command = {
  id: 'remove',
  group: 'Edit',
  label: () => 'Delete',
  keys: ['delete', 'backspace'],
  isEnabled: hasParts,
  needs: 'Select a card or an edge first.',
  run: (editor) => {
    const { selected, change, select } = editor.store.getState()
    change(`delete ${countParts(editor)}`, (flow) => removeParts(flow, selected))
    select({})
  },
}

export const removeAndReconnect: Command = {
  id: 'removeAndReconnect',
  group: 'Edit',
  label: () => 'Delete and close the gap',
  keys: ['mod+backspace', 'mod+delete'],
  isEnabled: hasNodes,
  needs: 'Select a card first.',
  run: (editor) => {
    const { selected, change, select } = editor.store.getState()
    change(`delete ${countParts(editor)} and close the gap`, (flow) => closeUp(flow, selected.nodes))
    select({})
  },
}

export const pullOut: Command = {
  id: 'pullOut',
  group: 'Edit',
  label: () => 'Pull out and close the gap',
  keys: ['shift+x'],
  isEnabled: ({ store }) => {
    const { flow, selected } = store.getState()
    return selected.nodes.some((id) => edgesAt(flow, id).length > 0)
  },
  needs: 'Select a card of a chain first.',
  run: (editor) => {
    const { flow, selected, change } = editor.store.getState()
    const apart = takeOut(flow, selected.nodes)
    // Beside the chain, where it is seen that they no longer belong to it.
    const places = selected.nodes.flatMap((id) => {
      const node = nodeOf(flow, id)
      return node ? [[id, { x: node.position.x + columnWidth, y: node.position.y }] as const] : []
    })
    change(`pull out ${countParts(editor)}`, () => moveNodes(apart, new Map(places)))
  },
}

const movingInChain = (way: 'earlier' | 'later', label: string, keys: string): Command => ({
  id: `move-${way}`,
  group: 'Edit',
  label: () => label,
  keys: [keys],
  isEnabled: ({ store }) => {
    const { flow, selected } = store.getState()
    const [id] = selected.nodes
    return id !== undefined && selected.nodes.length === 1 && moveInChain(flow, id, way) !== flow
  },
  needs: `Select one card that can change places with the one ${way === 'earlier' ? 'before' : 'after'} it.`,
  run: ({ store }) => {
    const { selected, change } = store.getState()
    const [id] = selected.nodes
    if (id) change(`move a node ${way}`, (flow) => moveInChain(flow, id, way))
  },
})

export const moveEarlier = movingInChain('earlier', 'Move before the one above', 'alt+arrowup')
export const moveLater = movingInChain('later', 'Move after the one below', 'alt+arrowdown')

export const duplicate: Command = {
  id: 'duplicate',
  group: 'Edit',
  label: () => 'Duplicate',
  keys: ['mod+d'],
  isEnabled: hasNodes,
  needs: 'Select a card first.',
  run: (editor) => {
    const { flow, selected, change, select } = editor.store.getState()
    const parts = copyParts(flow, selected.nodes)
    const left = Math.min(...parts.nodes.map((node) => node.position.x))
    const top = Math.min(...parts.nodes.map((node) => node.position.y))
    const made = pasteParts(flow, parts, { x: left + cardSize.width + 40, y: top })
    change(`duplicate ${countParts(editor)}`, () => made.flow)
    select({ nodes: made.pasted })
  },
}

export const toggleDisabled: Command = {
  id: 'toggleDisabled',
  group: 'Edit',
  label: ({ store }) => {
    const { flow, selected } = store.getState()
    return selected.nodes.some((id) => nodeOf(flow, id)?.data.disabled) ? 'Switch on' : 'Switch off'
  },
  keys: ['mod+e'],
  isEnabled: (editor) => switchable(editor).length > 0,
  needs: 'Select a card first.',
  run: (editor) => {
    const { flow, selected, change } = editor.store.getState()
    const disabled = !selected.nodes.some((id) => nodeOf(flow, id)?.data.disabled)
    change(`switch ${countParts(editor)} ${disabled ? 'off' : 'on'}`, () =>
      switchable(editor).reduce((next, id) => setData(next, id, { disabled }), flow),
    )
  },
}

/** The selected nodes that do something: a note is on the canvas only. */
function switchable({ store }: Editor): string[] {
  const { flow, selected } = store.getState()
  return selected.nodes.filter((id) => {
    const node = nodeOf(flow, id)
    return node && familyOf(node) !== 'canvas'
  })
}

/** Where something new would go: on the selected edge, else after the selected node. */
function freePlace({ store }: Editor): Choosing['from'] {
  const { flow, selected } = store.getState()
  const [edge] = selected.edges
  const [after] = selected.nodes
  if (after === undefined) return edge === undefined ? null : { edge }
  return freeOutput(flow, after) === null ? null : { after }
}

export const insertAfter: Command = {
  id: 'insertAfter',
  group: 'Edit',
  label: ({ store }) => (store.getState().selected.nodes.length > 0 ? 'Insert what follows' : 'Insert here'),
  keys: ['i'],
  isEnabled: (editor) => freePlace(editor) !== null,
  needs: 'Select an edge, or a card with a free output.',
  run: (editor) => {
    const { selected, choose } = editor.store.getState()
    const [node] = selected.nodes
    const drawn = document.querySelector(
      node ? `.react-flow__node[data-id="${node}"]` : `[data-edge="${selected.edges[0]}"]`,
    )
    const box = drawn?.getBoundingClientRect()
    const screen = box ? { x: box.left, y: box.bottom + 10 } : { x: innerWidth / 2, y: innerHeight / 3 }
    choose({ screen, at: null, from: freePlace(editor) })
  },
}

/** The output that an edge would be drawn from: that of the selected edge, else the first of the node that is free. */
function output({ store }: Editor): { source: string; sourceHandle: string } | null {
  const { flow, selected } = store.getState()
  const [node] = selected.nodes
  if (!node) return edgeOf(flow, selected.edges[0] ?? '') ?? null
  const sourceHandle = freeOutput(flow, node)
  return sourceHandle === null ? null : { source: node, sourceHandle }
}

export const connectTo: Command = {
  id: 'connectTo',
  group: 'Edit',
  label: ({ store }) => (store.getState().selected.nodes.length > 0 ? 'Lead to a node…' : 'Lead this edge elsewhere…'),
  keys: ['c'],
  isEnabled: (editor) => output(editor) !== null,
  needs: 'Select an edge, or a card with a free output.',
  run: (editor) => {
    const from = output(editor)
    if (!from) return
    const { source, sourceHandle } = from
    editor.store.getState().show({ connecting: { source, sourceHandle } })
  },
}

export const nextEdge: Command = {
  id: 'nextEdge',
  group: 'Edit',
  label: () => 'Select an edge',
  keys: ['e'],
  isEnabled: ({ store }) => {
    const { flow, selected } = store.getState()
    return selected.edges.length > 0 || edgesAt(flow, selected.nodes[0] ?? '').length > 0
  },
  needs: 'Select a card with an edge first.',
  run: ({ store }) => {
    const { flow, selected } = store.getState()
    const [node] = selected.nodes
    const id = node ? edgesAt(flow, node)[0]?.id : edgeBeside(flow, selected.edges[0] ?? '', 1)
    if (id) selectEdge(store, id)
  },
}
