import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../shared/api/answers.ts'
import { checkFlow } from '../../../shared/flow/check/index.ts'
import { namesUnknown } from '../../../shared/flow/check/namesUnknown.ts'
import { nodeTypes } from '../../../shared/nodes/index.ts'
import { aFlow, rule } from '../../builders/aFlow.ts'

type Builder = ReturnType<typeof aFlow>

const errors = (builder: Builder): Problem[] =>
  checkFlow(builder.build()).filter(({ severity }) => severity === 'error')
const warnings = (builder: Builder): Problem[] =>
  checkFlow(builder.build()).filter(({ severity }) => severity === 'warning')

/** A flow with one node between its trigger and its end. */
const withNode = (type: Parameters<Builder['node']>[0], data: Record<string, unknown>) =>
  aFlow().on('Signed Up').node(type, data, 'n')

it('finds nothing wrong with a finished flow', () => {
  const flow = aFlow({
    goal: { event: 'Order Completed', within: 'P30D', value: 'event.properties.total' },
    exits: [{ id: 'x', event: 'Account Closed' }],
  })
    .on('Signed Up')
    .wait('Order Completed')
    .from('wait', 'yes')
    .email()
    .from('wait', 'timeout')
    .exit()
  expect(checkFlow(flow.build())).toEqual([])
})

describe('an error of a node names the node, the place and the next move', () => {
  it.each<[string, Builder, string, string, string]>([
    [
      'no date to follow',
      aFlow().node('onDate', {}, 'n'),
      'unfinished',
      'nodes.0.data.field',
      '"Date": Choose a date of the customer.',
    ],
    [
      'a date that is none of the customer',
      aFlow().node('onDate', { field: 'event.timestamp' }, 'n'),
      'unreadable-field',
      'nodes.0.data.field',
      '"Date": "event.timestamp" is not a date of the customer. Choose one, like customer.traits.birthday.',
    ],
    [
      'a field of the customer that holds no date',
      aFlow().node('onDate', { field: 'customer.ordersCount' }, 'n'),
      'unreadable-field',
      'nodes.0.data.field',
      '"Date": "customer.ordersCount" is not a date of the customer. Choose one, like customer.traits.birthday.',
    ],
    [
      'an unreadable time before a date',
      aFlow().node('onDate', { field: 'customer.traits.birthday', offset: '3 days' }, 'n'),
      'unreadable-duration',
      'nodes.0.data.offset',
      '"Date": "3 days" is not a length of time. Write how long before or after, like -P3D or P2W.',
    ],
    [
      'an unreadable time of day',
      aFlow().node('onDate', { field: 'customer.traits.birthday', time: 'noon' }, 'n'),
      'unreadable-time',
      'nodes.0.data.time',
      '"Date": "noon" is not a time of day. Write one like 10:00.',
    ],
    [
      'an unreadable schedule',
      aFlow().node('onSchedule', { cron: 'every Monday', zone: 'UTC', segmentId: 's' }, 'n'),
      'unreadable-cron',
      'nodes.0.data.cron',
      '"Schedule": "every Monday" is not a cron expression. Write minute, hour, day, month and weekday, like "0 9 * * 1" for Mondays at 09:00.',
    ],
    [
      'a schedule that never comes round',
      aFlow().node('onSchedule', { cron: '0 9 31 2 *', zone: 'UTC', segmentId: 's' }, 'n'),
      'unreadable-cron',
      'nodes.0.data.cron',
      '"Schedule": "0 9 31 2 *" names a day that no calendar has. Choose another day of the month.',
    ],
    [
      'an unknown zone',
      aFlow().node('onSchedule', { cron: '0 9 * * 1', zone: 'Berlin', segmentId: 's' }, 'n'),
      'unreadable-zone',
      'nodes.0.data.zone',
      '"Schedule": "Berlin" is not a time zone. Choose one like Europe/Berlin.',
    ],
    [
      'no zone',
      aFlow().node('onSchedule', { cron: '0 9 * * 1', segmentId: 's' }, 'n'),
      'unfinished',
      'nodes.0.data.zone',
      '"Schedule": Choose whose clock it goes by: a time zone.',
    ],
    [
      'a schedule for nobody',
      aFlow().node('onSchedule', { cron: '0 9 * * 1', zone: 'UTC' }, 'n'),
      'unfinished',
      'nodes.0.data.segmentId',
      '"Schedule": Choose a segment.',
    ],
    [
      'no event',
      withNode('wait', { for: [{ id: 'a', event: '' }], timeout: 'P1D' }),
      'unfinished',
      'nodes.1.data.for.0.event',
      '"Wait": Choose the event to wait for.',
    ],
    [
      'no timeout',
      withNode('wait', { for: [{ id: 'a', event: 'X' }] }),
      'unfinished',
      'nodes.1.data.timeout',
      '"Wait": Say how long to wait at most.',
    ],
    [
      'an unreadable timeout',
      withNode('wait', { for: [{ id: 'a', event: 'X' }], timeout: 'a week' }),
      'unreadable-duration',
      'nodes.1.data.timeout',
      '"Wait": "a week" is not a length of time. Write one like P3D (3 days) or PT2H (2 hours).',
    ],
    [
      'rules without a rule',
      withNode('wait', { for: [{ id: 'a', when: { combinator: 'and', rules: [] } }], timeout: 'P1D' }),
      'unfinished',
      'nodes.1.data.for.0.when',
      '"Wait": Say what must become true.',
    ],
    [
      'a reserved arm',
      withNode('wait', { for: [{ id: 'timeout', event: 'X' }], timeout: 'P1D' }),
      'reserved-id',
      'nodes.1.data.for.0.id',
      '"Wait": "timeout" is a name of its own here. Give it another id.',
    ],
    [
      'a reserved path',
      withNode('condition', { paths: [{ id: 'else', when: { combinator: 'and', rules: [] } }] }),
      'reserved-id',
      'nodes.1.data.paths.0.id',
      '"Condition": "else" is a name of its own here. Give it another id.',
    ],
    ['no path', withNode('condition', { label: 'Who?' }), 'unfinished', 'nodes.1.data.paths', '"Who?": Add a path.'],
    [
      '21 paths',
      withNode('condition', {
        paths: Array.from({ length: 21 }, (_, index) => ({ id: `p${index}`, when: { combinator: 'and', rules: [] } })),
      }),
      'too-many',
      'nodes.1.data.paths',
      '"Condition": There can be at most 20 paths.',
    ],
    [
      '11 arms',
      withNode('wait', {
        for: Array.from({ length: 11 }, (_, index) => ({ id: `a${index}`, event: 'X' })),
        timeout: 'P1D',
      }),
      'too-many',
      'nodes.1.data.for',
      '"Wait": There can be at most 10 things to wait for.',
    ],
    [
      'one variant',
      withNode('experiment', { variants: [{ id: 'a', weight: 100 }] }),
      'too-few',
      'nodes.1.data.variants',
      '"Experiment": Add variants: there must be at least 2.',
    ],
    [
      'weights of 90',
      withNode('experiment', {
        variants: [
          { id: 'a', weight: 45 },
          { id: 'b', weight: 45 },
        ],
      }),
      'weights',
      'nodes.1.data.variants',
      '"Experiment": The weights add up to 90 %, not 100 %. Change them until they do.',
    ],
    [
      'half a percent',
      withNode('experiment', {
        variants: [
          { id: 'a', weight: 99.5 },
          { id: 'b', weight: 0.5 },
        ],
      }),
      'weights',
      'nodes.1.data.variants.0.weight',
      '"Experiment": A weight is a whole percent, 0 or more.',
    ],
    [
      'an empty delay',
      withNode('delay', {}),
      'unfinished',
      'nodes.1.data',
      '"Delay": Say how long to wait, or until when.',
    ],
    [
      'an unreadable delay',
      withNode('delay', { for: 'soon' }),
      'unreadable-duration',
      'nodes.1.data',
      '"Delay": "soon" is not a time to wait. Write one like P3D or PT2H.',
    ],
    [
      'an unknown field',
      withNode('condition', { paths: [{ id: 'a', when: rule('customer.shoeSize', '=', 42) }] }),
      'unreadable-rules',
      'nodes.1.data.paths.0.when.rules.0.field',
      '"Condition": Rules cannot look at "customer.shoeSize". Choose a field from the list.',
    ],
    [
      'no subject',
      withNode('sendEmail', { body: 'Hi' }),
      'unfinished',
      'nodes.1.data.subject',
      '"Email": Write a subject.',
    ],
    [
      'an address without https',
      withNode('callWebhook', { url: 'example.com' }),
      'webhook-url',
      'nodes.1.data.url',
      '"Webhook": An address begins with https:// or http://.',
    ],
    [
      'nothing to change',
      withNode('updateCustomer', {}),
      'unfinished',
      'nodes.1.data',
      '"Update customer": Say what to change.',
    ],
    [
      'an event without a name',
      withNode('emitEvent', {}),
      'unfinished',
      'nodes.1.data.event',
      '"Emit event": Name the event to emit.',
    ],
  ])('%s', (_, builder, name, path, message) => {
    expect(errors(builder)).toContainEqual({ rule: name, severity: 'error', nodeId: 'n', path, message })
  })

  it('broken Liquid, with its place', () => {
    const [problem] = errors(withNode('sendEmail', { subject: '{{ customer.id | nonsense }}', body: 'Hi' }))
    expect(problem).toMatchObject({ rule: 'unreadable-liquid', nodeId: 'n', path: 'nodes.1.data.subject' })
  })
})

it.each(
  nodeTypes.filter((definition) => !('compile' in definition) && definition.type !== 'note').map(({ type }) => type),
)('says that a %s cannot be published yet, and names it', (type) => {
  expect(errors(aFlow().on('Signed Up').node(type, { label: 'Mine' }, 'n'))).toContainEqual(
    expect.objectContaining({ rule: 'not-supported', nodeId: 'n', message: expect.stringMatching(/^"Mine"/) }),
  )
})

describe('the drawing', () => {
  it.each<[string, Builder, Partial<Problem>]>([
    ['no trigger', aFlow().email(), { rule: 'no-trigger', message: 'Nothing starts this flow. Add a trigger.' }],
    [
      'two lines from one handle',
      aFlow().on('A').email().exit().edge('sendEmail', 'out', 'exit'),
      { rule: 'duplicate-edge', nodeId: 'sendEmail', path: 'edges.2.sourceHandle' },
    ],
    [
      'a line from a path that was taken out',
      aFlow().on('A').email().exit().edge('sendEmail', 'gone', 'exit'),
      { rule: 'missing-handle', nodeId: 'sendEmail', path: 'edges.2.sourceHandle' },
    ],
    [
      'a line into a trigger',
      aFlow().on('A').email().edge('sendEmail', 'out', 'onEvent'),
      { rule: 'edge-into-trigger', nodeId: 'onEvent', path: 'edges.1.target' },
    ],
    [
      'a line into a note',
      aFlow().on('A').node('note'),
      { rule: 'edge-into-note', nodeId: 'note', path: 'edges.0.target' },
    ],
    [
      'a line that leaves an exit',
      aFlow().on('A').exit().edge('exit', 'out', 'exit'),
      { rule: 'missing-handle', nodeId: 'exit' },
    ],
    [
      'a circle without a pause',
      aFlow().on('A').email('One').email('Two').edge('sendEmail2', 'out', 'sendEmail'),
      { rule: 'cycle-without-pause', nodeId: 'sendEmail' },
    ],
    [
      'a circle whose only pause is disabled',
      aFlow().on('A').node('delay', { for: 'P1D', disabled: true }).edge('delay', 'out', 'delay'),
      { rule: 'cycle-without-pause', nodeId: 'delay' },
    ],
  ])('%s is an error', (_, builder, problem) => {
    expect(errors(builder)).toContainEqual(expect.objectContaining(problem))
  })

  it('a circle through a delay is none', () => {
    expect(errors(aFlow().on('A').email().delay('P1D').edge('delay', 'out', 'sendEmail'))).toEqual([])
  })

  it('a long way round, 6,000 nodes of it, is found too', () => {
    const builder = aFlow().on('A')
    for (let index = 0; index < 5999; index++) builder.node('emitEvent', { event: 'X' }, `n${index}`)
    builder.edge('n5998', 'out', 'n0')
    expect(errors(builder)).toEqual([
      expect.objectContaining({
        rule: 'cycle-without-pause',
        message: expect.stringMatching(/^(?:"?Emit event"?.*, ){5}.* and 5993 more lead back in a circle/),
      }),
    ])
  })

  it('warns of a node that nobody gets to, but not of a note', () => {
    const builder = aFlow().on('A').exit().from('exit', 'none').node('note')
    builder.node('delay', { for: 'P1D', label: 'Lonely' }, 'lonely')
    const flow = builder.build()
    const problems = checkFlow({ ...flow, edges: flow.edges.slice(0, 1) })
    expect(problems).toEqual([
      expect.objectContaining({
        rule: 'unreachable',
        severity: 'warning',
        nodeId: 'lonely',
        message: expect.stringMatching(/"Lonely"/),
      }),
    ])
  })

  it('warns of a handle that leads nowhere, in the words of a marketer', () => {
    const builder = aFlow().on('A').wait('Order Completed', { label: 'Wait for an order' }).from('wait', 'yes').email()
    expect(warnings(builder)).toEqual([
      {
        rule: 'dead-end',
        severity: 'warning',
        nodeId: 'wait',
        message:
          '"Wait for an order" leads nowhere at its timeout. Connect it, or let the journey end there on purpose.',
      },
    ])
  })
})

describe('the settings', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    [
      're-entry after nothing that can be read',
      { reentry: { after: 'a month' } },
      'unreadable-duration',
      'settings.reentry.after',
    ],
    ['an age that cannot be read', { maxEventAge: 'old' }, 'unreadable-duration', 'settings.maxEventAge'],
    ['a goal without an event', { goal: { within: 'P1D' } }, 'unfinished', 'settings.goal.event'],
    ['a goal without a window', { goal: { event: 'X' } }, 'unfinished', 'settings.goal.within'],
    [
      'a goal with an unreadable window',
      { goal: { event: 'X', within: 'later' } },
      'unreadable-duration',
      'settings.goal.within',
    ],
    [
      'a goal worth what no field has',
      { goal: { event: 'X', within: 'P1D', value: 'total' } },
      'unknown-field',
      'settings.goal.value',
    ],
    ['an exit rule without an event', { exits: [{ id: 'x' }] }, 'unfinished', 'settings.exits.0.event'],
    ['an audience of nonsense', { audience: rule('x', '=', 1) }, 'unreadable-rules', 'settings.audience.rules.0.field'],
    ['one journey per unknown field', { concurrent: { per: 'order' } }, 'unknown-field', 'settings.concurrent.per'],
    ['priority 0', { priority: 0 }, 'priority', 'settings.priority'],
    ['priority 2.5', { priority: 2.5 }, 'priority', 'settings.priority'],
  ])('%s', (_, settings, name, path) => {
    expect(errors(aFlow(settings).on('A').exit())).toContainEqual(
      expect.objectContaining({ rule: name, severity: 'error', path }),
    )
  })
})

it('puts errors before warnings', () => {
  const severities = checkFlow(aFlow({ priority: 0 }).on('').delay('P1D').build()).map(({ severity }) => severity)
  expect(severities).toEqual(['error', 'error', 'warning'])
})

describe('what a flow names', () => {
  const starts = aFlow().on('Signed Up').node('startFlow', { label: 'Go on', flowId: 'there' }, 'n')

  it('must be there, where somebody knows what there is', () => {
    expect(checkFlow(starts.build())).toEqual([])
    expect(checkFlow(starts.build(), { flows: new Set(['there']) })).toEqual([])
    expect(checkFlow(starts.build(), { flows: new Set(['elsewhere']) })).toEqual([
      {
        rule: 'unknown-flow',
        severity: 'error',
        nodeId: 'n',
        path: 'nodes.1.data.flowId',
        message: '"Go on": The flow that it starts does not exist here. Choose another.',
      },
    ])
  })

  it.each([
    ['Shop <hello@example.com>', []],
    ['other@EXAMPLE.com', []],
    ['{{ customer.traits.agent }}@other.shop', []],
    ['Shop <hello@other.shop>', ['nodes.1.data.from']],
  ])('may be the sender %s, with a warning where its domain is not that of Settings', (from, paths) => {
    const problems = checkFlow(aFlow().on('Signed Up').email('Hello', { from }).build(), { mailFrom: 'a@example.com' })
    expect(problems.map(({ rule, severity, path }) => [rule, severity, path])).toEqual(
      paths.map((path) => ['foreign-sender', 'warning', path]),
    )
  })

  it('is warned about in the email of a message for any channel too', () => {
    const email = { subject: 'Hello', body: 'Hello', from: 'hello@other.shop' }
    const flow = aFlow()
      .on('Signed Up')
      .node('sendMessage', { prefer: ['email'], email })
      .build()
    const paths = checkFlow(flow, { mailFrom: 'a@example.com' }).map(({ path }) => path)
    expect(paths).toContain('nodes.1.data.email.from')
  })
})

it('knows a card that names a flow or a segment which is gone, and leaves those alone that nobody looked up', () => {
  const nodeWith = (type: Parameters<Builder['node']>[0], data: Record<string, unknown>) => {
    const [node] = aFlow().node(type, data).build().nodes
    if (!node) throw new Error('The flow has one node.')
    return node
  }
  const starts = nodeWith('startFlow', { flowId: 'f1' })
  const asks = nodeWith('condition', {
    paths: [{ id: 'yes', label: 'VIP', when: rule('customer.segments', 'contains', 's1') }],
  })
  const [none, there] = [new Set<string>(), new Set(['f1', 's1'])]
  for (const node of [starts, asks]) {
    expect(namesUnknown(node, {})).toBe(false)
    expect(namesUnknown(node, { flows: there, segments: there })).toBe(false)
    expect(namesUnknown(node, { flows: none, segments: none })).toBe(true)
  }
  expect(namesUnknown(nodeWith('startFlow', { flowId: '' }), { flows: none })).toBe(false)
})
