import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { flowFile } from '../../builders/flows.ts'
import { testKey, testServer } from '../../builders/testServer.ts'

const basic = (user: string) => ({ authorization: `Basic ${Buffer.from(user).toString('base64')}` })
const order = { userId: 'ada', event: 'Order Completed', properties: { order_id: 'o1', total: 40 } }
const ok = { success: true }

describe('the write key', () => {
  it.each([
    ['as user name with a colon', basic(`${testKey}:`), {}],
    ['as user name without a colon', basic(testKey), {}],
    ['in the body', {}, { writeKey: testKey }],
  ])('is taken %s', async (_, headers, more) => {
    const server = await testServer()
    const { status, body } = await server.call('POST', '/v1/track', { ...order, ...more }, headers)
    expect([status, body]).toEqual([200, ok])
  })

  it.each([
    ['missing', {}, {}],
    ['wrong', basic('another-key:'), {}],
    ['wrong in the body', {}, { writeKey: 'another-key' }],
    ['no text', {}, { writeKey: 7 }],
  ])('that is %s is a 401, and nothing is stored', async (_, headers, more) => {
    const server = await testServer()
    const { status, body } = await server.call('POST', '/v1/track', { ...order, ...more }, headers)
    expect([status, body.success]).toEqual([401, false])
    expect(server.journal.customer('ada')).toBeNull()
  })
})

describe('the calls', () => {
  it('stores an event and folds it into its customer before it answers', async () => {
    const server = await testServer()
    expect(await server.post('/v1/track', order)).toMatchObject({ status: 200, body: ok })
    expect(server.journal.customer('ada')?.computed).toMatchObject({ ordersCount: 1, totalSpent: 40 })
  })

  it('keeps consent apart from the traits of an identify', async () => {
    const server = await testServer()
    await server.post('/v1/identify', { userId: 'ada', traits: { name: 'Ada', consent: { email: true, sms: false } } })
    const customer = server.journal.customer('ada')
    expect(customer?.traits).toEqual({ name: 'Ada' })
    expect(customer?.consent).toEqual({ email: true, sms: false })
  })

  it('adds to the traits that it knows already', async () => {
    const server = await testServer()
    await server.post('/v1/identify', { userId: 'ada', traits: { name: 'Ada', city: 'London' } })
    await server.post('/v1/identify', { userId: 'ada', traits: { city: 'Berlin' } })
    expect(server.journal.customer('ada')?.traits).toEqual({ name: 'Ada', city: 'Berlin' })
  })

  it.each([
    ['page', 'Page Viewed'],
    ['screen', 'Screen Viewed'],
  ])('takes a %s as the event "%s" with its name and category', async (call, event) => {
    const server = await testServer()
    await server.post(`/v1/${call}`, { userId: 'ada', name: 'Pricing', category: 'Shop', properties: { path: '/p' } })
    const [stored] = server.journal.allEvents('ada')
    expect(stored).toMatchObject({ event, properties: { path: '/p', name: 'Pricing', category: 'Shop' } })
  })

  it('sets the group of a customer', async () => {
    const server = await testServer()
    await server.post('/v1/group', { userId: 'ada', groupId: 'g1', traits: { plan: 'gold' } })
    expect(server.journal.customer('ada')?.traits).toEqual({ group: { id: 'g1', plan: 'gold' } })
  })

  it.each([
    ['t', { userId: 'ada', event: 'Signed Up' }],
    ['i', { userId: 'ada', traits: {} }],
    ['p', { userId: 'ada' }],
    ['s', { userId: 'ada' }],
    ['g', { userId: 'ada', groupId: 'g1' }],
    ['a', { previousId: 'visitor', userId: 'ada' }],
    ['b', { batch: [{ type: 'track', userId: 'ada', event: 'Signed Up' }] }],
  ])("takes the browser library's short path /v1/%s", async (path, body) => {
    const server = await testServer()
    const answer = await server.call('POST', `/v1/${path}`, JSON.stringify({ ...body, writeKey: testKey }), {
      'content-type': 'text/plain',
    })
    expect([answer.status, answer.body]).toEqual([200, ok])
    expect(server.journal.customer('ada')).not.toBeNull()
  })

  it('answers a browser of any page, and its preflight', async () => {
    const server = await testServer()
    const asked = await server.call('OPTIONS', '/v1/track', undefined, {
      origin: 'https://shop.example',
      'access-control-request-headers': 'authorization,content-type',
    })
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-headers')).toBe('authorization,content-type')
    const answer = await server.post('/v1/track', order)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  })

  it('answers an unknown call with a JSON 404', async () => {
    const server = await testServer()
    for (const path of ['/v1/import', '/v1']) {
      expect(await server.post(path, {})).toMatchObject({ status: 404, body: { success: false } })
    }
  })
})

describe('a message id', () => {
  it('that is the key of an effect to come holds up nobody', async () => {
    const server = await testServer()
    await server.publish(
      flowFile({ in: { type: 'onEvent', event: 'Signed Up' }, tell: { type: 'emitEvent', event: 'Welcomed' } }, [
        'in:out>tell',
      ]),
    )
    await server.post('/v1/track', { userId: 'eve', event: 'Product Viewed', messageId: '1/tell/1' })
    expect((await server.track('ada', 'Signed Up')).status).toBe(200)
    expect(server.journal.allEvents('ada').map(({ event }) => event)).toEqual(['Signed Up', 'Welcomed'])
  })

  it('that was seen before changes nothing and is answered as accepted', async () => {
    const server = await testServer()
    for (let time = 0; time < 2; time++) {
      expect((await server.post('/v1/track', { ...order, messageId: 'm1' })).body).toEqual(ok)
    }
    expect(server.journal.allEvents('ada')).toHaveLength(1)
  })

  it('counts over all calls of the workspace', async () => {
    const server = await testServer()
    await server.post('/v1/identify', { userId: 'ada', traits: { name: 'Ada' }, messageId: 'm1' })
    await server.post('/v1/identify', { userId: 'ada', traits: { name: 'Bea' }, messageId: 'm1' })
    await server.post('/v1/track', { userId: 'cy', event: 'Signed Up', messageId: 'm1' })
    expect(server.journal.customer('ada')?.traits).toEqual({ name: 'Ada' })
    expect(server.journal.customer('cy')).toBeNull()
  })

  it('that is missing never makes a duplicate', async () => {
    const server = await testServer()
    await server.post('/v1/track', { userId: 'ada', event: 'Product Viewed' })
    await server.post('/v1/track', { userId: 'ada', event: 'Product Viewed' })
    expect(server.journal.allEvents('ada')).toHaveLength(2)
  })
})

describe('time', () => {
  const timeOf = async (more: object) => {
    const server = await testServer()
    await server.post('/v1/track', { userId: 'ada', event: 'Signed Up', ...more })
    const [event] = server.journal.allEvents('ada')
    return event && new Date(event.timestamp).toISOString()
  }

  // The test server's clock stands at 2026-03-02T09:00:00.000Z.
  it.each([
    ['the timestamp', { timestamp: '2026-03-01T10:00:00+01:00' }, '2026-03-01T09:00:00.000Z'],
    ['else the original one', { originalTimestamp: '2026-03-01T09:00:00.000Z' }, '2026-03-01T09:00:00.000Z'],
    ['else the time received', {}, '2026-03-02T09:00:00.000Z'],
    [
      'the time received for one that is to come',
      { timestamp: '2026-03-02T09:05:00.001Z' },
      '2026-03-02T09:00:00.000Z',
    ],
    ['as it is up to five minutes ahead', { timestamp: '2026-03-02T09:05:00.000Z' }, '2026-03-02T09:05:00.000Z'],
    [
      'put right by a clock that is an hour off',
      { timestamp: '2026-03-02T07:30:00.000Z', sentAt: '2026-03-02T08:00:00.000Z' },
      '2026-03-02T08:30:00.000Z',
    ],
    [
      'left alone by a clock that is a minute off',
      { timestamp: '2026-03-02T07:30:00.000Z', sentAt: '2026-03-02T08:59:00.000Z' },
      '2026-03-02T07:30:00.000Z',
    ],
  ])('is %s', async (_, sent, expected) => {
    expect(await timeOf(sent)).toBe(expected)
  })

  it.each([
    '1700-01-01T00:00:00.000Z',
    '1969-12-31T23:59:59.999Z',
    'yesterday',
    '2026-02-30T00:00:00Z',
    '',
    1_772_000_000,
  ])('that is %j is refused with its path', async (timestamp) => {
    const server = await testServer()
    const { status, body } = await server.post('/v1/track', { userId: 'ada', event: 'Signed Up', timestamp })
    expect([status, body.errors[0].path]).toEqual([400, 'timestamp'])
    expect(server.journal.customer('ada')).toBeNull()
  })

  it('that only a clock from the far future puts before 1970 is refused with its path', async () => {
    const server = await testServer()
    const sent = {
      userId: 'ada',
      event: 'Signed Up',
      timestamp: '2026-03-02T07:30:00.000Z',
      sentAt: '9999-12-31T23:59:59.999Z',
    }
    const { status, body } = await server.post('/v1/track', sent)
    expect([status, body.errors?.[0].path]).toEqual([400, 'timestamp'])
    expect(server.journal.customer('ada')).toBeNull()
  })
})

describe('bad input', () => {
  it.each([
    ['no JSON', '{"userId":', ''],
    ['nothing', '', ''],
    ['a list', '[]', ''],
    ['no customer', { event: 'Signed Up' }, 'userId'],
    ['an empty customer', { userId: '', event: 'Signed Up' }, 'userId'],
    ['a customer that is an object', { userId: {}, event: 'Signed Up' }, 'userId'],
    ['an anonymous id in the place of a known one', { userId: 'anon:7', event: 'Signed Up' }, 'userId'],
    ['an id that no address can hold', { userId: '.', event: 'Signed Up' }, 'userId'],
    ['another id that no address can hold', { userId: '..', event: 'Signed Up' }, 'userId'],
    ['an id with half a character', { userId: 'ada\ud800', event: 'Signed Up' }, 'userId'],
    ['no event name', { userId: 'ada' }, 'event'],
    ['an event name of 10,000 characters', { userId: 'ada', event: 'x'.repeat(10_000) }, 'event'],
    ['an event name with a line break', { userId: 'ada', event: 'a\nb' }, 'event'],
    ['properties that are a list', { userId: 'ada', event: 'Signed Up', properties: [1] }, 'properties'],
    ['a message id of 300 characters', { userId: 'ada', event: 'Signed Up', messageId: 'm'.repeat(300) }, 'messageId'],
  ])('that is %s is a 400 with its path', async (_, sent, path) => {
    const server = await testServer()
    const { status, body } = await server.post('/v1/track', sent)
    expect([status, body.success, body.errors[0].path]).toEqual([400, false, path])
  })

  it('that is nested too deep is a 400, however deep', async () => {
    const server = await testServer()
    const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
    const track = `{"userId":"ada","event":"Signed Up","properties":{"a":${nested(16_000)}}}`
    expect((await server.post('/v1/track', track)).status).toBe(400)
    const item = `{"type":"track","userId":"ada","event":"Signed Up","properties":{"a":${nested(100_000)}}}`
    const batch = await server.post('/v1/batch', `{"batch":[${item}]}`)
    expect(batch).toMatchObject({ status: 400, body: { errors: [{ index: 0 }] } })
    expect((await server.post('/v1/batch', `{"batch":${nested(100_000)}}`)).status).toBe(400)
  })

  it('with __proto__ as a key harms nobody', async () => {
    const server = await testServer()
    const traits = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"name":"Ada"}'
    await server.post('/v1/identify', `{"userId":"__proto__","traits":${traits}}`)
    await server.post('/v1/track', `{"userId":"__proto__","event":"__proto__","properties":${traits}}`)
    await server.post('/v1/group', `{"userId":"ada","groupId":"__proto__","traits":${traits}}`)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(server.journal.customer('__proto__')?.traits.name).toBe('Ada')
    expect((await server.call('GET', '/api/customers/__proto__')).status).toBe(200)
  })

  it('with consent that is neither true nor false is a 400', async () => {
    const server = await testServer()
    const { status, body } = await server.post('/v1/identify', { userId: 'ada', traits: { consent: { email: 'yes' } } })
    expect([status, body.errors[0].path]).toEqual([400, 'traits.consent'])
  })
})

describe('limits', () => {
  const filler = (bytes: number) => ({ userId: 'ada', event: 'Signed Up', properties: { text: 'x'.repeat(bytes) } })

  it('takes an event of 32 KB and not one byte more', async () => {
    const server = await testServer()
    const empty = JSON.stringify(filler(0)).length
    expect((await server.post('/v1/track', filler(32 * 1024 - empty))).status).toBe(200)
    expect((await server.post('/v1/track', filler(32 * 1024 - empty + 1))).status).toBe(413)
  })

  it('counts bytes and not characters', async () => {
    const server = await testServer()
    const event = { userId: 'ada', event: 'Signed Up', properties: { text: 'ü'.repeat(17_000) } }
    expect((await server.post('/v1/track', event)).status).toBe(413)
  })

  it('takes a batch of 500 KB and not one byte more', async () => {
    const server = await testServer()
    const items = Array.from({ length: 18 }, () => ({ type: 'track', ...filler(25_000) }))
    const body = JSON.stringify({ batch: items })
    const fill = (bytes: number) => body + ' '.repeat(bytes - body.length)
    expect((await server.post('/v1/batch', fill(500 * 1024))).status).toBe(200)
    expect((await server.post('/v1/batch', fill(500 * 1024 + 1))).status).toBe(413)
  })

  it('takes 2,500 calls in a batch and not one more', async () => {
    const server = await testServer()
    const items = (count: number) => Array.from({ length: count }, () => ({ type: 'track', userId: 'a', event: 'E' }))
    expect((await server.post('/v1/batch', { batch: items(2_500) })).status).toBe(200)
    expect((await server.post('/v1/batch', { batch: items(2_501) })).status).toBe(413)
    expect(server.journal.allEvents('a')).toHaveLength(2_500)
  })

  it('inflates gzip of any content type', async () => {
    const server = await testServer()
    const answer = await server.call('POST', '/v1/track', gzipSync(JSON.stringify(order)), {
      ...basic(`${testKey}:`),
      'content-encoding': 'gzip',
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect([answer.status, answer.body]).toEqual([200, ok])
  })

  it('reads gzip however its name is written, with a byte order mark too', async () => {
    const server = await testServer()
    const headers = { ...basic(`${testKey}:`), 'content-encoding': 'GZIP' }
    const body = gzipSync('\ufeff{"userId":"ada","event":"Signed Up"}')
    expect((await server.call('POST', '/v1/track', body, headers)).status).toBe(200)
  })

  it('puts a gzip bomb out at the limit', async () => {
    const server = await testServer()
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024))
    const headers = { ...basic(`${testKey}:`), 'content-encoding': 'gzip' }
    expect((await server.call('POST', '/v1/batch', bomb, headers)).status).toBe(413)
  })

  it('answers what only says that it is gzip with a 400', async () => {
    const server = await testServer()
    const headers = { ...basic(`${testKey}:`), 'content-encoding': 'gzip' }
    expect((await server.call('POST', '/v1/track', JSON.stringify(order), headers)).status).toBe(400)
    expect((await server.call('POST', '/v1/track', 'x', { ...headers, 'content-encoding': 'br' })).status).toBe(400)
  })
})

describe('a batch', () => {
  it('takes the good calls in order and names the bad ones', async () => {
    const server = await testServer()
    const { status, body } = await server.post('/v1/batch', {
      batch: [
        { type: 'identify', userId: 'ada', traits: { name: 'Ada' } },
        { type: 'track', userId: 'ada' },
        { type: 'track', ...order },
        { type: 'shout', userId: 'ada' },
        { type: 'track', userId: 'ada', event: 'Big', properties: { text: 'x'.repeat(33_000) } },
        'nothing',
      ],
    })
    expect([status, body.success]).toEqual([200, true])
    expect(body.rejected.map((item: { index: number }) => item.index)).toEqual([1, 3, 4, 5])
    expect(body.rejected[0].errors[0].path).toBe('event')
    expect(server.journal.allEvents('ada').map(({ event }) => event)).toEqual(['Order Completed'])
  })

  it('leaves the list of rejected calls out where there are none', async () => {
    const server = await testServer()
    expect((await server.post('/v1/batch', { batch: [{ type: 'track', ...order }] })).body).toEqual(ok)
  })

  it.each([{ batch: [] }, { batch: [{ type: 'track' }] }, { batch: 'x' }, {}])(
    'without a good call is a 400: %j',
    async (sent) => {
      const server = await testServer()
      const { status, body } = await server.post('/v1/batch', sent)
      expect([status, body.success]).toEqual([400, false])
    },
  )

  it('puts the clock of all its calls right by its own sentAt', async () => {
    const server = await testServer()
    await server.post('/v1/batch', {
      sentAt: '2026-03-02T08:00:00.000Z',
      batch: [{ type: 'track', userId: 'ada', event: 'Signed Up', timestamp: '2026-03-02T07:00:00.000Z' }],
    })
    expect(server.journal.allEvents('ada')[0]?.timestamp).toBe(Date.parse('2026-03-02T08:00:00.000Z'))
  })

  it('lends its context to its calls', async () => {
    const server = await testServer()
    await server.post('/v1/batch', {
      context: { traits: { plan: 'gold' } },
      batch: [{ type: 'identify', userId: 'ada' }],
    })
    expect(server.journal.customer('ada')?.traits).toEqual({ plan: 'gold' })
  })
})
