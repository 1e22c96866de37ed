import './patience.ts'
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { makeNode } from '../../../client/editor/edits/makeNode.ts'
import { NodePanel } from '../../../client/editor/inspector/NodePanel.tsx'
import type { MessageToRender } from '../../../shared/api/renderings.ts'
import type { FlowNode } from '../../../shared/flow/flow.ts'
import { newFlow } from '../../../shared/flow/newFlow.ts'
import type { NodeData, NodeType } from '../../../shared/nodes/index.ts'
import { aCustomer } from '../customers/aCustomer.ts'
import { list } from '../renderPage.tsx'
import { anEditor, flowOf } from './anEditor.ts'
import { renderEditor } from './renderEditor.tsx'

const ada = aCustomer({ id: 'ada', traits: { name: 'Ada' } })
const grace = aCustomer({ id: 'grace', traits: { name: 'Grace' } })

/** A server that knows two people, and writes each text in capitals. */
const server = {
  'GET /api/customers': list([ada, grace]),
  'GET /api/customers/ada': ada,
  'GET /api/customers/grace': grace,
  'GET /api/fields': {
    fields: [
      {
        field: 'customer.traits.first_name',
        label: 'first name',
        group: 'Customer',
        type: 'text',
        unit: null,
        events: [],
        examples: ['Ada'],
        presence: 1,
        presenceOn: {},
      },
    ],
    events: [],
    values: [],
    names: {},
  },
  'POST /api/renderings': ({ body }: { body: unknown }) => {
    const { customerId, parts } = body as MessageToRender
    const broken = Object.entries(parts).filter(([, text]) => text?.endsWith('{{'))
    return {
      to: `${customerId}@example.com`,
      refusal: customerId === 'grace' ? 'not sent: no consent to email' : null,
      parts: Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, text.toUpperCase()])),
      faults: broken.map(([part]) => ({ part, message: 'Line 1, column 1: this output is not closed.' })),
      event: null,
    }
  },
}

function form<T extends NodeType>(type: T, given: Partial<NodeData<T>> = {}) {
  const made = makeNode(type, { x: 0, y: 0 })
  // What is given belongs to the type that was made.
  const node = { ...made, data: { ...made.data, ...given } } as FlowNode
  const trigger = makeNode('onEvent', { x: 0, y: 0 })
  const editor = anEditor({
    ...newFlow('A flow'),
    nodes: [node, { ...trigger, data: { ...trigger.data, event: 'Signed Up' } } as FlowNode],
  })
  const rendered = renderEditor(editor, <NodePanel nodeId={node.id} />, server)
  // The first node of the flow is the one that was made.
  const data = () => flowOf(editor).nodes[0]?.data as NodeData<T>
  return { ...rendered, data }
}

const box = (name: string) => screen.getByRole('textbox', { name })
const rendered = () => screen.findByRole('region', { name: 'Rendered message' })

/** What forms sent into frames. */
let pages: MessageToRender[]
beforeEach(() => {
  sessionStorage.clear()
  pages = []
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(function (this: HTMLFormElement) {
    pages.push(JSON.parse(String(new FormData(this).get('message'))))
  })
})

describe('an email while it is written', () => {
  it('is rendered for the newest customer, in a frame that runs nothing', async () => {
    form('sendEmail', { subject: 'Hi', body: 'Hello' })
    const message = await rendered()
    expect(message.textContent).toContain('ada@example.com')
    expect(message.textContent).toContain('HI')
    expect(screen.getByTitle('Rendering of “HI”').getAttribute('sandbox')).toBe('')
    expect(pages.at(-1)).toMatchObject({ channel: 'email', customerId: 'ada', events: ['Signed Up'] })
  })

  it('follows what is typed, and says where a part cannot be rendered', async () => {
    const { user } = form('sendEmail', { subject: 'Hi', body: 'Hello' })
    await rendered()
    await user.type(box('Subject'), ' Ada')
    await waitFor(async () => expect((await rendered()).textContent).toContain('HI ADA'))
    await user.type(box('Subject'), ' {{{{')
    await waitFor(async () => expect((await rendered()).textContent).toContain('this output is not closed'))
    expect(pages.at(-1)?.parts.body).toBe('Hello')
  })

  it('is rendered for whom one searches, and says why it would not go to them', async () => {
    const { user } = form('sendEmail', { subject: 'Hi', body: 'Hello' })
    await rendered()
    await user.click(screen.getByRole('combobox', { name: 'Rendered for' }))
    await user.click(await screen.findByRole('option', { name: 'Grace', hidden: true }))
    await waitFor(async () => expect((await rendered()).textContent).toContain('grace@example.com'))
    expect((await rendered()).textContent).toContain('Would not go to them now: no consent to email.')
  })
})

it('renders a message on each channel that it is written for', async () => {
  const { user } = form('sendMessage', { sms: { text: 'Short' }, email: { subject: 'Long', body: 'Longer' } })
  expect((await rendered()).textContent).toContain('LONG')
  await user.click(screen.getByRole('radio', { name: 'SMS' }))
  await waitFor(async () => expect((await rendered()).textContent).toContain('SHORT'))
})

describe('Liquid while it is typed', () => {
  it('offers fields with what was seen of them, and puts in the one that is chosen by keyboard', async () => {
    const { user, data } = form('sendEmail')
    await user.type(box('Subject'), 'Hi {{{{ first')
    const option = await screen.findByRole('option', { name: /first name/ })
    expect(option.textContent).toContain('e.g. Ada')
    await user.keyboard('{Enter}')
    expect(data().subject).toBe('Hi {{ customer.traits.first_name }}')
    await user.keyboard('!')
    expect(data().subject).toBe('Hi {{ customer.traits.first_name }}!')
  })

  it('is chosen by arrows or by mouse, and left alone by Escape', async () => {
    const { user, data } = form('sendEmail')
    await user.type(box('Subject'), '{{{{ customer.')
    await screen.findByRole('listbox', { name: 'What can follow' })
    await user.keyboard('{ArrowDown}')
    const second = screen.getByRole('option', { selected: true }).querySelector('code')?.textContent
    await user.keyboard('{Tab}')
    expect(data().subject).toBe(`{{ ${second} }}`)
    await user.clear(box('Subject'))
    await user.type(box('Subject'), '{{{{')
    await user.click(await screen.findByRole('option', { name: /first name/ }))
    expect(data().subject).toBe('{{ customer.traits.first_name }}')
    await user.clear(box('Subject'))
    await user.type(box('Subject'), '{{{{ cu{Escape}{Enter}')
    expect(screen.queryByRole('listbox', { name: 'What can follow' })).toBeNull()
    expect(data().subject).toBe('{{ cu')
  })

  it('offers filters behind a field, in a longer text too', async () => {
    const { user, data } = form('sendEmail')
    await user.type(box('Text'), '{{{{ customer.traits.first_name | def')
    expect((await screen.findByRole('option', { name: /default/ })).textContent).toContain('where there is nothing')
    await user.keyboard('{Enter}')
    expect(data().body).toBe('{{ customer.traits.first_name | default: "friend" }}')
  })
})
