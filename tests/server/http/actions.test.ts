import { describe, expect, it } from 'vitest'
import { aFlow, rule } from '../../builders/aFlow.ts'
import { testServer } from '../../builders/testServer.ts'

const thanks = () =>
  aFlow()
    .on('Order Completed')
    .node('makeOffer', { offer: { kind: 'discount', percent: 10, code: 'THANKS' }, expires: 'P14D' })
    .node('createTask', { title: 'Write a card', note: 'By hand', assignee: 'Grace' })
    .node('givePoints', { points: 50, reason: 'an order' })
    .build()

/** A shop in which Ada has ordered, and everything that could be carried out was. */
async function aShop() {
  const server = await testServer()
  await server.publish(thanks())
  await server.track('ada', 'Order Completed', { order_id: 'o1' })
  await server.settle()
  const { items } = (await server.call('GET', '/api/deliveries')).body
  return { server, task: items[0], offer: items[1] }
}

describe('what no connector carries out yet', () => {
  it('waits in the outbox, and says what it is about', async () => {
    const { server, task, offer } = await aShop()
    expect(task).toMatchObject({
      kind: 'task',
      status: 'queued',
      nextAt: null,
      attempts: [],
      to: 'Grace',
      title: 'Write a card',
      body: { note: 'By hand' },
    })
    expect(offer).toMatchObject({
      kind: 'offer',
      status: 'queued',
      nextAt: null,
      to: '',
      title: '10 % off with the code THANKS',
      body: { offer: { code: 'THANKS' }, expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) },
    })
    expect(server.journal.gauges().queuedDeliveries).toBe(0)
  })

  it('cannot be tried again, but is done once by hand', async () => {
    const { server, task, offer } = await aShop()
    expect((await server.call('POST', `/api/deliveries/${task.id}/retry`)).status).toBe(409)
    const done = await server.call('POST', `/api/deliveries/${task.id}/done`)
    expect(done.body).toMatchObject({ status: 'done', attempts: [{ result: 'done' }] })
    expect((await server.call('POST', `/api/deliveries/${task.id}/done`)).status).toBe(409)
    expect((await server.call('POST', `/api/deliveries/${task.id}/retry`)).status).toBe(409)
    expect((await server.call('POST', '/api/deliveries/zzz/done')).status).toBe(404)
    expect((await server.call('GET', '/api/deliveries?status=done')).body.items).toEqual([done.body])
    expect((await server.call('GET', '/api/deliveries?status=queued')).body.items).toEqual([offer])
  })

  it('is done by hand only where nothing carries it out', async () => {
    const server = await testServer()
    await server.publish(aFlow().on('Signed Up').node('callWebhook', { url: 'https://hooks.example' }).build())
    await server.track('ada', 'Signed Up')
    const [webhook] = server.journal.deliveries({}, { limit: 1 }).items
    expect((await server.call('POST', `/api/deliveries/${webhook?.id}/done`)).status).toBe(409)
  })
})

describe('what flows gave a customer', () => {
  it('is on the customer, and goes along when two turn out to be one', async () => {
    const { server } = await aShop()
    expect((await server.call('GET', '/api/customers/ada')).body.rewards).toMatchObject({ points: 50, offersCount: 1 })
    await server.post('/v1/track', { anonymousId: '7', event: 'Order Completed', properties: { order_id: 'o2' } })
    await server.post('/v1/alias', { previousId: '7', userId: 'ada' })
    expect((await server.call('GET', '/api/customers/ada')).body.rewards).toMatchObject({ points: 100, offersCount: 2 })
  })

  it('goes when the customer is erased', async () => {
    const { server } = await aShop()
    expect((await server.call('DELETE', '/api/customers/ada')).status).toBe(204)
    expect((await server.call('GET', '/api/deliveries')).body.items).toEqual([])
    await server.post('/v1/identify', { userId: 'ada' })
    expect((await server.call('GET', '/api/customers/ada')).body.rewards).toMatchObject({ points: 0, offersCount: 0 })
  })
})

describe('a flow that starts another', () => {
  it('says on its step why the other did not start', async () => {
    const server = await testServer()
    const { id: flowId } = (await server.call('POST', '/api/flows', aFlow().node('onStart').exit().build())).body
    const id = await server.publish(aFlow().on('Signed Up').node('startFlow', { flowId }).exit().build())
    await server.track('ada', 'Signed Up')
    const { items } = (await server.call('GET', `/api/flows/${id}/journeys`)).body
    const { steps } = (await server.call('GET', `/api/journeys/${items[0].id}`)).body
    expect(steps[1]).toMatchObject({ handle: 'out', says: ['the other flow did not start: it is not live'] })
  })

  it('says nothing of it on a step that emits an event which no flow wants', async () => {
    const server = await testServer()
    await server.publish(
      aFlow()
        .on('Welcomed', rule('event.properties.plan', '=', 'gold'))
        .exit()
        .build(),
    )
    const id = await server.publish(aFlow().on('Signed Up').node('emitEvent', { event: 'Welcomed' }).exit().build())
    await server.track('ada', 'Signed Up')
    const { items } = (await server.call('GET', `/api/flows/${id}/journeys`)).body
    expect((await server.call('GET', `/api/journeys/${items[0].id}`)).body.steps[1].says).toEqual([])
  })

  it('answers a start by hand with the journey that began by hand, not with those that followed', async () => {
    const server = await testServer()
    const { id } = (await server.call('POST', '/api/flows', aFlow({ reentry: 'never' }).node('onStart').build())).body
    const again = aFlow({ reentry: 'never' }).node('onStart').node('startFlow', { flowId: id }).exit().build()
    await server.call('PUT', `/api/flows/${id}`, again, { 'if-match': '"1"' })
    await server.call('POST', `/api/flows/${id}/publish`, {})
    await server.post('/v1/identify', { userId: 'ada' })
    const { status, body } = await server.call('POST', `/api/flows/${id}/start`, { customerId: 'ada' })
    expect([status, body.status]).toEqual([201, 'completed'])
    const { steps } = (await server.call('GET', `/api/journeys/${body.id}`)).body
    expect(steps[1].says).toEqual(['the other flow did not start: they were in it before, and may not enter again yet'])
    expect((await server.call('POST', `/api/flows/${id}/start`, { customerId: 'ada' })).body.reason).toBe('reentry')
  })
})
