import './patience.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { makeNode } from '../../../client/editor/edits/makeNode.ts'
import { NodePanel } from '../../../client/editor/inspector/NodePanel.tsx'
import type { FieldAnswer } from '../../../shared/api/answers.ts'
import type { FlowNode } from '../../../shared/flow/flow.ts'
import { newFlow } from '../../../shared/flow/newFlow.ts'
import type { Rule, Rules } from '../../../shared/rules/rules.ts'
import { anEditor, flowOf } from './anEditor.ts'
import { renderEditor } from './renderEditor.tsx'

const aField = (field: Partial<FieldAnswer>): FieldAnswer => ({
  field: 'customer.traits.city',
  label: 'city',
  group: 'Customer',
  type: 'text',
  unit: null,
  events: [],
  examples: [],
  presence: null,
  presenceOn: {},
  ...field,
})

const seen = {
  'GET /api/settings': { timezone: 'Europe/Berlin', currency: 'EUR' },
  'GET /api/fields': {
    fields: [
      aField({ presence: 0.61, examples: ['Berlin'] }),
      aField({
        field: 'event.properties.total',
        label: 'total',
        group: 'Event',
        type: 'number',
        unit: 'money',
        events: ['Order Completed'],
        examples: [49.5],
        presence: 0.98,
        presenceOn: { 'Order Completed': 0.98 },
      }),
      aField({ field: 'event.properties.page', label: 'page', group: 'Event', events: ['Page Viewed'] }),
    ],
    events: [{ event: 'Order Completed', count: 3 }],
    values: ['Berlin', 'Bonn'],
    names: {},
  },
}

const rule = (value: number): Rule => ({ field: 'customer.ordersCount', operator: '=', value })
const all = (...rules: Rules['rules']): Rules => ({ combinator: 'and', rules })

/** The rules of a trigger on orders, as a marketer sees them, and as they are kept. */
async function rulesForm(where: Rules | null = null) {
  const made = makeNode('onEvent', { x: 0, y: 0 })
  const node = { ...made, data: { ...made.data, event: 'Order Completed', where } } as FlowNode
  const editor = anEditor({ ...newFlow('A flow'), nodes: [node] })
  const rendered = renderEditor(editor, <NodePanel nodeId={node.id} />, seen)
  const kept = (): Rules | null => {
    const [trigger] = flowOf(editor).nodes
    return trigger?.type === 'onEvent' ? trigger.data.where : null
  }
  if (where) await screen.findAllByRole('combobox', { name: 'Field' })
  return { ...rendered, editor, kept }
}

type User = Awaited<ReturnType<typeof rulesForm>>['user']

async function choose(user: User, label: string, option: string | RegExp) {
  const control = screen.getByRole('combobox', { name: label })
  await user.click(control)
  const list = document.getElementById(control.getAttribute('aria-controls') ?? '')
  if (!list) throw new Error('The control has no list.')
  await user.click(await within(list).findByRole('option', { name: option, hidden: true }))
}

const handles = () => screen.getAllByRole('button', { name: /^Move this/ })
const ordersOf = (rules: Rules | null) => rules?.rules.map((part) => ('value' in part ? part.value : part))

/** What stands in the clipboard; `paste` is what somebody copied elsewhere. */
function aClipboard(paste = '') {
  let text = paste
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (next) => {
    text = next
  })
  vi.spyOn(navigator.clipboard, 'readText').mockImplementation(async () => text)
  return { text: () => text }
}

describe('the fields to choose from', () => {
  it('say what they hold, in which unit, what was seen of them, and how many of these events have it', async () => {
    const { user } = await rulesForm()
    await user.click(screen.getByRole('button', { name: 'Rule' }))
    const field = await screen.findByRole('combobox', { name: 'Field' })
    await user.click(field)
    const total = await screen.findByRole('option', { name: /^total ?number/, hidden: true })
    expect(total.textContent).toBe('totalnumber in EUR, e.g. 49.598 %')
    expect(screen.getByText('Order Completed', { selector: '.mantine-Select-groupLabel' })).toBeTruthy()
    expect(screen.queryByRole('option', { name: /^page/, hidden: true })).toBeNull()
  })

  it('are found by what was seen in them, and by any word of their name', async () => {
    const { user } = await rulesForm()
    await user.click(screen.getByRole('button', { name: 'Rule' }))
    const field = await screen.findByRole('combobox', { name: 'Field' })
    await user.type(field, 'berlin')
    expect(await screen.findByRole('option', { name: /^city/, hidden: true })).toBeTruthy()
    expect(screen.queryByRole('option', { name: /^number of orders/, hidden: true })).toBeNull()
    await user.clear(field)
    await user.type(field, 'orders number')
    expect(await screen.findByRole('option', { name: /^number of orders/, hidden: true })).toBeTruthy()
  })

  it('bring the comparisons of their own type, and values that were really seen', async () => {
    const { user, kept } = await rulesForm()
    await user.click(screen.getByRole('button', { name: 'Rule' }))
    await screen.findByRole('combobox', { name: 'Field' })
    await choose(user, 'Field', /^total ?number/)
    await user.click(screen.getByRole('combobox', { name: 'Comparison' }))
    expect(screen.queryByRole('option', { name: 'begins with', hidden: true })).toBeNull()
    await user.click(await screen.findByRole('option', { name: 'is over', hidden: true }))
    await user.type(screen.getByRole('textbox', { name: 'Value' }), '50')
    expect(kept()).toEqual(all({ field: 'event.properties.total', operator: '>', value: 50 }))
    expect(screen.getByText('EUR')).toBeTruthy()
    await choose(user, 'Field', /^city/)
    await choose(user, 'Value', 'Bonn')
    expect(kept()).toEqual(all({ field: 'customer.traits.city', operator: '=', value: 'Bonn' }))
  })
})

describe('rules in an order', () => {
  it('move by Alt and an arrow, into a group and out of it, and say where they are', async () => {
    const { user, kept } = await rulesForm(all(rule(1), all(rule(2)), rule(3)))
    act(() => handles()[0]?.focus())
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(kept()).toEqual(all(all(rule(1), rule(2)), rule(3)))
    expect(screen.getByText('Moved to place 1 of 2 in a group.')).toBeTruthy()
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
    expect(kept()).toEqual(all(rule(1), all(rule(2)), rule(3)))
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
    expect(kept()).toEqual(all(rule(1), all(rule(2)), rule(3)))
  })

  it('move while one types in them', async () => {
    const { user, kept } = await rulesForm(all(rule(1), rule(2)))
    const [first] = screen.getAllByRole('textbox', { name: 'Value' })
    if (!first) throw new Error('There is no value.')
    await user.click(first)
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(ordersOf(kept())).toEqual([2, 1])
  })

  it('are duplicated and deleted from their handle, a whole group too', async () => {
    const { user, kept } = await rulesForm(all(rule(1), all(rule(2))))
    await user.click(handles()[1] ?? document.body)
    await user.click(await screen.findByRole('menuitem', { name: 'Duplicate', hidden: true }))
    expect(kept()).toEqual(all(rule(1), all(rule(2)), all(rule(2))))
    act(() => handles()[1]?.focus())
    await user.keyboard('{Delete}')
    expect(kept()).toEqual(all(rule(1), all(rule(2))))
  })
})

describe('copied rules', () => {
  it('are the JSON of the flow format, and are pasted below another rule', async () => {
    const { user, kept } = await rulesForm(all(rule(1), rule(2)))
    const clipboard = aClipboard()
    await user.click(handles()[1] ?? document.body)
    await user.click(await screen.findByRole('menuitem', { name: 'Copy this rule', hidden: true }))
    expect(JSON.parse(clipboard.text())).toEqual(rule(2))
    await user.click(handles()[0] ?? document.body)
    await user.click(await screen.findByRole('menuitem', { name: 'Paste below', hidden: true }))
    await waitFor(() => expect(ordersOf(kept())).toEqual([1, 2, 2]))
  })

  it('are pasted out of a mail where there were none', async () => {
    const { user, kept } = await rulesForm()
    aClipboard(`Hi, use these:\n> ${JSON.stringify({ combinator: 'or', rules: [rule(1), rule(2)] })}\nAda`)
    await user.click(screen.getByRole('button', { name: 'Paste rules' }))
    await waitFor(() => expect(kept()).toEqual({ combinator: 'or', rules: [rule(1), rule(2)] }))
  })

  it('are pasted as a group among others', async () => {
    const { user, kept } = await rulesForm(all(rule(1)))
    aClipboard(JSON.stringify(all(rule(2), rule(3))))
    await user.click(screen.getByRole('button', { name: 'Paste rules' }))
    await waitFor(() => expect(kept()).toEqual(all(rule(1), all(rule(2), rule(3)))))
  })

  it.each([
    ['some words', 'There is no rule in it. Copy one here or in another flow first.'],
    [JSON.stringify(newFlow('A flow')), 'It is a flow, not a rule.'],
    ['{ "combinator": "and", "rules": 5 }', 'It is JSON, but no rule. rules:'],
    ['{ "combinator": "and", "rules": [] }', 'That group has no rules.'],
    [
      JSON.stringify({ field: 'journey.startedAt', operator: 'notNull' }),
      'belongs to a journey, and here there is none',
    ],
  ])('say why not where there are none: %s', async (text, why) => {
    const { user, kept } = await rulesForm()
    aClipboard(text)
    await user.click(screen.getByRole('button', { name: 'Paste rules' }))
    expect(await screen.findByText(new RegExp(why.replaceAll('.', '\\.')))).toBeTruthy()
    expect(kept()).toBeNull()
  })
})

describe('rules on what somebody did', () => {
  it('say how often, how far back, and which of those events count', async () => {
    const { user, kept } = await rulesForm()
    await user.click(screen.getByRole('button', { name: 'Event' }))
    await user.type(await screen.findByRole('combobox', { name: 'Event that is counted' }), 'Order Completed')
    await choose(user, 'How often', 'did more than')
    await user.clear(screen.getByRole('textbox', { name: 'Value' }))
    await user.type(screen.getByRole('textbox', { name: 'Value' }), '10')
    await choose(user, 'How far back', 'at any time')
    await user.click(screen.getByRole('button', { name: 'Only those where…' }))
    await choose(user, 'Field', /^total ?number/)
    await user.type(screen.getAllByRole('textbox', { name: 'Value' })[1] ?? document.body, '5')
    expect(kept()).toEqual(
      all({
        field: 'events.count',
        operator: '>',
        value: 10,
        meta: {
          event: 'Order Completed',
          within: null,
          where: { combinator: 'and', rules: [{ field: 'event.properties.total', operator: '=', value: 5 }] },
        },
      }),
    )
  })

  it('say that something never happened', async () => {
    const { user, kept } = await rulesForm()
    await user.click(screen.getByRole('button', { name: 'Event' }))
    await user.type(await screen.findByRole('combobox', { name: 'Event that is counted' }), 'Order Completed')
    await choose(user, 'How often', 'never did')
    expect(kept()).toMatchObject(all({ field: 'events.count', operator: '=', value: 0 }))
    expect(screen.queryByRole('textbox', { name: 'Value' })).toBeNull()
  })
})

it('says at the rule what it lacks, in the words of the check', async () => {
  const { user } = await rulesForm()
  await user.click(screen.getByRole('button', { name: 'Rule' }))
  expect(await screen.findByText('Choose what this rule looks at.')).toBeTruthy()
})
