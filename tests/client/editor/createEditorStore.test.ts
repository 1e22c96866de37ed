import { describe, expect, it } from 'vitest'
import { moveNodes } from '../../../client/editor/edits/moveNodes.ts'
import { removeParts } from '../../../client/editor/edits/removeParts.ts'
import { setData } from '../../../client/editor/edits/setData.ts'
import { createEditorStore } from '../../../client/editor/store/createEditorStore.ts'
import { aFlow } from '../../builders/aFlow.ts'

const drawn = () => aFlow().on('Signed Up').delay('P1D').email().build()
const opened = () => createEditorStore(drawn())
const entries = (store: ReturnType<typeof opened>) => store.temporal.getState().pastStates.length
const labelOf = (store: ReturnType<typeof opened>, id: string) =>
  store.getState().flow.nodes.find((node) => node.id === id)?.data.label

describe('undo and redo', () => {
  it('takes a change back and brings it again', () => {
    const store = opened()
    const before = store.getState().flow
    store.getState().change('delete a node', (flow) => removeParts(flow, { nodes: ['delay'], edges: [] }))
    const after = store.getState().flow
    store.getState().undo()
    expect(store.getState().flow).toBe(before)
    store.getState().redo()
    expect(store.getState().flow).toBe(after)
  })

  it('makes one entry of the letters typed into one field', () => {
    const store = opened()
    for (const label of ['W', 'We', 'Wel'])
      store.getState().change('change settings', (flow) => setData(flow, 'delay', { label }), 'delay label')
    expect(entries(store)).toBe(1)
    store.getState().undo()
    expect(labelOf(store, 'delay')).toBe('')
    store.getState().redo()
    expect(labelOf(store, 'delay')).toBe('Wel')
  })

  it('starts a new entry when the hand goes to another field, or comes back after leaving it', () => {
    const store = opened()
    const type = (label: string, field: string) =>
      store.getState().change('change settings', (flow) => setData(flow, 'delay', { label }), field)
    type('a', 'delay label')
    type('b', 'delay for')
    type('c', 'delay for')
    store.getState().endGesture()
    type('d', 'delay for')
    expect(entries(store)).toBe(3)
  })

  it('records the first letter typed after an undo', () => {
    const store = opened()
    const type = (label: string) =>
      store.getState().change('change settings', (flow) => setData(flow, 'delay', { label }), 'delay label')
    type('a')
    store.getState().undo()
    type('b')
    expect(entries(store)).toBe(1)
    expect(store.temporal.getState().futureStates).toHaveLength(0)
  })

  it('keeps no entry for a move that ends where it began', () => {
    const store = opened()
    const { position } = drawn().nodes[1] ?? { position: { x: 0, y: 0 } }
    store.getState().change('move a node', (flow) => moveNodes(flow, new Map([['delay', position]])))
    expect(entries(store)).toBe(0)
  })

  it('names what it would take back', () => {
    const store = opened()
    store.getState().change('move 2 nodes', (flow) => moveNodes(flow, new Map([['delay', { x: 9, y: 9 }]])))
    expect(store.getState().did).toBe('move 2 nodes')
    store.getState().undo()
    expect(store.temporal.getState().futureStates.at(-1)?.did).toBe('move 2 nodes')
  })

  it('is told to a screen reader: what was done, taken back and brought again', () => {
    const store = opened()
    const said = () => store.getState().said
    store.getState().change('move 2 nodes', (flow) => moveNodes(flow, new Map([['delay', { x: 9, y: 9 }]])))
    expect(said()).toBe('Done: move 2 nodes.')
    store.getState().undo()
    expect(said()).toBe('Undone: move 2 nodes.')
    store.getState().redo()
    expect(said()).toBe('Redone: move 2 nodes.')
  })

  it('goes 200 entries back and no further', () => {
    const store = opened()
    for (let x = 1; x <= 205; x++)
      store.getState().change('move a node', (flow) => moveNodes(flow, new Map([['delay', { x, y: 0 }]])))
    expect(entries(store)).toBe(200)
  })
})

it('selects nothing that an undo took away', () => {
  const store = opened()
  store.getState().change('add a note', (flow) => ({
    ...flow,
    nodes: [
      ...flow.nodes,
      { id: 'n', type: 'note', position: { x: 0, y: 0 }, data: { label: '', disabled: false, text: 'Hi' } },
    ],
  }))
  store.getState().select({ nodes: ['n', 'delay'] })
  store.getState().undo()
  expect(store.getState().selected.nodes).toEqual(['delay'])
})

it('is no undo entry to select something or to open a drawer', () => {
  const store = opened()
  store.getState().select({ nodes: ['delay'] })
  store.getState().openDrawer('json')
  expect(entries(store)).toBe(0)
})
