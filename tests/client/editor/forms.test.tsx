import './patience.ts'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { makeNode } from '../../../client/editor/edits/makeNode.ts'
import { NodePanel } from '../../../client/editor/inspector/NodePanel.tsx'
import { newFlow } from '../../../shared/flow/newFlow.ts'
import type { NodeData, NodeType } from '../../../shared/nodes/index.ts'
import { nodeTypes } from '../../../shared/nodes/index.ts'
import { anEditor, flowOf } from './anEditor.ts'
import { renderEditor } from './renderEditor.tsx'

/** The form of a new node of a type, and the settings that it makes. */
function form<T extends NodeType>(type: T) {
  const node = makeNode(type, { x: 0, y: 0 })
  const editor = anEditor({ ...newFlow('A flow'), nodes: [node] })
  const rendered = renderEditor(editor, <NodePanel nodeId={node.id} />)
  // The one node of the flow is the one that was made.
  const data = () => flowOf(editor).nodes[0]?.data as NodeData<T>
  return { ...rendered, editor, data }
}

type User = ReturnType<typeof form>['user']

/** Chooses from the list that belongs to this very control; jsdom does not see that the others are folded away. */
async function choose(user: User, control: HTMLElement, option: string | RegExp) {
  await user.click(control)
  const list = document.getElementById(control.getAttribute('aria-controls') ?? '')
  if (!list) throw new Error('The control has no list.')
  await user.click(await within(list).findByRole('option', { name: option, hidden: true }))
}

const select = (user: User, label: string, option: string | RegExp) =>
  choose(user, screen.getByRole('combobox', { name: label }), option)

describe('the form of an event', () => {
  it('sets the event, and says what is missing until then', async () => {
    const { user, data } = form('onEvent')
    const input = screen.getByRole('combobox', { name: 'When a customer does' })
    expect(screen.getByText(/choose an event/i)).toBeTruthy()
    await user.type(input, 'Order Completed')
    expect(data().event).toBe('Order Completed')
    expect(screen.queryByText(/choose an event/i)).toBeNull()
  })

  it('builds a rule on a field that nobody has sent yet', async () => {
    const { user, data } = form('onEvent')
    await user.click(await screen.findByRole('button', { name: 'Rule' }))
    await user.click(await screen.findByRole('combobox', { name: 'Field' }))
    await user.type(screen.getByRole('combobox', { name: 'Field' }), 'colour')
    await user.click(await screen.findByRole('option', { name: /event property/, hidden: true }))
    await user.type(await screen.findByRole('combobox', { name: 'Value' }), 'blue')
    expect(data().where).toEqual({
      combinator: 'and',
      rules: [{ field: 'event.properties.colour', operator: '=', value: 'blue' }],
    })
  })

  it('takes the rules away with the last rule', async () => {
    const { user, data } = form('onEvent')
    await user.click(await screen.findByRole('button', { name: 'Rule' }))
    await user.click(await screen.findByRole('button', { name: 'Remove this rule' }))
    expect(data().where).toBeNull()
  })
})

describe('the form of a condition', () => {
  it('adds and names a path, and keeps at least one', async () => {
    const { user, data } = form('condition')
    expect(screen.getByRole('button', { name: 'Remove path Yes' })).toHaveProperty('disabled', true)
    await user.click(screen.getByRole('button', { name: 'Add a path' }))
    await user.type(screen.getByRole('textbox', { name: 'Name of path 2' }), 'Big spender')
    expect(data().paths.map((path) => path.label)).toEqual(['Yes', 'Big spender'])
    await user.click(screen.getByRole('button', { name: 'Remove path Yes' }))
    expect(data().paths.map((path) => path.label)).toEqual(['Big spender'])
  })

  it('joins rules by or, and counts events', async () => {
    const { user, data } = form('condition')
    await user.click(await screen.findByRole('button', { name: 'Rule' }))
    await select(user, 'Field', /^number of orders/)
    await user.clear(await screen.findByRole('textbox', { name: 'Value' }))
    await user.type(screen.getByRole('textbox', { name: 'Value' }), '3')
    await user.click(screen.getByRole('button', { name: 'Event' }))
    await select(user, 'How these rules are joined', 'Any of these holds')
    await user.type(screen.getByRole('combobox', { name: 'Event that is counted' }), 'Product Viewed')
    expect(data().paths[0]?.when).toEqual({
      combinator: 'or',
      rules: [
        { field: 'customer.ordersCount', operator: '=', value: 3 },
        {
          field: 'events.count',
          operator: '>=',
          value: 1,
          meta: { event: 'Product Viewed', within: 'P30D', where: null },
        },
      ],
    })
  })

  it('nests a group', async () => {
    const { user, data } = form('condition')
    await user.click(await screen.findByRole('button', { name: 'Rule' }))
    await user.click(screen.getByRole('button', { name: 'Group' }))
    expect(data().paths[0]?.when.rules[1]).toMatchObject({ combinator: 'or', rules: [{ field: '' }] })
    await user.click(screen.getByRole('button', { name: 'Remove group' }))
    expect(data().paths[0]?.when.rules).toHaveLength(1)
  })
})

describe('the form of a delay', () => {
  it('reads like a sentence, with what it means for Ada under it', async () => {
    const { user, data } = form('delay')
    await select(user, 'Wait for: unit', 'day')
    for (const day of ['Monday', 'Tuesday']) await user.click(screen.getByRole('button', { name: day }))
    expect(data()).toMatchObject({ for: 'P1D', until: { weekdays: [1, 2] } })
    expect(screen.getByText(/who arrives on Friday .+ at 14:10 in Berlin/)).toBeTruthy()
    expect(screen.getByText(/^Monday .+ at /)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Monday' }))
    await user.click(screen.getByRole('button', { name: 'Tuesday' }))
    expect(data().until).toBeUndefined()
  })

  it('waits for a date of theirs, before or after it', async () => {
    const { user, data } = form('delay')
    await select(user, 'on a certain day', 'A date of the customer')
    await select(user, 'Before or after', 'Some time before')
    expect(data().until).toEqual({ field: 'customer.traits.renewal_date', offset: '-P3D' })
    await select(user, 'If that moment has passed', 'End the journey')
    expect(data().ifPast).toBe('exit')
  })
})

it('turns a wait for an event into a wait until something is true', async () => {
  const { user, data } = form('wait')
  await user.type(screen.getByRole('combobox', { name: 'they do' }), 'Order Completed')
  expect(data().for[0]).toMatchObject({ event: 'Order Completed', where: null })
  await user.click(screen.getByRole('radio', { name: 'Something is true' }))
  expect(data().for[0]).toEqual({ id: 'yes', label: 'They did', when: { combinator: 'and', rules: [] } })
})

it('says until when a wait lasts, and puts what counts most first', async () => {
  const { user, data } = form('wait')
  expect(screen.getByText(/who arrives on Friday .+ at 14:10 in Berlin, and does none of this/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Add a way out' }))
  await user.type(screen.getByRole('textbox', { name: 'Name of arm 2' }), 'Best')
  expect(screen.queryByRole('button', { name: 'Move arm Best up' })).toBeNull()
  await user.click(screen.getByText('How it decides'))
  await user.click(await screen.findByRole('radio', { name: 'Highest in the list' }))
  await user.click(screen.getByRole('button', { name: 'Move arm Best up' }))
  expect(data().for.map(({ label }) => label)).toEqual(['Best', 'They did'])
  expect(screen.getByText(/is held to the end in any case/)).toBeTruthy()
})

it('keeps the shares of an experiment at 100', async () => {
  const { user, data } = form('experiment')
  const share = screen.getByRole('textbox', { name: 'Share of A in percent' })
  await user.clear(share)
  await user.type(share, '70')
  await user.click(screen.getByRole('button', { name: 'Add a variant' }))
  expect(data().variants.map((variant) => variant.weight)).toEqual([70, 30, 0])
  await user.click(screen.getByRole('button', { name: 'Share evenly' }))
  expect(data().variants.map((variant) => variant.weight)).toEqual([34, 33, 33])
})

it('keeps a locked share, and the proportions of the others while a share is typed', async () => {
  const { user, data } = form('experiment')
  const weights = () => data().variants.map((variant) => variant.weight)
  await user.click(screen.getByRole('button', { name: 'Add a holdout' }))
  expect(data().variants[2]).toMatchObject({ label: 'Holdout', weight: 10, holdout: true })
  expect(weights()).toEqual([45, 45, 10])
  await user.click(screen.getByRole('button', { name: 'Lock the share of Holdout' }))
  const share = screen.getByRole('textbox', { name: 'Share of A in percent' })
  await user.clear(share)
  await user.type(share, '99')
  expect(weights()).toEqual([90, 0, 10])
  await user.clear(share)
  await user.type(share, '60')
  expect(weights()).toEqual([60, 30, 10])
  await user.click(screen.getByRole('button', { name: 'Lock the share of B' }))
  expect(share).toHaveProperty('disabled', true)
  await user.click(screen.getByRole('button', { name: 'Remove variant Holdout' }))
  expect(weights().reduce((a, b) => a + b, 0)).toBe(100)
})

it('writes an email with a field in it, as a transactional one', async () => {
  const { user, data } = form('sendEmail')
  await user.type(screen.getByRole('textbox', { name: 'Subject' }), 'Hello ')
  const [insert] = screen.getAllByRole('button', { name: 'Insert a field' })
  if (!insert) throw new Error('There is no menu of fields.')
  await user.click(insert)
  await user.click(await screen.findByRole('menuitem', { name: /customer id/, hidden: true }))
  expect(data().subject).toBe('Hello {{ customer.id }}')
  await user.click(screen.getByRole('radio', { name: 'Transactional' }))
  expect(data().purpose).toBe('transactional')
})

it('gives a webhook its headers as text', async () => {
  const { user, data } = form('callWebhook')
  await user.type(screen.getByRole('textbox', { name: 'Address' }), 'https://example.com/hook')
  await user.click(screen.getByRole('button', { name: 'Add a header' }))
  await user.type(screen.getByRole('textbox', { name: 'Name of header 1' }), 'x-key')
  await user.type(screen.getByRole('textbox', { name: 'Value of header 1' }), '7')
  expect(data()).toMatchObject({ url: 'https://example.com/hook', headers: { 'x-key': '7' } })
})

it('sets traits, tags and consent of a customer', async () => {
  const { user, data } = form('updateCustomer')
  await user.click(screen.getByRole('button', { name: 'Add a trait' }))
  await user.type(screen.getByRole('textbox', { name: 'Name of trait 1' }), 'vip')
  await user.type(screen.getByRole('textbox', { name: 'Value of trait 1' }), 'true')
  await user.type(screen.getByRole('combobox', { name: 'Add these tags' }), 'loyal{Enter}')
  await user.click(screen.getByText('Consent'))
  await screen.findByRole('combobox', { name: 'SMS is' })
  await select(user, 'SMS is', 'withdrawn')
  expect(data()).toMatchObject({ set: { vip: true }, addTags: ['loyal'], consent: { sms: false } })
})

it('emits an event with its properties', async () => {
  const { user, data } = form('emitEvent')
  await user.type(screen.getByRole('combobox', { name: 'Emit the event' }), 'Became VIP')
  await user.click(screen.getByRole('button', { name: 'Add a property' }))
  await user.type(screen.getByRole('textbox', { name: 'Name of property 1' }), 'plan')
  await user.type(screen.getByRole('textbox', { name: 'Value of property 1' }), 'gold')
  expect(data()).toMatchObject({ event: 'Became VIP', properties: { plan: 'gold' } })
})

it('classes the end of a drawing', async () => {
  const { user, data } = form('exit')
  await user.click(screen.getByRole('radio', { name: 'Won' }))
  expect(data().outcome).toBe('won')
})

it('writes and colours a note', async () => {
  const { user, data } = form('note')
  await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Ask Ada')
  await user.click(screen.getByRole('radio', { name: 'blue' }))
  expect(data()).toMatchObject({ text: 'Ask Ada', color: 'blue' })
})

it('says of a node type that nothing carries out that it is so, and of no other', () => {
  for (const definition of nodeTypes) {
    const isDead = !('compile' in definition) && definition.family !== 'canvas'
    const { unmount } = form(definition.type)
    expect(screen.queryByText('Not carried out yet') !== null, definition.type).toBe(isDead)
    unmount()
  }
})

it('writes what is not sent yet: a notification with its link', async () => {
  const { user, data } = form('sendPush')
  expect(screen.getByText('Write a title.')).toBeTruthy()
  await user.type(screen.getByRole('textbox', { name: 'Title' }), 'Hello')
  await user.type(screen.getByRole('textbox', { name: 'Link' }), 'https://example.com')
  expect(data()).toMatchObject({ title: 'Hello', url: 'https://example.com' })
})

describe('the form of a message by the preferred channel', () => {
  it('takes a text for each channel, says what is missing, and takes it out again', async () => {
    const { user, data } = form('sendMessage')
    expect(screen.getByText('Write for at least one channel.')).toBeTruthy()
    await user.click(screen.getByRole('switch', { name: /^SMS/ }))
    await user.type(screen.getByRole('textbox', { name: 'SMS: text' }), 'Hi')
    expect(screen.getByText(/Only emails are sent so far/)).toBeTruthy()
    await user.click(screen.getByRole('switch', { name: /^Email/ }))
    await user.type(screen.getByRole('textbox', { name: 'Email: subject' }), 'Hello')
    expect(screen.getByText('Write the email.')).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: 'Email: text' }), 'Hi')
    expect(data()).toMatchObject({
      prefer: 'customer',
      sms: { text: 'Hi' },
      email: { subject: 'Hello', body: 'Hi' },
    })
    await user.click(screen.getByRole('switch', { name: /^SMS/ }))
    expect(data().sms).toBeUndefined()
  })

  it('tries the channels in an order of its own', async () => {
    const { user, data } = form('sendMessage')
    await user.click(screen.getByRole('radio', { name: 'My order' }))
    expect(data().prefer).toEqual(['email', 'sms', 'push', 'inApp'])
    await user.click(screen.getByRole('radio', { name: 'What they prefer' }))
    expect(data().prefer).toBe('customer')
  })
})

it('makes one undo entry of a label, whatever its length', async () => {
  const { user, data, editor } = form('delay')
  await user.type(screen.getByRole('textbox', { name: 'Name of this node' }), 'The next morning')
  expect(data().label).toBe('The next morning')
  editor.store.getState().undo()
  expect(data().label).toBe('')
})

it.each(nodeTypes.map((definition) => definition.type))(
  'shows a form for %s in which every control has a name',
  (type) => {
    const { container } = form(type)
    for (const control of container.querySelectorAll('input:not([type=hidden]), textarea, button:not([aria-hidden])')) {
      expect(nameOf(control), control.outerHTML.slice(0, 200)).not.toBe('')
    }
  },
)

/** From its label, around it or for it, or its own words. */
function nameOf(control: Element): string {
  const label = [...document.querySelectorAll('label')].find((one) => one.htmlFor === control.id && control.id !== '')
  const words = [control.getAttribute('aria-label'), label?.textContent, control.closest('label')?.textContent]
  return [...words, control.textContent].find((text) => text) ?? ''
}

it('sizes a note without a mouse', async () => {
  const { user, data } = form('note')
  await user.clear(screen.getByRole('textbox', { name: 'Width' }))
  await user.type(screen.getByRole('textbox', { name: 'Width' }), '320')
  expect(data()).toMatchObject({ width: 320 })
})
