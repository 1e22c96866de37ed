import './patience.ts'
import { act, fireEvent, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Canvas } from '../../../client/editor/canvas/Canvas.tsx'
import { CanvasProvider } from '../../../client/editor/canvas/CanvasProvider.tsx'
import { projectNodes } from '../../../client/editor/canvas/projection.ts'
import { moveNodes } from '../../../client/editor/edits/moveNodes.ts'
import { setData } from '../../../client/editor/edits/setData.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import type { NodeType } from '../../../shared/nodes/index.ts'
import { aFlow } from '../../builders/aFlow.ts'
import { anEditor, flowOf, selectedOf } from './anEditor.ts'
import { measureCards } from './measureCards.ts'
import { renderEditor } from './renderEditor.tsx'

// Every card draws its icon once for each time it renders, so icons count renders.
const { renders } = vi.hoisted(() => ({ renders: new Map<string, number>() }))
vi.mock('../../../client/editor/palette/NodeIcon.tsx', () => ({
  NodeIcon: ({ type }: { type: NodeType }) => {
    renders.set(type, (renders.get(type) ?? 0) + 1)
    return null
  },
}))

const drawn = () => aFlow().on('Signed Up').delay('P1D').email('Hello').build()

function open(flow: Flow = drawn()) {
  const editor = anEditor(flow)
  const { server } = renderEditor(
    editor,
    <CanvasProvider>
      <Canvas />
    </CanvasProvider>,
  )
  return { editor, server }
}

const card = (name: RegExp) => screen.getByRole('button', { name })
const frame = (name: RegExp) => {
  const node = card(name).closest('.react-flow__node')
  if (!node) throw new Error('The card stands in no frame.')
  return node
}

/** Drags with the mouse as d3 sees it: down on the card, moves on the window; what comes back lets go. */
function drag(node: Element, by: { x: number; y: number }) {
  const at = (part: number) => ({ clientX: 10 + by.x * part, clientY: 10 + by.y * part, button: 0 })
  fireEvent.mouseDown(node, at(0))
  for (const part of [0.3, 0.6, 1]) fireEvent.mouseMove(document, at(part))
  return async () => {
    fireEvent.mouseUp(document, at(1))
    // d3 swallows the click that follows a drag until its own timer of 0 ms has run.
    await new Promise((done) => setTimeout(done))
  }
}

beforeEach(() => {
  renders.clear()
  measureCards()
})

describe('cards', () => {
  it('are buttons that say what they do and where they lead', async () => {
    open()
    expect(card(/^Event\. .*Signed Up.*\. Leads to Delay$/)).toBeTruthy()
    expect(card(/^Email\. .*Hello/)).toBeTruthy()
  })

  it('say what they lack in place of their sentence', () => {
    open(aFlow().on('').build())
    expect(card(/Choose an event/)).toBeTruthy()
  })

  it('say that they are switched off', () => {
    open(aFlow().on('Signed Up').node('delay', { for: 'P1D', disabled: true }).build())
    expect(card(/^Delay\. switched off/)).toBeTruthy()
  })

  it('come in the order in which a customer meets them', () => {
    open({ ...drawn(), nodes: drawn().nodes.toReversed() })
    const names = screen
      .getAllByRole('button', { name: /^(Event|Delay|Email)\./ })
      .map((one) => one.ariaLabel?.split('.')[0])
    expect(names).toEqual(['Event', 'Delay', 'Email'])
  })

  it('show how many came, wait and failed', async () => {
    const editor = anEditor(drawn())
    renderEditor(
      editor,
      <CanvasProvider>
        <Canvas />
      </CanvasProvider>,
      {
        'GET /api/flows/gift/counts': {
          version: 1,
          journeys: { entered: 0, waiting: 0, completed: 0, exited: 0, failed: 0, converted: 0 },
          nodes: { delay: { entered: 12408, waiting: 31, left: { out: 12370 }, ended: 0, failed: 7 } },
        },
      },
    )
    expect(await screen.findByText('12,408')).toBeTruthy()
    expect(screen.getByText('31')).toBeTruthy()
    expect(screen.getByText('7')).toBeTruthy()
  })
})

describe('dragging a card', () => {
  it('renders no other card, and makes one undo entry when it is dropped', async () => {
    const { editor } = open()
    const before = flowOf(editor)
    renders.clear()
    const drop = drag(frame(/^Delay/), { x: 90, y: 40 })
    expect(flowOf(editor)).toBe(before)
    await drop()
    expect(renders.get('onEvent')).toBeUndefined()
    expect(renders.get('sendEmail')).toBeUndefined()
    expect(flowOf(editor).nodes[1]?.position).not.toEqual(before.nodes[1]?.position)
    expect(editor.store.temporal.getState().pastStates).toHaveLength(1)
    expect(selectedOf(editor)).toEqual(['delay'])
  })

  it('leaves React Flow the very same objects for cards that stay where they are', () => {
    const flow = drawn()
    const nothing = { nodes: [], edges: [] }
    const before = projectNodes(flow, nothing, [])
    const after = projectNodes(moveNodes(flow, new Map([['delay', { x: 5, y: 5 }]])), nothing, before)
    expect(after.map((node, at) => node === before[at])).toEqual([true, false, true])
  })
})

describe('a flow of 300 cards', () => {
  const long = () => {
    let flow = aFlow().on('Signed Up')
    for (let at = 1; at < 300; at++) flow = flow.node('delay', { for: 'P1D', label: `Day ${at}` })
    return flow.build()
  }
  const cards = () => screen.getAllByRole('button', { name: /^(Event|Day \d+)\. / })

  it('draws the cards that are in sight and no others', () => {
    open(long())
    expect(cards().map((one) => one.ariaLabel?.split('.')[0])).toEqual(['Event'])
  })

  it('lets Tab go on to cards that are out of sight, and back', async () => {
    open(long())
    act(() => card(/^Event\./).focus())
    fireEvent.keyDown(card(/^Event\./), { key: 'Tab' })
    await vi.waitFor(() => expect(document.activeElement).toBe(card(/^Day 1\./)))
    fireEvent.keyDown(card(/^Day 1\./), { key: 'Tab' })
    await vi.waitFor(() => expect(document.activeElement).toBe(card(/^Day 2\./)))
    fireEvent.keyDown(card(/^Day 2\./), { key: 'Tab', shiftKey: true })
    await vi.waitFor(() => expect(document.activeElement).toBe(card(/^Day 1\./)))
  })

  it('lets Tab leave the canvas before the first card and after the last', async () => {
    const { editor } = open(long())
    // True where nobody kept the key from doing what it does anywhere.
    expect(fireEvent.keyDown(card(/^Event\./), { key: 'Tab', shiftKey: true })).toBe(true)
    act(() => editor.canvas.current?.reveal('delay299', { focus: true }))
    await vi.waitFor(() => expect(document.activeElement).toBe(card(/^Day 299\./)))
    expect(fireEvent.keyDown(card(/^Day 299\./), { key: 'Tab' })).toBe(true)
  })
})

it('renders one card when one card’s settings change', () => {
  const { editor } = open()
  renders.clear()
  act(() => editor.store.getState().change('change settings', (flow) => setData(flow, 'delay', { for: 'P2D' })))
  expect([...renders]).toEqual([['delay', 1]])
})

it('lights up what was reached and fades the rest', () => {
  const { editor } = open()
  act(() =>
    editor.store.getState().light({
      of: 'preview',
      nodes: new Map([['onEvent', { time: 'Tue 10 Mar, 14:10', says: ['It happened.'] }]]),
      edges: new Set(),
    }),
  )
  expect(screen.getByText('Tue 10 Mar, 14:10')).toBeTruthy()
  expect(card(/^Event/).dataset.lit).toBe('true')
  expect(card(/^Email/).dataset.lit).toBeUndefined()
})

it('says how to begin on an empty canvas, and begins', () => {
  const { editor } = open({ ...drawn(), nodes: [], edges: [] })
  fireEvent.click(screen.getByRole('button', { name: 'When a customer does something' }))
  expect(flowOf(editor).nodes).toMatchObject([{ type: 'onEvent' }])
})

it('takes a flow file that is dropped on it', async () => {
  const { editor } = open({ ...drawn(), nodes: [], edges: [] })
  const file = new File([JSON.stringify(aFlow().on('Signed Up').email().file())], 'welcome.json')
  const pane = document.querySelector('.react-flow__pane')
  if (!pane) throw new Error('There is no canvas.')
  fireEvent.drop(pane, { dataTransfer: { files: [file], getData: () => '' } })
  await vi.waitFor(() => expect(flowOf(editor).nodes).toHaveLength(2))
  expect(flowOf(editor).name).toBe('A flow')
})

it('refuses a file that is none and leaves the flow alone', async () => {
  const { editor } = open()
  const before = flowOf(editor)
  const pane = document.querySelector('.react-flow__pane')
  if (!pane) throw new Error('There is no canvas.')
  fireEvent.drop(pane, { dataTransfer: { files: [new File(['{}'], 'holiday.json')], getData: () => '' } })
  expect(await screen.findByText(/holiday.json is not a flow file/)).toBeTruthy()
  expect(flowOf(editor)).toBe(before)
})
