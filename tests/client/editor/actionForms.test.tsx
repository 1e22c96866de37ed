import './patience.ts'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { makeNode } from '../../../client/editor/edits/makeNode.ts'
import { NodePanel } from '../../../client/editor/inspector/NodePanel.tsx'
import type { FlowNode } from '../../../shared/flow/flow.ts'
import { newFlow } from '../../../shared/flow/newFlow.ts'
import type { NodeData, NodeType } from '../../../shared/nodes/index.ts'
import { aFlowRow } from '../flows/aFlowRow.ts'
import { list } from '../renderPage.tsx'
import { anEditor, flowOf } from './anEditor.ts'
import { renderEditor } from './renderEditor.tsx'

const flows = {
  'GET /api/flows': list([
    aFlowRow({ id: 'f1', name: 'Welcome', status: 'live', outline: outlineOf('onStart') }),
    aFlowRow({ id: 'f2', name: 'Win back', outline: outlineOf('onEvent') }),
  ]),
}

function outlineOf(type: NodeType) {
  return { nodes: [{ id: 'n', type, x: 0, y: 0 }], edges: [] }
}

/** The form of a node of a type, new but for what is given, and the settings that it makes. */
function form<T extends NodeType>(type: T, given: Partial<NodeData<T>> = {}) {
  const made = makeNode(type, { x: 0, y: 0 })
  // What is given belongs to the type that was made.
  const node = { ...made, data: { ...made.data, ...given } } as FlowNode
  const editor = anEditor({ ...newFlow('A flow'), nodes: [node] })
  const rendered = renderEditor(editor, <NodePanel nodeId={node.id} />, flows)
  // The one node of the flow is the one that was made.
  const data = () => flowOf(editor).nodes[0]?.data as NodeData<T>
  return { ...rendered, data }
}

const box = (name: string) => screen.getByRole('textbox', { name })

async function choose(user: ReturnType<typeof form>['user'], label: string, option: string) {
  const control = screen.getByRole('combobox', { name: label })
  await user.click(control)
  const choices = document.getElementById(control.getAttribute('aria-controls') ?? '')
  if (!choices) throw new Error('The control has no list.')
  await user.click(await within(choices).findByRole('option', { name: option, hidden: true }))
}

describe('the form of an offer', () => {
  it('reads like a sentence for each kind, and keeps what the author added when the kind changes', async () => {
    const { user, data } = form('makeOffer', { offer: { kind: 'discount', campaign: 'spring' } })
    await user.type(box('Percent off'), '10')
    await user.type(box('with the code'), 'THANKS')
    expect(data().offer).toEqual({ kind: 'discount', campaign: 'spring', percent: 10, code: 'THANKS' })
    await choose(user, 'Offer the customer', 'A gift')
    await user.type(box('namely'), 'A mug')
    expect(data()).toMatchObject({ offer: { kind: 'gift', campaign: 'spring', item: 'A mug' }, expires: 'P14D' })
    expect(data().offer).not.toHaveProperty('code')
  })

  it('shows what the author added, and changes nothing but that', async () => {
    const { user, data } = form('makeOffer', { offer: { kind: 'gift', item: 'A mug', campaign: 'spring' } })
    await user.click(screen.getByText('More about the offer'))
    await user.type(await screen.findByRole('textbox', { name: 'Value of detail 1' }), '!')
    expect(data().offer).toEqual({ kind: 'gift', item: 'A mug', campaign: 'spring!' })
    await user.click(screen.getByRole('button', { name: 'Remove detail 1' }))
    expect(data().offer).toEqual({ kind: 'gift', item: 'A mug' })
  })

  it('takes out what is not said any more', async () => {
    const { user, data } = form('makeOffer')
    await user.type(box('Percent off'), '5')
    await user.clear(box('Percent off'))
    expect(data().offer).toEqual({ kind: 'discount' })
  })

  it('says how long a pause is', async () => {
    const { user, data } = form('makeOffer')
    await choose(user, 'Offer the customer', 'Pause the subscription')
    await user.type(box('for: number'), '2')
    expect(data().offer).toEqual({ kind: 'pause', for: 'P2D' })
  })

  it('keeps a kind that only its author knows', async () => {
    const { data } = form('makeOffer', { offer: { kind: 'serenade', song: 'Yesterday' } })
    expect(screen.getByRole('combobox', { name: 'Offer the customer' })).toHaveProperty('value', 'serenade')
    expect(data().offer).toEqual({ kind: 'serenade', song: 'Yesterday' })
  })
})

it('gives points for a reason, and says what is missing until then', async () => {
  const { user, data } = form('givePoints')
  expect(screen.getByText('Say how many points.')).toBeTruthy()
  await user.clear(box('Give this many points'))
  await user.type(box('Give this many points'), '-50')
  await user.type(box('for'), 'a mug')
  expect(data()).toMatchObject({ points: -50, reason: 'a mug' })
  expect(screen.queryByText('Say how many points.')).toBeNull()
})

it('asks somebody to do something, and leaves out who where anybody may', async () => {
  const { user, data } = form('createTask')
  await user.type(box('Somebody is to'), 'Write a card')
  await user.type(box('What they should know'), 'By hand')
  await user.type(box('Who does it'), 'Grace')
  expect(data()).toMatchObject({ title: 'Write a card', note: 'By hand', assignee: 'Grace' })
  await user.clear(box('Who does it'))
  expect(data()).not.toHaveProperty('assignee')
})

describe('the form that starts another flow', () => {
  it('offers flows by their names, and says of one that nobody can start it', async () => {
    const { user, data } = form('startFlow')
    expect(screen.getByText('Choose the flow to start.')).toBeTruthy()
    await choose(user, 'Start the flow', 'Welcome')
    expect(data().flowId).toBe('f1')
    expect(screen.getByText(/Its own audience and re-entry decide/)).toBeTruthy()
    await choose(user, 'Start the flow', 'Win back')
    expect(screen.getByText(/has no “Started by hand or flow” yet/)).toBeTruthy()
  })

  it('says of a flow that was deleted that it is gone, and keeps it until another is chosen', async () => {
    const { data } = form('startFlow', { flowId: 'gone' })
    expect(await screen.findByText('The flow that it starts does not exist here. Choose another.')).toBeTruthy()
    expect(data().flowId).toBe('gone')
  })
})
