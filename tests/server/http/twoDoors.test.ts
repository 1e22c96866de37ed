import { expect, it } from 'vitest'
import { testKey, testServer } from '../../builders/testServer.ts'

const basic = { authorization: `Basic ${btoa(`${testKey}:`)}` }
const order = { userId: 'ada', event: 'Order Completed', properties: { order_id: 'o1', total: 40 } }
const tooLong = { ...order, properties: { text: 'x'.repeat(33_000) } }

const calls: [what: string, path: string, body: string, headers: Record<string, string>][] = [
  ['an event', '/v1/track', JSON.stringify(order), basic],
  ['an event by the short path', '/v1/t', JSON.stringify(order), basic],
  ['an event with the key in its body', '/v1/track', JSON.stringify({ ...order, writeKey: testKey }), {}],
  ['an event under any content type', '/v1/track', JSON.stringify(order), { ...basic, 'content-type': 'text/plain' }],
  ['an event with a byte order mark', '/v1/track', `\ufeff${JSON.stringify(order)}`, basic],
  ['a batch', '/v1/batch', JSON.stringify({ batch: [{ type: 'track', ...order }, { type: 'track' }] }), basic],
  ['an event of nobody', '/v1/track', JSON.stringify({ event: 'Signed Up' }), basic],
  ['an event of 33 KB', '/v1/track', JSON.stringify(tooLong), basic],
  ['no JSON', '/v1/track', '{"userId":', basic],
  ['no body', '/v1/track', '', basic],
  ['no key', '/v1/track', JSON.stringify(order), {}],
  ['a wrong key', '/v1/track', JSON.stringify(order), { authorization: `Basic ${btoa('wrong:')}` }],
  ['a path with a query', '/v1/track?x=1', JSON.stringify(order), basic],
  ['an unknown path', '/v1/nowhere', JSON.stringify(order), basic],
]

it.each(calls)('answers %s alike at both doors of the intake', async (_, path, body, headers) => {
  const server = await testServer()
  const url = await server.listen()
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }
  const told = async (response: Response) => ({
    status: response.status,
    type: response.headers.get('content-type'),
    origin: response.headers.get('access-control-allow-origin'),
    challenge: response.headers.get('www-authenticate'),
    body: await response.json(),
  })
  const byPort = await told(await fetch(url + path, init))
  const events = server.journal.allEvents('ada').length
  const byRoute = await told(await server.app.request(path, init))
  expect(byPort).toEqual(byRoute)
  expect(server.journal.allEvents('ada')).toHaveLength(2 * events)
})

it('answers nobody who hangs up in the middle of a body, and goes on', async () => {
  const server = await testServer()
  const url = await server.listen()
  const cut = new AbortController()
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"userId":'))
      cut.abort()
    },
  })
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: basic,
    body,
    duplex: 'half',
    signal: cut.signal,
  }
  await expect(fetch(`${url}/v1/track`, init)).rejects.toThrow()
  expect((await fetch(`${url}/v1/track`, { method: 'POST', headers: basic, body: JSON.stringify(order) })).status).toBe(
    200,
  )
  expect(server.logged).toEqual([])
})
