import { describe, expect, it } from 'vitest'
import { testServer } from '../../builders/testServer.ts'

const hello = { subject: 'Hi {{ customer.traits.name }}', body: '<p>You paid {{ event.properties.total }}</p>' }

async function shop() {
  const server = await testServer()
  await server.post('/v1/identify', {
    userId: 'ada',
    traits: { name: 'Ada', email: 'ada@example.com', consent: { email: true } },
  })
  await server.track('ada', 'Order Completed', { order_id: 'o1', total: 40 })
  await server.track('ada', 'Page Viewed')
  const render = (more: object = {}) =>
    server.call('POST', '/api/renderings', {
      channel: 'email',
      customerId: 'ada',
      events: ['Order Completed'],
      parts: hello,
      ...more,
    })
  return { server, render }
}

describe('a message while it is written', () => {
  it('reads as one customer would get it, about the newest event that starts the flow', async () => {
    const { render } = await shop()
    const { status, body } = await render()
    expect(status).toBe(200)
    expect(body).toMatchObject({
      to: 'ada@example.com',
      refusal: null,
      parts: { subject: 'Hi Ada', body: '<p>You paid 40</p>', from: expect.stringContaining('@') },
      faults: [],
      event: { event: 'Order Completed' },
    })
  })

  it('sees no event where the customer never did what starts the flow', async () => {
    const { render } = await shop()
    expect((await render({ events: ['Signed Up'] })).body).toMatchObject({
      parts: { body: '<p>You paid </p>' },
      event: null,
    })
  })

  it('says why it would not be sent', async () => {
    const { server, render } = await shop()
    await server.post('/v1/identify', { userId: 'ada', traits: { consent: { email: false } } })
    expect((await render()).body.refusal).toBe('not sent: no consent to email')
    expect((await render({ purpose: 'transactional' })).body.refusal).toBeNull()
  })

  it('says in the words of the check what cannot be rendered', async () => {
    const { render } = await shop()
    expect((await render({ parts: { ...hello, body: '{% if %}' } })).body.faults).toMatchObject([{ part: 'body' }])
  })

  it('is refused for a customer who does not exist', async () => {
    const { render } = await shop()
    expect((await render({ customerId: 'nobody' })).status).toBe(404)
  })

  it('is a page that runs nothing, asked for by a form', async () => {
    const { server } = await shop()
    const message = { channel: 'email', customerId: 'ada', parts: hello, events: ['Order Completed'] }
    const ask = (text: string) =>
      server.app.request('/api/renderings/mail', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ message: text }).toString(),
      })
    const page = await ask(JSON.stringify(message))
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain('sandbox;')
    expect(await page.text()).toContain('<p>You paid 40</p>')
    expect((await ask('no JSON')).status).toBe(400)
    expect((await ask('{"channel":"pigeon"}')).status).toBe(422)
  })
})
