import './patience.ts'
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { ProblemsPanel } from '../../../client/editor/drawer/ProblemsPanel.tsx'
import { makeNode } from '../../../client/editor/edits/makeNode.ts'
import { Inspector } from '../../../client/editor/inspector/Inspector.tsx'
import type { FlowNode, FlowSettings } from '../../../shared/flow/flow.ts'
import { newFlow } from '../../../shared/flow/newFlow.ts'
import type { NodeData, NodeType } from '../../../shared/nodes/index.ts'
import { anEditor } from './anEditor.ts'
import { renderEditor } from './renderEditor.tsx'

beforeEach(() => sessionStorage.clear())

const aNode = <T extends NodeType>(type: T, data: Partial<NodeData<T>>): FlowNode => {
  const made = makeNode(type, { x: 0, y: 0 })
  // What is given belongs to the type that was made.
  return { ...made, data: { ...made.data, ...data } } as FlowNode
}

function formAndProblems(nodes: FlowNode[], settings: Partial<FlowSettings> = {}) {
  const flow = newFlow('A flow')
  const editor = anEditor({ ...flow, nodes, settings: { ...flow.settings, ...settings } })
  const select = (node: FlowNode | null) => editor.store.getState().select(node ? { nodes: [node.id] } : {})
  return {
    editor,
    select,
    ...renderEditor(
      editor,
      <>
        <Inspector />
        <ProblemsPanel />
      </>,
    ),
  }
}

it('leads from a problem to the very setting that is wrong, in the same words', async () => {
  const wait = aNode('wait', {
    label: 'An order',
    for: [
      { id: 'a', label: 'Ordered', event: 'Order Completed', where: null },
      { id: 'b', label: 'Refunded', event: '', where: null },
    ],
  })
  const { user } = formAndProblems([wait])
  await user.click(await screen.findByRole('button', { name: /An order.*Choose the event to wait for/ }))
  const [, second] = await screen.findAllByRole('combobox', { name: 'they do' })
  await waitFor(() => expect(document.activeElement).toBe(second))
  expect(screen.getByText('Choose the event to wait for.')).toBeTruthy()
})

it('leads to the form of the node that has the problem, though the one that is open has the same', async () => {
  const [first, second] = [
    aNode('sendEmail', { label: 'First', body: 'Hi' }),
    aNode('sendEmail', { label: 'Second', body: 'Hi' }),
  ]
  const { user, select } = formAndProblems([first, second])
  select(first)
  await screen.findByDisplayValue('First')
  await user.click(await screen.findByRole('button', { name: /Second.*subject/i }))
  await screen.findByDisplayValue('Second')
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Subject' })))
})

it('leads to a rule, which has to be loaded first', async () => {
  const rules = { combinator: 'and' as const, rules: [{ field: '', operator: '=', value: '' }] }
  const { user } = formAndProblems([aNode('onEvent', { event: 'Order Completed', where: rules })])
  await user.click(await screen.findByRole('button', { name: /Choose what this rule looks at/ }))
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Field' })))
})

it('leads to what is folded away, and says of the flow’s settings what is wrong with them', async () => {
  const goal = { event: '', where: null, within: 'P30D' }
  const { user } = formAndProblems([aNode('onEvent', { event: 'Order Completed' })], { goal, maxEventAge: 'soon' })
  await user.click(await screen.findByRole('button', { name: /The goal: Choose the event/ }))
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'They do' })))
  expect(screen.getAllByText('The goal: Choose the event that counts as success.').length).toBe(2)
  await user.click(screen.getByRole('button', { name: /How old an event may be/ }))
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/Ignore events older than/))
  expect(document.activeElement?.closest('details')?.open).toBe(true)
})

it('says above the form what is wrong with how a node is drawn', async () => {
  const start = aNode('onEvent', { event: 'Order Completed' })
  const condition = aNode('condition', { label: 'Spends a lot' })
  const exit = aNode('exit', {})
  const edge = { id: 'e1', source: condition.id, sourceHandle: 'gone', target: exit.id }
  const { editor, select } = formAndProblems([start, condition, exit])
  editor.store.getState().change('draw', (flow) => ({ ...flow, edges: [edge] }))
  select(condition)
  await waitFor(() => expect(screen.getAllByText(/which it does not have/).length).toBe(2))
})

it('keeps what is half filled in for whoever comes back, and says why it is not part of the flow', async () => {
  const update = aNode('updateCustomer', { set: { vip: true } })
  const { user, editor, select } = formAndProblems([update])
  select(update)
  await user.click(await screen.findByRole('button', { name: 'Add a trait' }))
  await user.type(screen.getByRole('textbox', { name: 'Value of trait 2' }), 'gold')
  expect(screen.getByText('Give it a name. Until then it is not part of the flow.')).toBeTruthy()
  select(null)
  await screen.findByRole('heading', { name: 'Flow settings' })
  select(update)
  const value = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Value of trait 2' })
  expect(value.value).toBe('gold')
  await user.type(screen.getByRole('textbox', { name: 'Name of trait 2' }), 'plan')
  expect(editor.store.getState().flow.nodes[0]?.data).toMatchObject({ set: { vip: true, plan: 'gold' } })
})
