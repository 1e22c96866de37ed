import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { commands } from '../../../client/editor/commands/commands.ts'
import { SelectionPanel } from '../../../client/editor/inspector/SelectionPanel.tsx'
import type { NodePosition } from '../../../shared/flow/flow.ts'
import { aFlow } from '../../builders/aFlow.ts'
import { anEditor, flowOf } from './anEditor.ts'
import { renderEditor } from './renderEditor.tsx'

/** Three cards that somebody put down carelessly, all selected. */
function scattered() {
  const flow = aFlow().on('Signed Up').delay('P1D').email().build()
  const places: NodePosition[] = [
    { x: 0, y: 0 },
    { x: 40, y: 100 },
    { x: 100, y: 400 },
  ]
  const nodes = flow.nodes.map((node, at) => ({ ...node, position: places[at] ?? node.position }))
  const editor = anEditor({ ...flow, nodes })
  // The last one is drawn higher than the others.
  editor.canvas.current = {
    fit() {},
    zoomTo() {},
    middle: () => ({ x: 0, y: 0 }),
    reveal() {},
    glide: (change) => change(),
    sizeOf: (id) => ({ width: 260, height: id === 'sendEmail' ? 120 : 80 }),
  }
  editor.store.getState().select({ nodes: flow.nodes.map((node) => node.id) })
  const { user } = renderEditor(editor, <SelectionPanel />)
  const press = (name: string) => user.click(screen.getByRole('button', { name }))
  return { editor, press, at: (axis: 'x' | 'y') => flowOf(editor).nodes.map((node) => node.position[axis]) }
}

describe('several cards', () => {
  it.each([
    ['Align left', 'x', [0, 0, 0]],
    ['Align centres', 'x', [50, 50, 50]],
    ['Align right', 'x', [100, 100, 100]],
    ['Align top', 'y', [0, 0, 0]],
    ['Align middles', 'y', [220, 220, 200]],
    ['Align bottom', 'y', [440, 440, 400]],
    ['Distribute horizontally', 'x', [0, 50, 100]],
    ['Distribute vertically', 'y', [0, 200, 400]],
  ] as const)('%s', async (name, axis, places) => {
    const { editor, press, at } = scattered()
    const across = axis === 'x' ? 'y' : 'x'
    const before = at(across)
    await press(name)
    expect(at(axis)).toEqual(places)
    expect(at(across)).toEqual(before)
    expect(editor.store.temporal.getState().pastStates).toHaveLength(1)
  })

  it('are aligned in one undo entry that says what it was', async () => {
    const { editor, press } = scattered()
    await press('Align left')
    expect(editor.store.getState().did).toBe('align 3 nodes left')
  })
})

it('offers no gaps to even out between two cards', () => {
  const editor = anEditor(aFlow().on('Signed Up').delay('P1D').build())
  editor.store.getState().select({ nodes: ['onEvent', 'delay'] })
  renderEditor(editor, <SelectionPanel />)
  expect(screen.getByRole('button', { name: 'Distribute vertically' })).toHaveProperty('disabled', true)
  expect(screen.getByRole('button', { name: 'Align left' })).toHaveProperty('disabled', false)
})

describe('tidying up', () => {
  const messy = () => {
    const { nodes, ...flow } = aFlow().on('Signed Up').delay('P1D').email().exit().build()
    const x = [300, -40, 90, 500]
    return { ...flow, nodes: nodes.map((node, at) => ({ ...node, position: { x: x[at] ?? 0, y: 20 * at } })) }
  }
  const columns = (editor: ReturnType<typeof anEditor>) => flowOf(editor).nodes.map((node) => node.position.x)

  it('puts a chain in one column below its first card, in one undo entry', () => {
    const editor = anEditor(messy())
    commands.tidyUp.run(editor)
    expect(columns(editor)).toEqual([300, 300, 300, 300])
    expect(editor.store.getState().did).toBe('tidy up')
    commands.undo.run(editor)
    expect(columns(editor)).toEqual([300, -40, 90, 500])
  })

  it('of a selection leaves the others where they are', () => {
    const editor = anEditor(messy())
    editor.store.getState().select({ nodes: ['delay', 'sendEmail'] })
    commands.tidySelection.run(editor)
    expect(columns(editor)).toEqual([300, -40, -40, 500])
    expect(editor.store.getState().did).toBe('tidy up 2 nodes')
  })
})
