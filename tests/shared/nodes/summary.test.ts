import { describe, expect, it } from 'vitest'
import type { FlowNode } from '../../../shared/flow/flow.ts'
import { parseFlow } from '../../../shared/flow/parse.ts'
import { nodeTypes } from '../../../shared/nodes/index.ts'
import { meaningOf } from '../../../shared/nodes/meaningOf.ts'
import { aFlow, rule } from '../../builders/aFlow.ts'

type Builder = ReturnType<typeof aFlow>

function nodeOf(type: Parameters<Builder['node']>[0], data: Record<string, unknown>): FlowNode {
  const [node] = aFlow().node(type, data).build().nodes
  if (!node) throw new Error('The flow has no node.')
  return node
}

describe('the sentence on the card', () => {
  it.each<[string, FlowNode]>([
    ['When Order Completed happens', nodeOf('onEvent', { event: 'Order Completed' })],
    [
      'When Order Completed happens and total is over 20',
      nodeOf('onEvent', { event: 'Order Completed', where: rule('event.properties.total', '>', 20) }),
    ],
    ['When it is started by hand or by another flow', nodeOf('onStart', {})],
    [
      'Number of orders is 3',
      nodeOf('condition', { paths: [{ id: 'a', when: rule('customer.ordersCount', '=', 3) }] }),
    ],
    [
      '2 paths: Third order, b',
      nodeOf('condition', {
        paths: [
          { id: 'a', label: 'Third order', when: rule('customer.ordersCount', '=', 3) },
          { id: 'b', when: rule('customer.ordersCount', '=', 4) },
        ],
      }),
    ],
    ['Wait 3 days', nodeOf('delay', { for: 'P3D' })],
    [
      'Wait 1 day, until Monday to Friday 10:00, in their time zone',
      nodeOf('delay', { for: 'P1D', until: { time: '10:00', weekdays: [1, 2, 3, 4, 5] } }),
    ],
    [
      'Wait until Order Completed, at most 7 days',
      nodeOf('wait', { for: [{ id: 'a', event: 'Order Completed' }], timeout: 'P7D' }),
    ],
    [
      'Wait until Order Completed (total is over 20) or Page Viewed, at most 2 hours, for the best of them',
      nodeOf('wait', {
        for: [
          { id: 'a', event: 'Order Completed', where: rule('event.properties.total', '>', 20) },
          { id: 'b', event: 'Page Viewed' },
        ],
        timeout: 'PT2H',
        mode: 'ranked',
      }),
    ],
    [
      'Gift 45 %, Discount 45 %, none 10 % (holdout)',
      nodeOf('experiment', {
        variants: [
          { id: 'a', label: 'Gift', weight: 45 },
          { id: 'b', label: 'Discount', weight: 45 },
          { id: 'none', weight: 10, holdout: true },
        ],
      }),
    ],
    ['Ends here, won', nodeOf('exit', { outcome: 'won' })],
    ['Sends "Hello"', nodeOf('sendEmail', { subject: 'Hello', body: 'Hello' })],
    [
      'Sends "Receipt", whatever their consent',
      nodeOf('sendEmail', { subject: 'Receipt', body: 'Hello', purpose: 'transactional' }),
    ],
    ['POST https://example.com/hook', nodeOf('callWebhook', { url: 'https://example.com/hook' })],
    [
      'Sets level, adds the tag vip and withdraws consent to email',
      nodeOf('updateCustomer', { set: { level: 'gold' }, addTags: ['vip'], consent: { email: false } }),
    ],
    ['Emits the event Welcomed', nodeOf('emitEvent', { event: 'Welcomed' })],
    [
      'Offers 10 % off, for 14 days',
      nodeOf('makeOffer', { offer: { kind: 'discount', percent: 10 }, expires: 'P14D' }),
    ],
    ['Gives 50 points for the third order', nodeOf('givePoints', { points: 50, reason: 'the third order' })],
    ['Takes back 1 point', nodeOf('givePoints', { points: -1 })],
    ['Asks somebody to do: Write a card', nodeOf('createTask', { title: 'Write a card' })],
    ['Asks Grace to do: Write a card', nodeOf('createTask', { title: 'Write a card', assignee: 'Grace' })],
    ['Starts another flow', nodeOf('startFlow', { flowId: 'f1' })],
    ['Remember the milk', nodeOf('note', { text: 'Remember the milk' })],
  ])('%s', (sentence, node) => {
    expect(meaningOf(node).summary()).toBe(sentence)
    expect(meaningOf(node).lacks()).toEqual([])
  })

  it.each<[string, FlowNode]>([
    ['Choose an event.', nodeOf('onEvent', {})],
    ['Choose what to offer.', nodeOf('makeOffer', { expires: 'P1D' })],
    ['Say how long the offer holds.', nodeOf('makeOffer', { offer: { kind: 'gift' } })],
    ['Say how many points.', nodeOf('givePoints', {})],
    ['Points are whole numbers.', nodeOf('givePoints', { points: 0.5 })],
    ['Say what is to be done.', nodeOf('createTask', { note: 'By hand' })],
    ['Choose the flow to start.', nodeOf('startFlow', {})],
    ['Write a subject.', nodeOf('sendEmail', {})],
    ['Choose the event to wait for.', nodeOf('wait', { for: [{ id: 'a' }], timeout: 'P1D' })],
  ])('of an unfinished node says what it lacks: %s', (sentence, node) => {
    expect(meaningOf(node).summary()).toBe(sentence)
  })
})

describe.each(nodeTypes)('$type', (definition) => {
  const node = nodeOf(definition.type, definition.initial)

  it('has a sentence as soon as it is on the canvas, and handles with ids of their own', () => {
    expect(typeof meaningOf(node).summary()).toBe('string')
    const ids = meaningOf(node)
      .handles()
      .map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is left, when disabled, by a handle that it has', () => {
    const handle = meaningOf(node).disabledHandle()
    if (handle !== null)
      expect(
        meaningOf(node)
          .handles()
          .map(({ id }) => id),
      ).toContain(handle)
  })

  it('compiles whatever its settings are, or has no meaning yet', () => {
    const parsed = parseFlow({ ...aFlow().file(), nodes: [{ id: 'n', type: definition.type }] })
    expect(parsed.ok).toBe(true)
    for (const each of parsed.ok ? parsed.flow.nodes : []) expect(() => meaningOf(each).compile()).not.toThrow()
  })
})
