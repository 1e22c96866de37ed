import { describe, expect, it } from 'vitest'
import { mailboxSender } from '../../../server/adapters/mailbox/mailboxSender.ts'
import { instantToIso } from '../../../shared/engine/calendar.ts'
import { newFlow } from '../../../shared/flow/newFlow.ts'
import { flowFile, greeting, greetingNextDay, waitingForOrder } from '../../builders/flows.ts'
import { pages } from '../../builders/pages.ts'
import { testServer } from '../../builders/testServer.ts'

const dayMs = 24 * 3_600_000

describe('preview', () => {
  const given = { event: { event: 'Signed Up' }, customer: { id: 'ada', traits: { email: 'ada@example.com' } } }

  it('shows one event on its way through a flow that need not be saved', async () => {
    const server = await testServer()
    const { status, body } = await server.call('POST', '/api/preview', { flow: greeting(), given })
    expect(status).toBe(200)
    expect(body).toMatchObject({ entered: true, end: 'completed', converted: false })
    expect(body.steps.map(({ nodeId }: { nodeId: string }) => nodeId)).toEqual(['joined', 'hello'])
    expect(body.steps[1].effects).toMatchObject([
      { kind: 'email', key: 'preview/hello/1', status: 'would-send', to: 'ada@example.com' },
    ])
    expect(server.journal.customer('ada')).toBeNull()
  })

  it('takes a stored customer with its history', async () => {
    const server = await testServer()
    await server.post('/v1/identify', { userId: 'ada', traits: { email: 'stored@example.com' } })
    const { body } = await server.call('POST', '/api/preview', {
      flow: greeting(),
      given: { event: { event: 'Signed Up' }, customerId: 'ada' },
    })
    expect(body.steps[1].effects[0].to).toBe('stored@example.com')
  })

  it.each([
    ['an unknown customer', { event: { event: 'E' }, customerId: 'nobody' }, 404, undefined],
    ['two customers', { ...given, customerId: 'ada' }, 422, 'given.customerId'],
    ['no event', {}, 422, 'given.event'],
    ['a node that is not there', { nodeId: 'nowhere' }, 422, 'given.nodeId'],
    ['a time that is none', { ...given, at: 'soon' }, 422, 'given.at'],
    [
      'a duration that is none',
      { ...given, then: [{ after: 'later', event: { event: 'E' } }] },
      422,
      'given.then.0.after',
    ],
    [
      'a duration without end',
      { ...given, then: [{ after: 'P999999999Y', event: { event: 'E' } }] },
      422,
      'given.then.0.after',
    ],
    ['an unknown key', { ...given, colour: 'red' }, 422, 'given'],
  ])('of %s is refused', async (_, bad, status, path) => {
    const server = await testServer()
    const answer = await server.call('POST', '/api/preview', { flow: greeting(), given: bad })
    expect(answer.status).toBe(status)
    if (path) expect(answer.body.errors[0].path).toBe(path)
  })

  it('names where in the flow something is wrong', async () => {
    const server = await testServer()
    const flow = flowFile({ a: { type: 'fly' } })
    for (const path of ['/api/preview', '/api/check']) {
      const { status, body } = await server.call('POST', path, path === '/api/check' ? { flow } : { flow, given })
      expect([status, body.errors[0].path]).toEqual([422, 'flow.nodes.0.type'])
    }
  })

  it('runs a test on the stored customer that it names, and fails it where there is none', async () => {
    const server = await testServer()
    await server.post('/v1/identify', { userId: 'ada', traits: { email: 'ada@example.com' } })
    const testOf = (customerId: string) => ({
      name: customerId,
      given: { ...given, customer: undefined, customerId },
      expect: { effects: [{ to: 'ada@example.com' }] },
    })
    const { body } = await server.call('POST', '/api/flows', { ...greeting(), tests: ['ada', 'bea'].map(testOf) })
    const { results } = (await server.call('POST', `/api/flows/${body.id}/tests`)).body
    expect(results).toMatchObject([
      { name: 'ada', passed: true },
      { name: 'bea', passed: false, failures: ['given.customerId: there is no customer "bea" here.'] },
    ])
  })

  it('runs the tests that a flow carries', async () => {
    const server = await testServer()
    const tests = [
      { name: 'is greeted', given, expect: { path: ['joined', 'hello'] } },
      { name: 'is ignored', given, expect: { entered: false } },
    ]
    const { body } = await server.call('POST', '/api/flows', { ...greeting(), tests })
    const answer = await server.call('POST', `/api/flows/${body.id}/tests`)
    expect(answer.body.results).toMatchObject([
      { name: 'is greeted', passed: true },
      { name: 'is ignored', passed: false },
    ])
  })
})

describe('the check', () => {
  it('finds what a marketer left undone', async () => {
    const server = await testServer()
    const { body } = await server.call('POST', '/api/check', { flow: flowFile({ joined: { type: 'onEvent' } }) })
    expect(body.problems[0]).toMatchObject({ severity: 'error', nodeId: 'joined', message: expect.any(String) })
  })
})

describe('journeys', () => {
  it('are listed newest first, by status and by node, page by page', async () => {
    const server = await testServer()
    const id = await server.publish(waitingForOrder())
    for (const customer of ['ada', 'bea', 'cy']) {
      server.clock.advance(1_000)
      await server.track(customer, 'Signed Up')
    }
    await server.track('bea', 'Order Completed')
    const list = async (query: string) =>
      (await server.call('GET', `/api/flows/${id}/journeys${query}`)).body.items.map(
        ({ customerId }: { customerId: string }) => customerId,
      )
    expect(await list('')).toEqual(['cy', 'bea', 'ada'])
    expect(await list('?status=waiting')).toEqual(['cy', 'ada'])
    expect(await list('?nodeId=wait&limit=1')).toEqual(['cy'])
    expect((await server.call('GET', `/api/flows/${id}/journeys?status=lost`)).status).toBe(422)
    expect((await server.call('GET', '/api/journeys?limit=2')).body.items).toHaveLength(2)
  })

  it('are found by the visits that were counted', async () => {
    const server = await testServer()
    const id = await server.publish(waitingForOrder())
    for (const customer of ['ada', 'bea', 'cy']) {
      server.clock.advance(60_000)
      await server.track(customer, 'Signed Up')
    }
    const from = instantToIso(server.clock.now())
    await server.track('bea', 'Order Completed')
    const ask = (query: string) => server.call('GET', `/api/flows/${id}/journeys?${query}`)
    const list = async (query: string) =>
      (await ask(query)).body.items.map(({ customerId }: { customerId: string }) => customerId)
    const { nodes } = (await server.call('GET', `/api/flows/${id}/counts?version=1`)).body
    expect(nodes.wait).toMatchObject({ entered: 3, waiting: 2 })
    expect(await list('visited=wait')).toEqual(['cy', 'bea', 'ada'])
    expect(await list('visited=wait&version=1&limit=1')).toEqual(['cy'])
    expect(await list('visited=wait&became=waiting')).toEqual(['cy', 'ada'])
    const [handle] = Object.keys(nodes.wait.left)
    expect(await list(`visited=wait&handle=${handle}`)).toEqual(['bea'])
    expect(await list('visited=wait&handle=timeout')).toEqual([])
    expect(await list('visited=wait&status=completed')).toEqual(['bea'])
    expect(await list(`visited=wait&from=${from}`)).toEqual(['cy'])
    expect(await list('visited=wait&version=2')).toEqual([])
    for (const wrong of ['visited=a"b', 'visited=wait&nodeId=wait', 'handle=out', `from=${from}`, 'became=left'])
      expect([wrong, (await ask(wrong)).status]).toEqual([wrong, 422])
  })

  it('tell their steps, why, and what became of each delivery', async () => {
    const server = await testServer()
    await server.publish(greeting())
    await server.post('/v1/identify', { userId: 'ada', traits: { email: 'ada@example.com', name: 'Ada' } })
    await server.track('ada', 'Signed Up', { via: 'mail' })
    await server.settle()
    const [journey] = (await server.call('GET', '/api/customers/ada/journeys')).body.items
    const { body } = await server.call('GET', `/api/journeys/${journey.id}`)
    expect(body).toMatchObject({
      status: 'completed',
      customerName: 'Ada',
      event: { event: 'Signed Up', properties: { via: 'mail' } },
      nodeLabels: { joined: expect.any(String), hello: expect.any(String) },
    })
    expect(body.steps[1]).toMatchObject({
      nodeId: 'hello',
      type: 'sendEmail',
      handle: 'out',
      says: [expect.any(String)],
      effects: [{ kind: 'email', delivery: { status: 'not-sent' } }],
    })
  })

  it('can be ended by hand, once', async () => {
    const server = await testServer()
    await server.publish(waitingForOrder())
    await server.track('ada', 'Signed Up')
    const [journey] = (await server.call('GET', '/api/journeys')).body.items
    const ended = await server.call('POST', `/api/journeys/${journey.id}/exit`)
    expect([ended.status, ended.body.status, ended.body.endReason]).toEqual([200, 'exited', 'by-hand'])
    expect((await server.call('POST', `/api/journeys/${journey.id}/exit`)).status).toBe(409)
    expect((await server.call('POST', '/api/journeys/zzz/exit')).status).toBe(404)
  })

  it('can be started by hand where the flow says so', async () => {
    const server = await testServer()
    const flow = flowFile({ start: { type: 'onStart' }, end: { type: 'exit', outcome: 'won' } }, ['start:out>end'], {
      reentry: 'never',
    })
    const id = await server.publish(flow)
    await server.track('ada', 'Signed Up')
    const start = (customerId: string) => server.call('POST', `/api/flows/${id}/start`, { customerId })
    expect(await start('ada')).toMatchObject({
      status: 201,
      body: { flowId: id, customerId: 'ada', status: 'completed' },
    })
    expect(await start('ada')).toMatchObject({ status: 409, body: { reason: 'reentry' } })
    expect((await start('nobody')).status).toBe(404)
    expect((await server.call('POST', `/api/flows/${id}/start`, {})).status).toBe(422)
    await server.call('POST', `/api/flows/${id}/pause`)
    expect((await start('ada')).status).toBe(409)
  })

  it('never start for a customer who is being erased', async () => {
    const server = await testServer()
    const id = await server.publish(flowFile({ start: { type: 'onStart' }, end: { type: 'exit' } }, ['start:out>end']))
    await server.track('ada', 'Signed Up')
    const erased = server.journal.transact((tx) => tx.erase('ada'))
    const { status } = await server.call('POST', `/api/flows/${id}/start`, { customerId: 'ada' })
    await erased
    expect([status, server.journal.customer('ada')]).toEqual([404, null])
  })

  it('count by version and by time', async () => {
    const server = await testServer()
    const id = await server.publish(greeting())
    await server.track('ada', 'Signed Up')
    const counts = async (query: string) => (await server.call('GET', `/api/flows/${id}/counts${query}`)).body
    expect(await counts('?version=1')).toMatchObject({ version: 1, journeys: { entered: 1, completed: 1 } })
    expect((await counts('?from=2027-01-01T00:00:00Z')).journeys.entered).toBe(0)
    expect((await server.call('GET', `/api/flows/${id}/counts?from=soon`)).status).toBe(422)
  })
})

describe('customers', () => {
  it('are found by what people call them', async () => {
    const server = await testServer()
    await server.post('/v1/identify', { userId: 'c1', traits: { name: 'Ada Lovelace', email: 'ada@example.com' } })
    await server.post('/v1/identify', { userId: 'c2', traits: { name: 'Bea' } })
    const { body } = await server.call('GET', '/api/customers?search=lovel')
    expect(body.items).toMatchObject([{ id: 'c1', computed: { ordersCount: 0, averageOrderValue: null } }])
  })

  it('show what they did', async () => {
    const server = await testServer()
    await server.track('a/b c', 'Signed Up', { via: 'mail' })
    const { body } = await server.call('GET', '/api/customers/a%2Fb%20c/events')
    expect(body.items).toMatchObject([{ customerId: 'a/b c', event: 'Signed Up', properties: { via: 'mail' } }])
  })

  it('can be erased at the very moment at which they turn out to be somebody else', async () => {
    const server = await testServer()
    await server.post('/v1/track', { anonymousId: '7', event: 'Signed Up' })
    await server.track('ada', 'Signed Up')
    const merged = server.journal.transact((tx) => tx.mergeInto('anon:7', 'ada'))
    const { status } = await server.call('DELETE', '/api/customers/anon%3A7')
    await merged
    expect([status, server.journal.customer('ada')]).toEqual([204, null])
  })

  it('can be erased for good', async () => {
    const server = await testServer()
    const id = await server.publish(greetingNextDay())
    await server.track('ada', 'Signed Up')
    expect((await server.call('DELETE', '/api/customers/ada')).status).toBe(204)
    for (const path of ['', '/events', '/journeys']) {
      expect((await server.call('GET', `/api/customers/ada${path}`)).status).toBe(404)
    }
    await server.advance(2 * dayMs)
    expect((await server.call('GET', `/api/flows/${id}/counts`)).body.journeys).toMatchObject({
      entered: 1,
      waiting: 0,
    })
    expect((await server.call('GET', '/api/deliveries')).body.items).toEqual([])
  })
})

describe('fields', () => {
  it('are those of the catalogue and those that were observed', async () => {
    const server = await testServer()
    await server.track('ada', 'Order Completed', { order_id: 'o1', total: 40 })
    await server.post('/v1/identify', { userId: 'ada', traits: { city: 'Berlin' } })
    await server.post('/v1/identify', { userId: 'grace', traits: { consent: { email: true } } })
    const { body } = await server.call('GET', '/api/fields?field=customer.traits.city')
    const fieldOf = (name: string) => body.fields.find(({ field }: { field: string }) => field === name)
    expect(fieldOf('customer.ordersCount')).toMatchObject({ type: 'number', group: 'Orders' })
    expect(fieldOf('event.properties.total')).toMatchObject({
      type: 'number',
      unit: 'money',
      events: ['Order Completed'],
      presenceOn: { 'Order Completed': 1 },
    })
    expect(fieldOf('customer.traits.city')).toMatchObject({ type: 'text', examples: ['Berlin'] })
    expect(fieldOf('customer.ordersCount')).toMatchObject({ examples: [0, 1], presence: 1 })
    expect(fieldOf('customer.totalSpent')).toMatchObject({ examples: [0, 40], unit: 'money' })
    expect(fieldOf('customer.lastOrderAt')).toMatchObject({ presence: 0.5 })
    expect(fieldOf('customer.consent.email')).toMatchObject({ type: 'boolean', presence: 0.5, examples: [true] })
    expect(body.values).toEqual(['Berlin'])
    expect(body.events).toEqual([{ event: 'Order Completed', count: 1 }])
  })
})

describe('deliveries', () => {
  it('show where they went, and a mail as its reader sees it, shut in', async () => {
    const server = await testServer()
    await server.publish(greeting())
    await server.post('/v1/identify', { userId: 'ada', traits: { email: 'ada@example.com' } })
    await server.track('ada', 'Signed Up')
    await server.settle()
    const { body } = await server.call('GET', '/api/mailbox')
    expect(body.items).toMatchObject([{ kind: 'email', status: 'not-sent', to: 'ada@example.com', title: 'Hello' }])
    const [{ id }] = body.items
    expect((await server.call('GET', `/api/deliveries/${id}`)).body).toEqual(body.items[0])
    const rendering = await server.call('GET', `/api/deliveries/${id}/rendering`)
    expect(rendering.body).toContain('Welcome!')
    expect(rendering.headers.get('content-security-policy')).toContain('sandbox;')
    expect((await server.call('GET', '/api/deliveries?status=sent')).body.items).toEqual([])
    expect((await server.call('GET', '/api/deliveries?status=lost')).status).toBe(422)
  })

  it('can be tried again by hand', async () => {
    let isUp = false
    const sender = {
      ...mailboxSender,
      send: async () => ({ result: isUp ? ('sent' as const) : ('give-up' as const), response: 'by a test' }),
    }
    const server = await testServer({ senders: { email: sender } })
    await server.publish(greeting())
    await server.post('/v1/identify', { userId: 'ada', traits: { email: 'ada@example.com' } })
    await server.track('ada', 'Signed Up')
    await server.settle()
    const [delivery] = (await server.call('GET', '/api/deliveries?status=given-up')).body.items
    isUp = true
    expect((await server.call('POST', `/api/deliveries/${delivery.id}/retry`)).body.status).toBe('queued')
    await server.settle()
    expect((await server.call('GET', `/api/deliveries/${delivery.id}`)).body.status).toBe('sent')
    expect((await server.call('POST', `/api/deliveries/${delivery.id}/retry`)).status).toBe(409)
    expect((await server.call('POST', '/api/deliveries/zzz/retry')).status).toBe(404)
  })
})

describe('settings', () => {
  it('can be changed, and put back to what the environment says', async () => {
    const server = await testServer()
    const changed = await server.call('PUT', '/api/settings', { timezone: 'Europe/Berlin', currency: 'EUR' })
    expect(changed.body).toMatchObject({ timezone: 'Europe/Berlin', currency: 'EUR', mailFrom: 'shop@example.com' })
    expect((await server.call('PUT', '/api/settings', { timezone: null })).body.timezone).toBe('UTC')
    expect((await server.call('PUT', '/api/settings', { timezone: 'Moon/Base' })).body.errors[0].path).toBe('timezone')
  })

  it.each(['not an address', 'Shop <a@example.com>\r\nBcc: b@example.com', 'a@example.com, b@example.com', 'Shop'])(
    'take no sender like %j',
    async (mailFrom) => {
      const server = await testServer()
      const { status, body } = await server.call('PUT', '/api/settings', { mailFrom })
      expect([status, body.errors?.[0].path]).toEqual([422, 'mailFrom'])
      expect(server.library.settings().mailFrom).toBeNull()
    },
  )

  it.each([null, '', '  '])('take the sender of the environment again for %j', async (mailFrom) => {
    const server = await testServer()
    const ours = await server.call('PUT', '/api/settings', { mailFrom: 'Shop <hello@example.com>' })
    expect(ours.body.mailFrom).toBe('Shop <hello@example.com>')
    const { status, body } = await server.call('PUT', '/api/settings', { mailFrom })
    expect([status, body.mailFrom]).toEqual([200, 'shop@example.com'])
  })
})

describe('templates', () => {
  it("are those that ship and the team's own", async () => {
    const flow = (await testServer()).library
    expect(flow.templates()).toEqual([])
    const server = await testServer()
    const kept = await server.call('POST', '/api/templates', { ...greeting(), name: 'Our welcome' })
    expect([kept.status, kept.body.shipped]).toEqual([201, false])
    expect((await server.call('GET', '/api/templates')).body.items).toEqual([kept.body])
  })

  it('can be deleted where they are ours; those that ship stay', async () => {
    const server = await testServer({ templates: [{ id: 'a-welcome', flow: newFlow('Shipped') }] })
    const { body } = await server.call('POST', '/api/templates', greeting())
    expect((await server.call('DELETE', `/api/templates/${body.id}`)).status).toBe(204)
    expect((await server.call('DELETE', `/api/templates/${body.id}`)).status).toBe(404)
    expect((await server.call('DELETE', '/api/templates/a-welcome')).status).toBe(409)
    expect((await server.call('GET', '/api/templates')).body.items).toHaveLength(1)
  })

  it('come page by page, those that ship first, then ours by name', async () => {
    const shipped = ['a-welcome', 'b-winback'].map((id) => ({ id, flow: newFlow('Shipped') }))
    const server = await testServer({ templates: shipped })
    for (const name of ['Zebra', 'ape', 'Bee']) await server.library.saveTemplate(newFlow(name))
    expect(await pages(server, '/api/templates', ({ id, shipped, flow }) => (shipped ? id : flow.name))).toEqual([
      ['a-welcome', 'b-winback'],
      ['ape', 'Bee'],
      ['Zebra'],
    ])
  })
})

describe('the latest events', () => {
  it('come page by page, of all names or of one', async () => {
    const server = await testServer()
    for (const event of ['A', 'B', 'A', 'B', 'A']) await server.track('ada', event)
    expect(await pages(server, '/api/events', ({ event }) => event)).toEqual([['A', 'B'], ['A', 'B'], ['A']])
    expect(await pages(server, '/api/events?event=A', ({ event }) => event)).toEqual([['A', 'A'], ['A']])
  })
})

describe('a list', () => {
  it.each(['/api/events', '/api/segments', '/api/templates', '/api/flows', '/api/customers'])(
    'at %s refuses a page that makes no sense, and says which part is wrong',
    async (path) => {
      const server = await testServer()
      for (const part of ['limit', 'cursor']) {
        const { status, body } = await server.call('GET', `${path}?${part}=nowhere`)
        expect([status, body.errors?.[0].path]).toEqual([422, part])
      }
    },
  )
})

describe('documentation', () => {
  it('is made from the routes', async () => {
    const server = await testServer()
    const { body } = await server.call('GET', '/api/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/v1/track',
        '/v1/b',
        '/api/flows/{id}',
        '/api/flows/{id}/versions/{n}/restore',
        '/api/preview',
      ]),
    )
    expect(body.paths['/api/flows'].get.parameters.map(({ name }: { name: string }) => name)).toEqual([
      'limit',
      'cursor',
    ])
    const ofJourneys = body.paths['/api/flows/{id}/journeys'].get.parameters
    for (const name of ['visited', 'handle', 'became', 'from', 'to'])
      expect(ofJourneys).toContainEqual(expect.objectContaining({ name, in: 'query', description: expect.any(String) }))
    expect(body.paths['/v1/track'].post.requestBody.content['application/json'].schema.required).toContain('event')
  })

  it('has the flow format as JSON Schema', async () => {
    const server = await testServer()
    const { body } = await server.call('GET', '/schema/flow-1.json')
    expect(body.properties.format.const).toBe('runnel.flow/1')
  })
})
