import type { ServerResponse } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSmtpSender } from '../../server/adapters/smtp/smtpSender.ts'
import { allowList } from '../../server/adapters/webhook/allowList.ts'
import { createWebhookSender } from '../../server/adapters/webhook/webhookSender.ts'
import { flowFile, greeting } from '../builders/flows.ts'
import { openMailServer } from '../builders/mailServer.ts'
import { manualClock } from '../builders/manualClock.ts'
import type { Receiver } from '../builders/receiver.ts'
import { openReceiver } from '../builders/receiver.ts'
import type { TestServer } from '../builders/testServer.ts'
import { testServer } from '../builders/testServer.ts'

const minute = 60_000
const day = 86_400_000

/** Tells a receiver of a sign-up, then says by a tag how that went. */
const tellsReceiver = (url: string) =>
  flowFile(
    {
      joined: { type: 'onEvent', event: 'Signed Up' },
      tell: { type: 'callWebhook', url, method: 'POST', body: '{"id":"{{ customer.id }}"}', headers: {} },
      told: { type: 'updateCustomer', addTags: ['told'] },
      untold: { type: 'updateCustomer', addTags: ['untold'] },
    },
    ['joined:out>tell', 'tell:out>told', 'tell:failed>untold'],
  )

const webhookSenders = (clock = manualClock()) => ({
  clock,
  senders: {
    webhook: createWebhookSender({
      clock,
      secret: () => 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=',
      allow: allowList(['127.0.0.1']),
    }),
  },
})

async function receiver(...statuses: number[]): Promise<Receiver> {
  const opened = await openReceiver(
    (response: ServerResponse) => void response.writeHead(statuses.shift() ?? 200).end(),
  )
  onTestFinished(opened.close)
  return opened
}

const tagsOf = ({ journal }: TestServer, id: string) => journal.customer(id)?.tags
const pathOf = async (server: TestServer, flowId: string): Promise<string[]> => {
  const { body } = await server.call('GET', `/api/flows/${flowId}/journeys`)
  const journey = await server.call('GET', `/api/journeys/${body.items[0].id}`)
  return journey.body.steps.map(({ nodeId }: { nodeId: string }) => nodeId)
}

describe('a journey at a webhook', () => {
  it('waits until the receiver took it, over failures, and goes on once', async () => {
    const { url, calls } = await receiver(503, 500)
    const server = await testServer(webhookSenders())
    const flow = await server.publish(tellsReceiver(url))
    await server.track('ada', 'Signed Up')
    await server.settle()
    expect(tagsOf(server, 'ada')).toEqual([])
    await server.advance(minute)
    expect(tagsOf(server, 'ada')).toEqual(['told'])
    expect(await pathOf(server, flow)).toEqual(['joined', 'tell', 'told'])
    expect(calls.map(({ body }) => body)).toEqual(Array.from({ length: 3 }, () => '{"id":"ada"}'))
    expect(new Set(calls.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })

  it('takes the failed handle when the receiver refuses for good', async () => {
    const { url, calls } = await receiver(410)
    const server = await testServer(webhookSenders())
    const flow = await server.publish(tellsReceiver(url))
    await server.track('ada', 'Signed Up')
    await server.advance(day)
    expect(tagsOf(server, 'ada')).toEqual(['untold'])
    expect(await pathOf(server, flow)).toEqual(['joined', 'tell', 'untold'])
    expect(calls).toHaveLength(1)
  })

  it('takes the failed handle when twelve tries did not help', async () => {
    const { url, calls } = await receiver(...Array.from({ length: 20 }, () => 503))
    const server = await testServer(webhookSenders())
    await server.publish(tellsReceiver(url))
    await server.track('ada', 'Signed Up')
    await server.advance(2 * day)
    expect(tagsOf(server, 'ada')).toEqual(['untold'])
    expect(calls).toHaveLength(12)
  })

  it('finds its webhook due again after a restart in between', async () => {
    const { url, calls } = await receiver(503)
    const given = webhookSenders()
    const server = await testServer(given)
    await server.publish(tellsReceiver(url))
    await server.track('ada', 'Signed Up')
    await server.settle()
    await server.stop()
    const next = await testServer({ ...given, dir: server.dir })
    await next.advance(minute)
    expect(tagsOf(next, 'ada')).toEqual(['told'])
    expect(calls).toHaveLength(2)
  })

  it('is held at it while its flow is paused, and goes on when it is resumed', async () => {
    const { url } = await receiver(503)
    const server = await testServer(webhookSenders())
    const flow = await server.publish(tellsReceiver(url))
    await server.track('ada', 'Signed Up')
    await server.settle()
    await server.call('POST', `/api/flows/${flow}/pause`)
    await server.advance(minute)
    expect(tagsOf(server, 'ada')).toEqual([])
    await server.call('POST', `/api/flows/${flow}/resume`)
    await server.settle()
    expect(tagsOf(server, 'ada')).toEqual(['told'])
  })
})

describe('a mail of a journey', () => {
  it('that the server refuses is given up, and arrives after a retry by hand', async () => {
    const clock = manualClock()
    let knowsAda = false
    const mailServer = await openMailServer({
      onRcptTo: (_address, _session, done) =>
        done(knowsAda ? null : Object.assign(new Error('No such user'), { responseCode: 550 })),
    })
    onTestFinished(mailServer.close)
    const email = createSmtpSender({ clock, url: mailServer.url })
    onTestFinished(email.close)
    const server = await testServer({ clock, senders: { email } })
    await server.publish(greeting())
    await server.post('/v1/identify', { userId: 'ada', traits: { email: 'ada@example.com' } })
    await server.track('ada', 'Signed Up')
    await server.settle()
    const { body } = await server.call('GET', '/api/deliveries?status=given-up')
    expect(body.items).toMatchObject([{ attempts: [{ result: 'give-up', response: '550 No such user' }] }])
    knowsAda = true
    expect((await server.call('POST', `/api/deliveries/${body.items[0].id}/retry`)).status).toBe(200)
    await server.settle()
    expect(mailServer.mails).toMatchObject([{ to: ['ada@example.com'], headers: { subject: 'Hello' } }])
  })
})
