import { describe, expect, it } from 'vitest'
import { newCustomer } from '../../../shared/customer/customer.ts'
import { previewFlow } from '../../../shared/engine/replay.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import type { Given } from '../../../shared/flow/flowTest.ts'
import { runFlowTests } from '../../../shared/flow/runTests.ts'
import { aFlow, aGiven, at, day, event, rule } from '../../builders/aFlow.ts'
import { aJourney } from '../../builders/aScope.ts'

const context = { now: at(day(0)), workspace: { timezone: 'UTC', currency: 'USD', mailFrom: 'shop@example.com' } }
const preview = (flow: Flow, given: Partial<Given>) => previewFlow(flow, aGiven(given), context)
const ada = {
  id: 'ada',
  traits: { email: 'ada@example.com', timezone: 'Europe/Berlin' },
  tags: [],
  consent: { email: true },
}
const path = (answer: ReturnType<typeof preview>) => answer.steps.map(({ nodeId, handle }) => `${nodeId} ${handle}`)

describe('the answer of a preview', () => {
  it('has a step for every node that is reached, the trigger first, with times, whys and effects', () => {
    const flow = aFlow().on('Signed Up').delay('P1D').email('Welcome').build()
    const answer = preview(flow, { customer: ada, event: event('Signed Up'), at: day(0) })
    expect(answer).toMatchObject({ entered: true, end: 'completed', endedAt: day(1), converted: false })
    expect(answer).not.toHaveProperty('endReason')
    expect(answer.steps.map(({ nodeId, type, at, handle, until }) => ({ nodeId, type, at, handle, until }))).toEqual([
      { nodeId: 'onEvent', type: 'onEvent', at: day(0), handle: 'out', until: null },
      { nodeId: 'delay', type: 'delay', at: day(0), handle: 'out', until: day(1) },
      { nodeId: 'sendEmail', type: 'sendEmail', at: day(1), handle: 'out', until: null },
    ])
    expect(answer.steps[1]?.says).toEqual(['1 day: that is Monday 2 March 2026; 10:00 in Berlin is 09:00 UTC'])
    expect(answer.steps[2]?.effects).toEqual([
      {
        nodeId: 'sendEmail',
        kind: 'email',
        key: 'preview/sendEmail/1',
        status: 'would-send',
        to: 'ada@example.com',
        from: 'shop@example.com',
        subject: 'Welcome',
        body: 'Welcome',
      },
    ])
  })

  it('writes every instant with three decimals and Z, in the whys too', () => {
    const answer = preview(aFlow().on('Signed Up').build(), {
      event: event('Signed Up'),
      at: '2026-03-01T10:00:00+01:00',
    })
    expect(answer.steps[0]?.why[0]).toEqual({
      kind: 'event',
      event: 'Signed Up',
      timestamp: '2026-03-01T09:00:00.000Z',
    })
  })

  it('begins at `at`, else at the timestamp of the event, else now', () => {
    const flow = aFlow().on('Signed Up').build()
    const begin = (given: Partial<Given>) => preview(flow, given).steps[0]?.at
    expect(begin({ event: event('Signed Up', {}, day(3)), at: day(3, '10:00') })).toBe(day(3, '10:00'))
    expect(begin({ event: event('Signed Up', {}, day(3)) })).toBe(day(3))
    expect(begin({ event: event('Signed Up') })).toBe(day(0))
  })

  it.each<[string, Flow, Partial<Given>, string]>([
    ['no trigger wants the event', aFlow().on('Signed Up').build(), { event: event('Other') }, 'no-trigger'],
    [
      'the rules of the trigger do not hold',
      aFlow()
        .on('A', rule('event.properties.x', '=', 1))
        .build(),
      { event: event('A') },
      'where',
    ],
    [
      'they are not in the audience',
      aFlow({ audience: rule('customer.tags', 'contains', 'vip') })
        .on('A')
        .build(),
      { event: event('A') },
      'audience',
    ],
    ['the event is too old', aFlow().on('A').build(), { at: day(3), event: event('A', {}, day(1)) }, 'too-old'],
    [
      'the trigger is disabled',
      aFlow().node('onEvent', { event: 'A', disabled: true }).build(),
      { event: event('A') },
      'no-trigger',
    ],
    ['the named node is no trigger', aFlow().on('A').email().build(), { nodeId: 'sendEmail' }, 'no-trigger'],
    ['the named trigger wants an event', aFlow().on('A').build(), { nodeId: 'onEvent' }, 'no-trigger'],
  ])('is not entered where %s', (_, flow, given, reason) => {
    const answer = preview(flow, given)
    expect(answer).toMatchObject({
      entered: false,
      reason,
      steps: [],
      end: 'not-entered',
      endedAt: null,
      converted: false,
    })
    expect(answer.says.length).toBeGreaterThan(0)
  })

  it('enters at a trigger that has no event', () => {
    const answer = preview(aFlow().node('onStart').exit('won').build(), { nodeId: 'onStart' })
    expect(path(answer)).toEqual(['onStart out', 'exit null'])
    expect(answer.steps[0]?.says).toEqual(['entered here'])
  })

  it('enters at the trigger of a date, which asks its own rules of the customer', () => {
    const flow = aFlow()
      .node('onDate', { field: 'customer.traits.birthday', where: rule('customer.traits.city', '=', 'Berlin') })
      .exit()
      .build()
    const at = (city: string) => preview(flow, { nodeId: 'onDate', customer: { ...ada, traits: { city } } })
    expect(path(at('Berlin'))).toEqual(['onDate out', 'exit null'])
    expect(at('Rome')).toMatchObject({ entered: false, reason: 'where' })
  })

  it('enters at a schedule', () => {
    expect(path(preview(aFlow().node('onSchedule').exit().build(), { nodeId: 'onSchedule' }))).toEqual([
      'onSchedule out',
      'exit null',
    ])
  })

  it('enters also at a kind of trigger that has no meaning yet', () => {
    expect(path(preview(aFlow().node('onSegment').exit().build(), { nodeId: 'onSegment' }))).toEqual([
      'onSegment out',
      'exit null',
    ])
  })

  it('passes node types that are not alive yet by their first handle, with a skipped effect', () => {
    const answer = preview(aFlow().on('A').node('sendPush').node('sendSms').exit().build(), { event: event('A') })
    expect(path(answer)).toEqual(['onEvent out', 'sendPush out', 'sendSms out', 'exit null'])
    expect(answer.steps[1]?.effects).toEqual([
      { nodeId: 'sendPush', kind: 'push', key: 'preview/sendPush/1', status: 'skipped', reason: 'not-supported' },
    ])
  })

  it('shows an offer with the moment it ends, points, a task and the flow that would start, and starts nothing', () => {
    const flow = aFlow()
      .on('A')
      .node('makeOffer', { offer: { kind: 'discount', percent: 10 }, expires: 'P1D' })
      .node('givePoints', { points: 5 })
      .node('createTask', { title: 'Write a card' })
      .node('startFlow', { flowId: 'preview' })
      .build()
    const answer = preview(flow, { at: day(0), event: event('A') })
    const effect = (nodeId: string, kind: string, status: string) => ({
      nodeId,
      kind,
      key: `preview/${nodeId}/1`,
      status,
    })
    expect(answer.steps.flatMap(({ effects }) => effects)).toEqual([
      {
        ...effect('makeOffer', 'offer', 'would-send'),
        offer: { kind: 'discount', percent: 10 },
        expiresAt: day(1),
      },
      { ...effect('givePoints', 'points', 'would-do'), points: 5, reason: '' },
      { ...effect('createTask', 'task', 'would-send'), title: 'Write a card', note: '', assignee: null },
      { ...effect('startFlow', 'flow', 'would-do'), flowId: 'preview' },
    ])
    expect(answer).toMatchObject({ entered: true, end: 'completed' })
    expect(answer.steps.at(-1)?.says).toEqual([])
  })

  it('gives points that the next node and the texts see', () => {
    const flow = aFlow()
      .on('A')
      .node('givePoints', { points: 5 })
      .email('You have {{ customer.points }} points', { purpose: 'transactional' })
      .build()
    const answer = preview(flow, {
      customer: { id: 'c1', traits: { email: 'ada@example.com' }, tags: [], consent: {} },
      event: event('A'),
    })
    expect(answer.steps[2]?.effects[0]).toMatchObject({ subject: 'You have 5 points' })
  })

  it('takes a webhook as delivered, at once', () => {
    const flow = aFlow().on('A').node('callWebhook', { url: 'https://example.com', body: 'x' }).exit().build()
    const answer = preview(flow, { event: event('A') })
    expect(path(answer)).toEqual(['onEvent out', 'callWebhook out', 'exit null'])
    expect(answer.steps[1]).toMatchObject({ until: null, says: ['a preview takes it as delivered'] })
    expect(answer.steps[1]?.effects).toEqual([
      {
        nodeId: 'callWebhook',
        kind: 'webhook',
        key: 'preview/callWebhook/1',
        status: 'would-send',
        method: 'POST',
        url: 'https://example.com',
        headers: {},
        body: 'x',
      },
    ])
  })

  it('works the attributes out from the history, exactly as production would have', () => {
    const third = aFlow()
      .on('Order Completed', rule('customer.ordersCount', '=', 3))
      .build()
    const order = (id: string, when: string) => event('Order Completed', { order_id: id, total: 20 }, when)
    const history = [order('o2', day(-20)), order('o1', day(-40)), order('o1', day(-39))]
    expect(preview(third, { history, event: order('o3', day(0)) }).entered).toBe(true)
    expect(preview(third, { history, event: order('o2', day(0)) }).reason).toBe('where')
  })

  it('counts `after` from the beginning, in calendar days of the customer’s zone', () => {
    const flow = aFlow().on('A').wait('B', { timeout: 'P9D' }).build()
    const answer = preview(flow, {
      customer: ada,
      at: '2026-03-28T09:00:00Z',
      event: event('A'),
      then: [{ after: 'P1D', event: event('B') }],
    })
    expect(answer.endedAt).toBe('2026-03-29T08:00:00.000Z')
  })

  it('hears what comes then in the order of time, and counts a goal after the end', () => {
    const flow = aFlow({ goal: { event: 'Order Completed', within: 'P30D' } })
      .on('A')
      .wait('B')
      .build()
    const then = [
      { after: 'P3D', event: event('Order Completed') },
      { after: 'P1D', event: event('B') },
    ]
    expect(preview(flow, { event: event('A'), then })).toMatchObject({
      end: 'completed',
      endedAt: day(1),
      converted: true,
    })
  })

  it('does not show a second journey that comes of it', () => {
    const answer = preview(aFlow().on('A').build(), { event: event('A'), then: [{ after: 'P1D', event: event('A') }] })
    expect(path(answer)).toEqual(['onEvent out'])
  })

  it('lets emitted events join the history, but start nothing', () => {
    const flow = aFlow()
      .on('A')
      .node('emitEvent', { event: 'A' })
      .node('condition', { paths: [{ id: 'yes', when: { combinator: 'and', rules: [] } }] })
      .build()
    expect(path(preview(flow, { event: event('A') }))).toEqual(['onEvent out', 'emitEvent out', 'condition yes'])
  })

  it('takes the variants that it is given', () => {
    const data = {
      variants: [
        { id: 'a', weight: 50 },
        { id: 'b', weight: 50 },
      ],
    }
    const flow = aFlow().on('A').node('experiment', data).build()
    for (const variant of ['a', 'b']) {
      const answer = preview(flow, { event: event('A'), variants: { experiment: variant } })
      expect(path(answer)).toEqual(['onEvent out', `experiment ${variant}`])
      expect(answer.steps[1]?.says).toEqual([`${variant}, as given`])
    }
  })

  it('runs the clock until 400 days after the last event: what still waits then is waiting', () => {
    const patient = (days: number) => aFlow().on('A').delay(`P${days}D`).build()
    expect(preview(patient(400), { event: event('A') }).end).toBe('completed')
    expect(preview(patient(401), { event: event('A') })).toMatchObject({ end: 'waiting', endedAt: null })
    expect(preview(patient(401), { event: event('A'), then: [{ after: 'P1D', event: event('B') }] }).end).toBe(
      'completed',
    )
  })

  it('cuts a pause where an exit rule ends the journey', () => {
    const flow = aFlow({ exits: [{ id: 'refund', label: 'Refunded', event: 'Order Refunded' }] })
      .on('A')
      .delay('P7D')
      .build()
    const answer = preview(flow, { event: event('A'), then: [{ after: 'P2D', event: event('Order Refunded') }] })
    expect(answer).toMatchObject({ end: 'exited', endReason: 'exit:refund', endedAt: day(2) })
    expect(answer.steps[1]).toMatchObject({ handle: null, until: day(2) })
    expect(answer.steps[1]?.says.at(-1)).toBe('exit rule "Refunded": Order Refunded, Tue 3 Mar 2026, 09:00')
  })

  it('ends as failed, with the message, at a node whose settings cannot be read', () => {
    const answer = preview(aFlow().on('A').delay('soon').build(), { event: event('A') })
    expect(answer).toMatchObject({ end: 'failed', endReason: 'error' })
    expect(answer.steps[1]?.says).toEqual(['"soon" is not a time to wait. Write one like P3D or PT2H.'])
  })

  it('walks a draft whose lines end at a trigger or a note as if they were not there', () => {
    const flow = aFlow().on('A').email().edge('sendEmail', 'out', 'onEvent').build()
    expect(preview(flow, { event: event('A') }).end).toBe('completed')
  })

  it('says which moment cannot be read', () => {
    expect(() => preview(aFlow().on('A').build(), { at: 'yesterday', event: event('A') })).toThrow(
      /given\.at: "yesterday"/,
    )
  })
})

describe('a stored customer', () => {
  const stored = {
    customer: newCustomer('c1', 0),
    events: [],
    journeys: [aJourney({ status: 'waiting', startedAt: at(day(-5)) })],
  }
  const withStored = (settings: Parameters<typeof aFlow>[0]) =>
    previewFlow(aFlow(settings).on('A').build(), aGiven({ customerId: 'c1', event: event('A') }), {
      ...context,
      stored,
    })

  it('is held back by their own journeys in this flow, as in production', () => {
    expect(withStored({ reentry: 'never' }).reason).toBe('reentry')
    expect(withStored({ reentry: 'always' }).reason).toBe('concurrent')
    expect(withStored({ reentry: { after: 'P5D' } }).reason).toBe('concurrent')
    expect(withStored({ reentry: { after: 'P6D' } }).reason).toBe('reentry')
  })
})

describe('the tests in a flow', () => {
  const flowWith = (test: unknown): Flow => {
    const flow = aFlow().on('Order Completed').email('Thanks').build()
    return {
      ...flow,
      tests: [
        {
          name: 'a test',
          given: aGiven({ customer: ada, event: event('Order Completed') }),
          expect: test as Flow['tests'][number]['expect'],
        },
      ],
    } // each case is what a file may hold
  }

  it.each([
    ['nothing', {}],
    ['the path', { path: ['onEvent', 'sendEmail'] }],
    ['a part of an effect', { effects: [{ nodeId: 'sendEmail', kind: 'email' }] }],
    ['the end', { end: 'completed', converted: false, entered: true }],
  ])('pass where %s is expected and is so', (_, expected) => {
    expect(runFlowTests(flowWith(expected), context)).toMatchObject([{ name: 'a test', passed: true, failures: [] }])
  })

  it.each([
    [{ path: ['onEvent'] }, 'path: expected "onEvent", got "onEvent → sendEmail".'],
    [{ effects: [] }, 'effects: expected 0, got 1.'],
    [{ effects: [{ kind: 'sms' }] }, /^effects\[0\]: expected \{"kind":"sms"\}, got /],
    [{ end: 'waiting' }, 'end: expected "waiting", got "completed".'],
    [{ converted: true }, 'converted: expected true, got false.'],
    [{ endReason: 'audience' }, 'endReason: expected "audience", got nothing.'],
  ])('fail and say how where %j is expected', (expected, message) => {
    const [result] = runFlowTests(flowWith(expected), context)
    expect(result?.passed).toBe(false)
    expect(result?.failures).toHaveLength(1)
    expect(result?.failures[0]).toMatch(message)
  })

  it('a test whose time cannot be read fails alone', () => {
    const flow = flowWith({})
    const broken = { name: 'broken', given: aGiven({ at: 'soon', event: event('Order Completed') }), expect: {} }
    const results = runFlowTests({ ...flow, tests: [broken, ...flow.tests] }, context)
    expect(results.map(({ passed }) => passed)).toEqual([false, true])
  })
})
