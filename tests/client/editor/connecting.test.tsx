import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { commands } from '../../../client/editor/commands/commands.ts'
import { useKeyboard } from '../../../client/editor/commands/useKeyboard.ts'
import { ConnectDialog } from '../../../client/editor/connecting/ConnectDialog.tsx'
import type { Editor } from '../../../client/editor/Editor.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { aFlow } from '../../builders/aFlow.ts'
import { anEditor, flowOf, selectedOf } from './anEditor.ts'
import { renderEditor } from './renderEditor.tsx'

function AtTheKeyboard({ editor }: { editor: Editor }) {
  useKeyboard(editor)
  return <ConnectDialog />
}

function open(flow: Flow, selected: { nodes?: string[]; edges?: string[] }) {
  const editor = anEditor(flow)
  editor.store.getState().select(selected)
  const { user } = renderEditor(editor, <AtTheKeyboard editor={editor} />)
  const press = (key: string) => fireEvent.keyDown(document.body, { key })
  return { editor, user, press, edges: () => flowOf(editor).edges.map((edge) => `${edge.source} ${edge.target}`) }
}

/** A wait with one way, and an exit that nothing leads to. */
const oneWayOpen = () =>
  aFlow().on('Signed Up').wait('Order Completed').from('wait', 'yes').email().on('Left').exit().build()

describe('an edge without a mouse', () => {
  it('is drawn by choosing the node that it leads to', async () => {
    const { editor, user, press, edges } = open(oneWayOpen(), { nodes: ['sendEmail'] })
    press('c')
    await user.type(await screen.findByRole('textbox', { name: 'Find a node of this flow' }), 'exit{Enter}')
    expect(edges()).toContain('sendEmail exit')
    expect(editor.store.getState().did).toBe('connect two nodes')
    expect(editor.store.getState().connecting).toBeNull()
  })

  it('leaves by the output that is chosen', async () => {
    const { editor, user, press } = open(oneWayOpen(), { nodes: ['wait'] })
    press('c')
    await user.click(await screen.findByRole('radio', { name: 'yes' }))
    await user.click(screen.getByRole('button', { name: /^Exit/ }))
    expect(flowOf(editor).edges.find((edge) => edge.source === 'wait')).toMatchObject({
      sourceHandle: 'yes',
      target: 'exit',
    })
  })

  it('is refused with the reason beside the node', async () => {
    const { user, press, edges } = open(oneWayOpen(), { nodes: ['sendEmail'] })
    const before = edges()
    press('c')
    const trigger = await screen.findAllByRole('button', { name: /A trigger starts a journey; nothing leads to it/ })
    expect(trigger[0]?.getAttribute('aria-disabled')).toBe('true')
    await user.click(trigger[0] ?? document.body)
    expect(edges()).toEqual(before)
  })

  it('that is there already is led elsewhere', async () => {
    const { editor, user, press, edges } = open(oneWayOpen(), { edges: ['e2'] })
    expect(commands.connectTo.label(editor)).toBe('Lead this edge elsewhere…')
    press('c')
    await user.type(await screen.findByRole('textbox'), 'exit{Enter}')
    expect(edges()).toContain('wait exit')
    expect(edges()).not.toContain('wait sendEmail')
  })
})

describe('walking the edges', () => {
  it('selects an edge of a card and says which, goes to the next, and to its ends', () => {
    const flow = aFlow()
      .on('Signed Up')
      .wait('Order Completed')
      .from('wait', 'yes')
      .email()
      .from('wait', 'timeout')
      .exit()
    const { editor, press } = open(flow.build(), { nodes: ['wait'] })
    const edge = () => editor.store.getState().selected.edges[0]
    press('e')
    expect(editor.store.getState().said).toBe('From “Wait”, yes, to “Email”.')
    press('ArrowRight')
    expect(editor.store.getState().said).toBe('From “Wait”, Time ran out, to “Exit”.')
    press('ArrowRight')
    expect(flowOf(editor).edges.find(({ id }) => id === edge())?.target).toBe('sendEmail')
    press('ArrowDown')
    expect(selectedOf(editor)).toEqual(['sendEmail'])
  })

  it('deletes the edge that is selected, and asks what to insert on it', () => {
    const { editor, press, edges } = open(oneWayOpen(), { nodes: ['onEvent'] })
    press('e')
    press('i')
    expect(editor.store.getState().choosing?.from).toEqual({ edge: 'e1' })
    press('Delete')
    expect(edges()).not.toContain('onEvent wait')
  })
})
