import { describe, expect, it } from 'vitest'
import { flowFile, greetingNextDay, waitingForOrder } from '../../builders/flows.ts'
import type { TestServer } from '../../builders/testServer.ts'
import { testServer } from '../../builders/testServer.ts'

const dayMs = 86_400_000
const perOrder = { concurrent: { per: 'event.properties.order_id' } }

async function publishAgain(server: TestServer, flowId: string, flow: unknown, migrate?: unknown): Promise<void> {
  const { headers } = await server.call('GET', `/api/flows/${flowId}`)
  await server.call('PUT', `/api/flows/${flowId}`, flow, { 'if-match': headers.get('etag') ?? '' })
  const { status } = await server.call('POST', `/api/flows/${flowId}/publish`, { migrate })
  expect(status).toBe(200)
}

/** Of all versions, newest first. */
async function journeysOf(server: TestServer, flowId: string): Promise<string[]> {
  const { body } = await server.call('GET', `/api/flows/${flowId}/journeys`)
  return body.items.map(
    ({ version, status, endReason }: Record<string, unknown>) => `v${version} ${status} ${endReason}`,
  )
}

describe('an anonymous visitor', () => {
  it('becomes the known customer with history and traits as soon as one call has both ids', async () => {
    const server = await testServer()
    await server.post('/v1/identify', { anonymousId: '7', traits: { city: 'Berlin', name: 'somebody' } })
    await server.post('/v1/track', {
      anonymousId: '7',
      event: 'Order Completed',
      properties: { order_id: 'o1', total: 10 },
    })
    await server.post('/v1/identify', { userId: 'ada', traits: { name: 'Ada' } })
    await server.post('/v1/track', {
      userId: 'ada',
      anonymousId: '7',
      event: 'Order Completed',
      properties: { order_id: 'o2', total: 5 },
    })

    expect(server.journal.customer('ada')).toMatchObject({
      traits: { name: 'Ada', city: 'Berlin' },
      computed: { ordersCount: 2, totalSpent: 15 },
    })
    expect(server.journal.customer('anon:7')).toBeNull()
    expect((await server.call('GET', '/api/customers/anon%3A7')).body.id).toBe('ada')
  })

  it('has had this year’s anniversary, also as somebody who is known', async () => {
    const server = await testServer()
    const anniversary = { type: 'onDate', field: 'customer.traits.since', time: '10:00', repeat: 'yearly' }
    const flowId = await server.publish(flowFile({ anniversary, end: { type: 'exit' } }, ['anniversary:out>end']))
    await server.post('/v1/identify', { anonymousId: '7', traits: { since: '2020-03-03' } })
    await server.post('/v1/identify', { userId: 'ada', traits: { since: '2021-12-24' } })
    await server.advance(2 * dayMs)
    expect(await journeysOf(server, flowId)).toHaveLength(1)

    await server.post('/v1/identify', { userId: 'ada', anonymousId: '7', traits: { since: '2021-03-20' } })
    await server.advance(30 * dayMs)
    expect(await journeysOf(server, flowId)).toHaveLength(1)
    await server.advance(365 * dayMs)
    expect(await journeysOf(server, flowId)).toHaveLength(2)
  })

  it('is not the customer of the same id', async () => {
    const server = await testServer()
    await server.post('/v1/track', { anonymousId: '7', event: 'Product Viewed' })
    await server.post('/v1/track', { userId: '7', event: 'Product Viewed' })
    expect(server.journal.allEvents('7')).toHaveLength(1)
    expect(server.journal.allEvents('anon:7')).toHaveLength(1)
  })

  it('stays with whom the device belongs to when somebody else signs in on it', async () => {
    const server = await testServer()
    await server.post('/v1/track', { userId: 'ada', anonymousId: '7', event: 'Signed In' })
    expect((await server.post('/v1/track', { userId: 'bea', anonymousId: '7', event: 'Signed In' })).status).toBe(200)
    expect(server.journal.allEvents('bea')).toHaveLength(1)
    expect(server.journal.resolveId('anon:7')).toBe('ada')
  })

  it('counts an order that both had once', async () => {
    const server = await testServer()
    const order = { event: 'Order Completed', properties: { order_id: 'o1', total: 10 } }
    await server.post('/v1/track', { anonymousId: '7', ...order })
    await server.post('/v1/track', { userId: 'ada', ...order })
    await server.post('/v1/alias', { previousId: '7', userId: 'ada' })
    expect(server.journal.customer('ada')?.computed).toMatchObject({ ordersCount: 1, totalSpent: 10 })
  })

  it('leaves what the known customer spent as it was, if it bought nothing itself', async () => {
    const server = await testServer()
    const order = { userId: 'ada', event: 'Order Completed', properties: { order_id: 'o1', total: 10 } }
    await server.post('/v1/track', order)
    // Sent once more, with another amount and dated before the first: it was counted by then.
    const earlier = new Date(server.clock.now() - 60_000).toISOString()
    await server.post('/v1/track', { ...order, properties: { order_id: 'o1', total: 60 }, timestamp: earlier })
    await server.post('/v1/track', { anonymousId: '7', event: 'Product Viewed' })
    await server.post('/v1/alias', { previousId: '7', userId: 'ada' })
    expect(server.journal.customer('ada')?.computed).toMatchObject({ ordersCount: 1, totalSpent: 10 })
  })

  it('keeps its earlier first-seen date', async () => {
    const server = await testServer()
    await server.post('/v1/track', { anonymousId: '7', event: 'Product Viewed' })
    const first = server.clock.now()
    server.clock.advance(60_000)
    await server.post('/v1/identify', { userId: 'ada', traits: {} })
    await server.post('/v1/alias', { previousId: '7', userId: 'ada' })
    expect(server.journal.customer('ada')?.firstSeenAt).toBe(first)
  })
})

describe('an alias', () => {
  it('of an id to itself changes nothing, also where nobody has it yet', async () => {
    const server = await testServer()
    const alias = { previousId: 'ada', userId: 'ada', messageId: 'm1' }
    expect((await server.post('/v1/alias', alias)).status).toBe(200)
    await server.post('/v1/identify', { userId: 'ada', traits: { name: 'Ada' }, messageId: 'm1' })
    expect(server.journal.customer('ada')?.traits).toEqual({})
  })

  it('of two known customers is a 400', async () => {
    const server = await testServer()
    await server.track('ada', 'Signed Up')
    await server.track('bea', 'Signed Up')
    const { status, body } = await server.post('/v1/alias', { previousId: 'bea', userId: 'ada' })
    expect([status, body.errors[0].path]).toEqual([400, 'previousId'])
    expect(server.journal.customer('bea')).not.toBeNull()
  })

  it('of a visitor who belongs to somebody else is a 400', async () => {
    const server = await testServer()
    await server.post('/v1/track', { userId: 'ada', anonymousId: '7', event: 'Signed Up' })
    expect((await server.post('/v1/alias', { previousId: '7', userId: 'bea' })).status).toBe(400)
  })

  it('may be told twice', async () => {
    const server = await testServer()
    await server.post('/v1/track', { anonymousId: '7', event: 'Signed Up' })
    for (let time = 0; time < 2; time++) {
      expect((await server.post('/v1/alias', { previousId: '7', userId: 'ada' })).status).toBe(200)
    }
  })

  it('that comes before the first event counts for what comes after', async () => {
    const server = await testServer()
    await server.post('/v1/alias', { previousId: '7', userId: 'ada' })
    await server.post('/v1/track', { anonymousId: '7', event: 'Signed Up' })
    expect(server.journal.allEvents('ada')).toHaveLength(1)
  })

  it('without an id is a 400 with its path', async () => {
    const server = await testServer()
    expect((await server.post('/v1/alias', { userId: 'ada' })).body.errors[0].path).toBe('previousId')
    expect((await server.post('/v1/alias', { previousId: '7' })).body.errors[0].path).toBe('userId')
  })
})

describe('journeys of two who turn out to be one', () => {
  it('go on under the known customer', async () => {
    const server = await testServer()
    await server.publish(greetingNextDay())
    await server.post('/v1/identify', { anonymousId: '7', traits: { email: 'ada@example.com' } })
    await server.post('/v1/track', { anonymousId: '7', event: 'Signed Up' })
    await server.post('/v1/alias', { previousId: '7', userId: 'ada' })
    await server.advance(24 * 3_600_000)
    const { body } = await server.call('GET', '/api/mailbox')
    expect(body.items).toMatchObject([{ customerId: 'ada', to: 'ada@example.com' }])
  })

  it('of one flow end as merged, but for the older', async () => {
    const server = await testServer()
    const flowId = await server.publish(waitingForOrder())
    await server.post('/v1/track', { anonymousId: '7', event: 'Signed Up' })
    server.clock.advance(1_000)
    await server.post('/v1/track', { userId: 'ada', event: 'Signed Up' })
    await server.post('/v1/alias', { previousId: '7', userId: 'ada' })
    const { body } = await server.call('GET', `/api/flows/${flowId}/journeys`)
    expect(body.items.map((journey: object) => journey)).toMatchObject([
      { customerId: 'ada', status: 'exited', endReason: 'merged' },
      { customerId: 'ada', status: 'waiting', endReason: null },
    ])
  })

  it('take the variant of the known customer from then on', async () => {
    const server = await testServer()
    const variants = [
      { id: 'a', weight: 39 },
      { id: 'b', weight: 61 },
    ]
    const flow = flowFile(
      {
        joined: { type: 'onEvent', event: 'Signed Up' },
        split: { type: 'experiment', variants },
        day: { type: 'delay', for: 'P1D' },
      },
      ['joined:out>split', 'split:a>day', 'split:b>day', 'day:out>split'],
      perOrder,
    )
    await server.publish(flow)
    // The visitor falls into bucket 39, the known customer into 38.
    await server.post('/v1/track', { anonymousId: '7', event: 'Signed Up', properties: { order_id: 'o1' } })
    await server.post('/v1/track', { userId: 'ada', event: 'Signed Up', properties: { order_id: 'o2' } })
    await server.post('/v1/alias', { previousId: '7', userId: 'ada' })
    await server.advance(24 * 3_600_000)
    const handlesOf = (journeyId: string) =>
      server.journal.steps(journeyId).flatMap(({ nodeId, handle }) => (nodeId === 'split' ? [handle] : []))
    expect(handlesOf('1')).toEqual(['b', 'a'])
    expect(handlesOf('2')).toEqual(['a', 'a'])
  })

  it('stay both where the flow runs one per order and the orders differ', async () => {
    const server = await testServer()
    const flowId = await server.publish(waitingForOrder(perOrder))
    await server.post('/v1/track', { anonymousId: '7', event: 'Signed Up', properties: { order_id: 'o1' } })
    await server.post('/v1/track', { userId: 'ada', event: 'Signed Up', properties: { order_id: 'o2' } })
    await server.post('/v1/alias', { previousId: '7', userId: 'ada' })
    const { body } = await server.call('GET', `/api/flows/${flowId}/counts`)
    expect(body.journeys).toMatchObject({ entered: 2, waiting: 2, exited: 0 })
  })

  it('end as merged beside an older one of any order once the flow runs one at a time', async () => {
    const server = await testServer()
    const flowId = await server.publish(waitingForOrder(perOrder))
    await server.track('ada', 'Signed Up', { order_id: 'o1' })
    await publishAgain(server, flowId, waitingForOrder())
    await server.post('/v1/track', { anonymousId: '7', event: 'Signed Up' })
    await server.post('/v1/alias', { previousId: '7', userId: 'ada' })
    expect(await journeysOf(server, flowId)).toEqual(['v2 exited merged', 'v1 waiting null'])
  })

  it('stay both where the newer one is of a version that runs one per order', async () => {
    const server = await testServer()
    const flowId = await server.publish(waitingForOrder())
    await server.track('ada', 'Signed Up')
    await publishAgain(server, flowId, waitingForOrder(perOrder))
    await server.post('/v1/track', { anonymousId: '7', event: 'Signed Up', properties: { order_id: 'o1' } })
    await server.post('/v1/alias', { previousId: '7', userId: 'ada' })
    expect(await journeysOf(server, flowId)).toEqual(['v2 waiting null', 'v1 waiting null'])
  })

  it('end as merged, but for the oldest, also where several of one customer were moved into a version that runs one at a time', async () => {
    const server = await testServer()
    const flowId = await server.publish(waitingForOrder(perOrder))
    await server.track('ada', 'Signed Up', { order_id: 'o1' })
    await server.track('ada', 'Signed Up', { order_id: 'o2' })
    await publishAgain(server, flowId, waitingForOrder(), { 1: { wait: { moveTo: 'wait' } } })
    expect(await journeysOf(server, flowId)).toEqual(['v2 waiting null', 'v2 waiting null'])
    await server.post('/v1/identify', { anonymousId: '7', traits: {} })
    await server.post('/v1/alias', { previousId: '7', userId: 'ada' })
    expect(await journeysOf(server, flowId)).toEqual(['v2 exited merged', 'v2 waiting null'])
  })
})
