import type { ServerResponse } from 'node:http'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, it } from 'vitest'
import { allowList } from '../../server/adapters/webhook/allowList.ts'
import type { Resolve } from '../../server/adapters/webhook/checkedLookup.ts'
import { createWebhookSender } from '../../server/adapters/webhook/webhookSender.ts'
import { aWebhook } from '../builders/aDelivery.ts'
import { manualClock } from '../builders/manualClock.ts'
import type { Receiver } from '../builders/receiver.ts'
import { openReceiver } from '../builders/receiver.ts'
import { testCertificate } from '../builders/testCertificate.ts'

const secret = `whsec_${Buffer.from('a secret of twenty-four.').toString('base64')}`
const open: Receiver[] = []

afterEach(() => Promise.all(open.splice(0).map((receiver) => receiver.close())))

async function receiver(answer?: Parameters<typeof openReceiver>[0]): Promise<Receiver> {
  const opened = await openReceiver(answer)
  open.push(opened)
  return opened
}

const answering = (status: number, headers: Record<string, string> = {}, body = '') =>
  receiver((response) => void response.writeHead(status, headers).end(body))

interface Given {
  allow?: string[]
  resolve?: Resolve
  timeoutMs?: number
}

function sender({ allow = ['127.0.0.1'], resolve, timeoutMs = 5_000 }: Given = {}) {
  return createWebhookSender({
    // Receivers compare the signature's time with their own clock.
    clock: manualClock(Date.now()),
    secret: () => secret,
    allow: allowList(allow),
    timeoutMs,
    ...(resolve && { resolve }),
  })
}

const send = (delivery: ReturnType<typeof aWebhook>, given?: Given) =>
  sender(given).send(delivery, new AbortController().signal)

describe('a webhook that is answered', () => {
  it('carries the body, the key and a content type', async () => {
    const { url, calls } = await receiver()
    expect(await send(aWebhook({ url: `${url}/new?x=1` }))).toEqual({ result: 'sent', response: 'HTTP 200: ok' })
    expect(calls).toMatchObject([
      {
        method: 'POST',
        path: '/new?x=1',
        body: '{"name":"Ada"}',
        headers: { 'idempotency-key': 'j1/node/1', 'content-type': 'application/json', 'user-agent': 'Runnel' },
      },
    ])
    expect(calls[0]?.headers).not.toHaveProperty('webhook-signature')
  })

  it('is signed so that the Standard Webhooks library accepts it, and refuses it when one letter changes', async () => {
    const { url, calls } = await receiver()
    const body = '{"name":"Zoë"}'
    await send(aWebhook({ url, body, signed: true }))
    const [call] = calls
    const headers = Object.fromEntries(
      Object.entries(call?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    )
    expect(headers['webhook-id']).toBe('j1/node/1')
    expect(new Webhook(secret).verify(call?.body ?? '', headers)).toEqual({ name: 'Zoë' })
    expect(() => new Webhook(secret).verify('{"name":"Zoe"}', headers)).toThrow()
  })

  it('says plain text for a body that is no JSON, and keeps a content type that the flow sets', async () => {
    const { url, calls } = await receiver()
    await send(aWebhook({ url, body: 'name: Ada' }))
    await send(aWebhook({ url, body: 'a=1', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }))
    expect(calls.map(({ headers }) => headers['content-type'])).toEqual([
      'text/plain; charset=utf-8',
      'application/x-www-form-urlencoded',
    ])
  })

  it('sends no body with GET', async () => {
    const { url, calls } = await receiver()
    await send(aWebhook({ url, method: 'get' }))
    expect(calls).toMatchObject([{ method: 'GET', body: '' }])
  })

  it('signs in with the name and password of the URL, and tells nobody', async () => {
    const { port, calls } = await receiver((response) => void response.writeHead(401).end())
    const attempt = await send(aWebhook({ url: `http://ada:s3cret@127.0.0.1:${port}/` }))
    expect(calls[0]?.headers.authorization).toBe(`Basic ${btoa('ada:s3cret')}`)
    expect(JSON.stringify(attempt)).not.toContain('s3cret')
  })

  it('ignores headers that belong to the connection or say who we are', async () => {
    const { url, port, calls } = await receiver()
    const headers = {
      Host: 'elsewhere.example',
      'Content-Length': '3',
      'Transfer-Encoding': 'chunked',
      Connection: 'upgrade',
      'Idempotency-Key': 'mine',
      'Webhook-Id': 'mine',
      'X-Shop': 'berlin',
    }
    await send(aWebhook({ url, headers }))
    expect(calls[0]?.headers).toMatchObject({
      host: `127.0.0.1:${port}`,
      'content-length': '14',
      'idempotency-key': 'j1/node/1',
      'x-shop': 'berlin',
    })
    expect(calls[0]?.headers).not.toHaveProperty('webhook-id')
  })

  it.each([200, 201, 204, 299])('counts %i as sent', async (status) => {
    const { url } = await answering(status)
    expect(await send(aWebhook({ url }))).toMatchObject({ result: 'sent' })
  })

  it.each([301, 302, 304, 307, 308, 400, 401, 404, 409, 410, 422])('gives up at %i', async (status) => {
    const { url } = await answering(status)
    expect(await send(aWebhook({ url }))).toMatchObject({ result: 'give-up' })
  })

  it.each([408, 425, 429, 500, 502, 503, 504])('tries again later after %i', async (status) => {
    const { url } = await answering(status)
    expect(await send(aWebhook({ url }))).toEqual({ result: 'retry-later', response: `HTTP ${status}` })
  })

  it('waits as long as Retry-After asks, in seconds or until a date', async () => {
    const seconds = await answering(429, { 'retry-after': '120' })
    expect(await send(aWebhook({ url: seconds.url }))).toMatchObject({ afterMs: 120_000 })
    const date = await answering(503, { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' })
    expect(await send(aWebhook({ url: date.url }))).toMatchObject({ afterMs: 0 })
    const nonsense = await answering(503, { 'retry-after': 'soon' })
    expect(await send(aWebhook({ url: nonsense.url }))).not.toHaveProperty('afterMs')
  })

  it('keeps the start of the answer on one line', async () => {
    const { url } = await answering(422, {}, `{\n\t"error": "no such list"\r\n}${'x'.repeat(5_000)}`)
    const { response } = await send(aWebhook({ url }))
    expect(response).toMatch(/^HTTP 422: \{ "error": "no such list" \}x+$/)
    expect(response.length).toBeLessThan(320)
  })

  it('stops reading an answer without an end', async () => {
    const pour = (response: ServerResponse) => {
      response.on('error', () => {})
      const more = () => {
        while (response.write('x'.repeat(1_024)));
        response.once('drain', more)
      }
      more()
    }
    const { url } = await receiver(pour)
    expect(await send(aWebhook({ url }))).toMatchObject({ result: 'sent' })
  })

  it('takes the status of an answer whose body breaks off', async () => {
    const { url } = await receiver((response) => {
      response.write('half an ans', () => response.destroy())
    })
    expect(await send(aWebhook({ url }))).toEqual({ result: 'sent', response: 'HTTP 200: half an ans' })
  })
})

describe('a webhook that is not answered', () => {
  it('is tried again later when nobody listens', async () => {
    const closed = await openReceiver()
    await closed.close()
    const attempt = await send(aWebhook({ url: closed.url }))
    expect(attempt).toMatchObject({ result: 'retry-later', response: expect.stringContaining('ECONNREFUSED') })
  })

  it('is tried again later when the name cannot be found', async () => {
    const resolve = () => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }))
    expect(await send(aWebhook(), { resolve })).toEqual({ result: 'retry-later', response: 'getaddrinfo ENOTFOUND' })
  })

  it('is tried again later when the receiver never answers', async () => {
    const { url } = await receiver(() => {})
    const attempt = await send(aWebhook({ url }), { timeoutMs: 50 })
    expect(attempt).toEqual({ result: 'retry-later', response: 'No answer within 0.05 s.' })
  })

  it('is tried again later when the receiver changes to another protocol instead', async () => {
    const { url } = await receiver((response) => {
      response.socket?.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: tea\r\nConnection: Upgrade\r\n\r\n')
    })
    const attempt = await send(aWebhook({ url }))
    expect(attempt).toEqual({ result: 'retry-later', response: 'The connection ended without an answer.' })
  })

  it('is tried again later when the name server never answers', async () => {
    const resolve = () => new Promise<never>(() => {})
    expect(await send(aWebhook(), { resolve, timeoutMs: 50 })).toMatchObject({ result: 'retry-later' })
  })

  it('stops at once when the server stops', async () => {
    const stopping = new AbortController()
    const { url } = await receiver(() => stopping.abort())
    expect(await sender().send(aWebhook({ url }), stopping.signal)).toMatchObject({ result: 'retry-later' })
  })
})

describe('a webhook over TLS', () => {
  const resolve: Resolve = async () => [{ address: '127.0.0.1', family: 4 }]
  const secure = async () => {
    const opened = await openReceiver(undefined, testCertificate)
    open.push(opened)
    return opened
  }

  it('says nothing to a receiver that nobody vouches for', async () => {
    const { url, calls } = await secure()
    expect(await send(aWebhook({ url }))).toMatchObject({
      result: 'retry-later',
      response: expect.stringMatching(/certificate/),
    })
    expect(calls).toEqual([])
  })

  it('arrives where the certificate is trusted and names the host, by the address that was checked', async () => {
    const trusted = getCACertificates('default')
    setDefaultCACertificates([testCertificate.cert])
    try {
      const { port, calls } = await secure()
      const named = await send(aWebhook({ url: `https://hooks.example:${port}/` }), { resolve })
      expect(named).toMatchObject({ result: 'sent' })
      expect(calls).toMatchObject([{ headers: { host: `hooks.example:${port}` } }])
      const other = await send(aWebhook({ url: `https://other.example:${port}/` }), { resolve })
      expect(other).toMatchObject({ result: 'retry-later', response: expect.stringMatching(/other\.example/) })
    } finally {
      setDefaultCACertificates(trusted)
    }
  })
})

describe('a webhook that can never be right', () => {
  it.each([
    ['no URL', { url: '' }],
    ['a path', { url: '/hooks' }],
    ['a file', { url: 'file:///etc/passwd' }],
    ['a script', { url: 'javascript:alert(1)' }],
    ['FTP', { url: 'ftp://127.0.0.1/' }],
    ['an unknown method', { method: 'CONNECT' }],
    ['a method with a line break', { method: 'GET / HTTP/1.1\r\nX: y' }],
    ['a header with a line break', { headers: { 'X-Name': 'Ada\r\nX-Admin: yes' } }],
    ['a header name with a colon', { headers: { 'X: y': 'z' } }],
  ])('is given up: %s', async (_, call) => {
    const { url, calls } = await receiver()
    expect(await send(aWebhook({ url, ...call }))).toMatchObject({ result: 'give-up' })
    expect(calls).toEqual([])
  })
})

describe('a webhook to a private place', () => {
  const refused = { result: 'give-up', response: expect.stringContaining('WEBHOOK_ALLOW') }

  it.each([
    'http://127.0.0.1',
    'http://127.1',
    'http://2130706433',
    'http://0x7f000001',
    'http://0.0.0.0',
    'http://10.1.2.3',
    'http://100.64.0.1',
    'http://169.254.169.254/latest/meta-data',
    'http://172.16.0.1',
    'http://192.168.1.1',
    'http://198.18.0.1',
    'http://224.0.0.1',
    'http://255.255.255.255',
    'http://[::]',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:a9fe:a9fe]',
    'http://[::127.0.0.1]',
    'http://[64:ff9b::7f00:1]',
    'http://[64:ff9b:1::7f00:1]',
    'http://[fc00::1]',
    'http://[fd12:3456::1]',
    'http://[fe80::1]',
    'http://[fec0::1]',
    'http://[ff02::1]',
    'http://[2002:7f00:1::]',
    'http://[2001:0:7f00:1::]',
    'http://[2001:db8::1]',
  ])('is refused: %s', async (url) => {
    expect(await send(aWebhook({ url }), { allow: [] })).toEqual(refused)
  })

  it.each(['127.0.0.1', '10.0.0.7', '169.254.169.254', '::1', 'fd00::1', '::ffff:10.0.0.7', 'fe80::1%eth0', ''])(
    'is refused when a public name leads to %s',
    async (address) => {
      const resolve: Resolve = async () => [{ address, family: address.includes(':') ? 6 : 4 }]
      expect(await send(aWebhook(), { allow: [], resolve })).toEqual(refused)
    },
  )

  it('is asked of the very address that was checked, however the name answers the next time', async () => {
    const { port, calls } = await receiver()
    let asked = 0
    const resolve: Resolve = async () => [{ address: asked++ === 0 ? '10.0.0.7' : '127.0.0.1', family: 4 }]
    const attempt = await send(aWebhook({ url: `http://rebind.example:${port}/` }), { allow: [], resolve })
    expect(attempt).toEqual(refused)
    expect({ asked, calls }).toEqual({ asked: 1, calls: [] })
  })

  it('takes the public one of a public and a private address', async () => {
    const { port, calls } = await receiver()
    const resolve: Resolve = async () => [
      { address: '10.0.0.7', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    // 127.0.0.1 stands for the address that may be connected to, 10.0.0.7 for the one that may not.
    const given = { allow: ['127.0.0.1'], resolve }
    expect(await send(aWebhook({ url: `http://mixed.example:${port}/` }), given)).toMatchObject({ result: 'sent' })
    expect(calls).toHaveLength(1)
  })

  it('is not reached by a redirect', async () => {
    const inside = await receiver()
    const outside = await answering(302, { location: `${inside.url}/admin` })
    expect(await send(aWebhook({ url: outside.url }), { allow: [`127.0.0.1:${outside.port}`] })).toEqual({
      result: 'give-up',
      response: 'HTTP 302: redirects are not followed.',
    })
    expect(inside.calls).toEqual([])
  })

  it.each([
    ['its name', (port: number) => [`hooks.internal:${port}`]],
    ['its name on every port', () => ['Hooks.Internal']],
    ['the address behind it', () => ['127.0.0.1']],
  ])('is reached when WEBHOOK_ALLOW names %s', async (_, allow) => {
    const { port, calls } = await receiver()
    const resolve: Resolve = async () => [{ address: '127.0.0.1', family: 4 }]
    const given = { allow: allow(port), resolve }
    expect(await send(aWebhook({ url: `http://hooks.internal:${port}/` }), given)).toMatchObject({ result: 'sent' })
    expect(calls).toHaveLength(1)
  })

  it('is not reached on another port than the one that WEBHOOK_ALLOW names', async () => {
    const { url, port } = await receiver()
    expect(await send(aWebhook({ url }), { allow: [`127.0.0.1:${port + 1}`] })).toEqual(refused)
  })
})
