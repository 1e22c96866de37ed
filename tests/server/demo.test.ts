import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { demoFlows } from '../../server/demo/demoFlows.ts'
import { historyOf, shiftTo } from '../../server/demo/history.ts'
import { keepAtHome } from '../../server/demo/keepAtHome.ts'
import { newOrders } from '../../server/demo/newOrders.ts'
import { personOf } from '../../server/demo/person.ts'
import { readPurchases } from '../../server/demo/purchases.ts'
import type { ChannelSender } from '../../server/ports/channel.ts'
import { readShippedTemplates } from '../../server/runtime/shippedTemplates.ts'
import { parseDuration } from '../../shared/engine/calendar.ts'
import { checkFlow } from '../../shared/flow/check/index.ts'
import { parseFlow } from '../../shared/flow/parse.ts'
import { runFlowTests } from '../../shared/flow/runTests.ts'
import { anEmail } from '../builders/aDelivery.ts'
import { waitingForOrder } from '../builders/flows.ts'
import type { TestServer } from '../builders/testServer.ts'
import { testServer } from '../builders/testServer.ts'

const templates = readShippedTemplates(join(import.meta.dirname, '../../server/templates'))
const workspace = { timezone: 'UTC', currency: 'USD', mailFrom: 'Shop <hello@example.com>' }
const day = 86_400_000
const minute = 60_000

const shop = (given: Parameters<typeof testServer>[0] = {}) => testServer({ templates, ...given })

const eventCount = ({ journal }: TestServer, event: string): number =>
  journal.eventNames(50).find((name) => name.event === event)?.count ?? 0

describe('the purchases of the demo shop', () => {
  it('are the whole sample', async () => {
    const purchases = await readPurchases()
    expect(purchases).toHaveLength(6_919)
    expect(new Set(purchases.map(({ customer }) => customer)).size).toBe(2_357)
    expect(purchases.slice(0, 2)).toEqual([
      { customer: '00004', day: Date.parse('1997-01-01'), quantity: 2, total: 29.33 },
      { customer: '00004', day: Date.parse('1997-01-18'), quantity: 2, total: 29.73 },
    ])
    expect(purchases.some(({ total }) => total === 0)).toBe(true)
  })

  it('move by whole days so that the last one was yesterday, and keep their distances', async () => {
    const purchases = await readPurchases()
    const shiftMs = shiftTo(Date.parse('2026-03-02T09:00:00Z'), purchases)
    expect(shiftMs % day).toBe(0)
    const [first] = purchases
    const calls = historyOf(
      '00004',
      purchases.filter(({ customer }) => customer === '00004'),
      shiftMs,
    )
    const dates = calls.map(({ body }) => String(body.timestamp).slice(0, 10))
    expect(Date.parse('1998-06-30') + shiftMs).toBe(Date.parse('2026-03-01'))
    expect(Date.parse(dates[1] ?? '')).toBe((first?.day ?? 0) + shiftMs)
    expect(Date.parse(dates[2] ?? '') - Date.parse(dates[1] ?? '')).toBe(17 * day)
  })

  it('of one day come one after the other, each an order of its own', () => {
    const twice = [1, 2].map((quantity) => ({ customer: '00004', day: 0, quantity, total: quantity * 10 }))
    const [person, ...orders] = historyOf('00004', twice, 0)
    expect(person?.body.timestamp).toBe(orders[0]?.body.timestamp)
    expect(String(orders[0]?.body.timestamp) < String(orders[1]?.body.timestamp)).toBe(true)
    expect(orders.map(({ body }) => body.messageId)).toEqual(['cdnow-00004-order-1', 'cdnow-00004-order-2'])
    expect(orders).toMatchObject([
      {
        type: 'track',
        body: { properties: { order_id: '00004-1', total: 10, products: [{ quantity: 1, price: 10 }] } },
      },
      {
        type: 'track',
        body: { properties: { order_id: '00004-2', total: 20, products: [{ quantity: 2, price: 10 }] } },
      },
    ])
  })

  it('belong to made-up people, the same on every machine, of whom most agreed to mails', async () => {
    expect(personOf('00004')).toEqual(personOf('00004'))
    const ids = new Set((await readPurchases()).map(({ customer }) => customer))
    const people = [...ids].map(personOf)
    expect(people.every(({ email }) => String(email).endsWith('@example.com'))).toBe(true)
    expect(new Set(people.map(({ email }) => email)).size).toBe(2_357)
    expect(new Set(people.map(({ timezone }) => timezone)).size).toBe(5)
    const agreed = people.filter(({ consent }) => JSON.stringify(consent) === '{"email":true}').length
    expect(agreed / people.length).toBeCloseTo(0.86, 1)
  })
})

describe('the flows of the demo shop', () => {
  let ids = 0
  const flows = demoFlows(templates, () => `n${++ids}`)

  it.each(flows)('"$name" can be published, and passes its own tests in compressed time', (flow) => {
    expect(parseFlow(flow)).toMatchObject({ ok: true })
    expect(checkFlow(flow)).toEqual([])
    const results = runFlowTests(flow, { now: Date.parse('2026-03-02T09:00:00Z'), workspace })
    expect(results.filter(({ passed }) => !passed)).toEqual([])
  })

  it.each(flows)('"$name" takes minutes, not weeks, and says so on the canvas', (flow) => {
    const waits = flow.nodes.flatMap(({ type, data }) =>
      type === 'delay' ? [data.for ?? ''] : type === 'wait' ? [data.timeout] : [],
    )
    expect(waits.length).toBeGreaterThan(0)
    for (const wait of waits) expect(parseDuration(wait)?.total('seconds')).toBeLessThanOrEqual(60)
    expect(flow.nodes.find(({ type }) => type === 'note')?.data).toBeDefined()
    expect(JSON.stringify(flow.nodes)).toContain('A day takes five seconds here')
    expect(flow.tags).toContain('demo shop')
  })
})

describe('new orders in the demo shop', () => {
  it('come from its customers, some of them again, with reviews and refunds of what was ordered', () => {
    const next = newOrders(['00001', '00002', '00003', '00004'], 'seed')
    const calls = Array.from({ length: 500 }, (_, index) => next(index * 2_000))
    const ordered = new Set(
      calls.filter(({ body }) => body.event === 'Order Completed').map(({ body }) => orderIdOf(body)),
    )
    const later = calls.filter(({ body }) => body.event !== 'Order Completed')
    expect(ordered.size).toBeGreaterThan(300)
    expect(new Set(later.map(({ body }) => body.event))).toEqual(new Set(['Product Reviewed', 'Order Refunded']))
    expect(later.every(({ body }) => ordered.has(orderIdOf(body)))).toBe(true)
  })

  it('tell the same story from the same seed, and another one from another', () => {
    const story = (seed: string) => {
      const next = newOrders(['00001', '00002', '00003'], seed)
      return Array.from({ length: 20 }, (_, index) => next(index))
    }
    expect(story('a')).toEqual(story('a'))
    expect(story('a')).not.toEqual(story('b'))
  })
})

const orderIdOf = ({ properties }: { properties?: unknown }): unknown =>
  typeof properties === 'object' && properties !== null && 'order_id' in properties ? properties.order_id : null

describe('a mail to a customer of the demo shop', () => {
  const sender: ChannelSender = {
    send: async () => ({ result: 'sent', response: 'ok' }),
    describe: () => ({ ready: true, text: 'mail.example.com' }),
  }

  it('never goes out, a mail to anybody else does', async () => {
    const { send } = keepAtHome(sender)
    const { signal } = new AbortController()
    expect(await send({ ...anEmail(), customerId: 'cdnow-00004' }, signal)).toMatchObject({ result: 'not-sent' })
    expect(await send(anEmail(), signal)).toMatchObject({ result: 'sent' })
    expect(keepAtHome(sender).describe().text).toBe('mail.example.com')
  })
})

describe('loading the demo shop', { timeout: 30_000 }, () => {
  it('brings the customers with their orders and two live flows, and starts no journey', async () => {
    const server = await shop()
    const { body } = await server.call('POST', '/api/demo')
    expect(body.demo).toEqual({ loaded: true, customers: 2_357 })
    expect(eventCount(server, 'Order Completed')).toBe(6_919)
    expect(server.journal.customer('cdnow-00004')).toMatchObject({
      computed: { ordersCount: 4, totalSpent: expect.closeTo(100.5) },
      traits: { email: expect.stringMatching(/^[a-z.]+\.00004@example\.com$/) },
    })
    expect(server.library.flows().map(({ status }) => status)).toEqual(['live', 'live'])
    expect(server.journal.gauges()).toMatchObject({ openJourneys: 0, queuedDeliveries: 0 })
    expect(server.logged).toEqual([])
  })

  it('a second time changes nothing', async () => {
    const server = await shop()
    await server.call('POST', '/api/demo')
    const flows = server.library.flows()
    await server.call('POST', '/api/demo')
    expect(server.library.flows()).toEqual(flows)
    expect(server.journal.gauges().customers).toBe(2_357)
    expect(eventCount(server, 'Order Completed')).toBe(6_919)
  })

  it('that was cut off is finished at the next start', async () => {
    const server = await shop()
    await server.library.saveSettings({ demo: { loadedAt: server.clock.now(), flowIds: [] } })
    await server.stop()
    const next = await shop({ dir: server.dir, clock: server.clock })
    expect(next.library.flows().map(({ status }) => status)).toEqual(['live', 'live'])
    expect(next.journal.gauges().customers).toBe(2_357)
  })

  it('lets new orders come in, so that people come through the flows and nobody gets real mail', async () => {
    const sent: string[] = []
    const email: ChannelSender = {
      send: async ({ customerId }) => {
        sent.push(customerId)
        return { result: 'sent', response: 'ok' }
      },
      describe: () => ({ ready: true, text: '' }),
    }
    const server = await shop({ senders: { email } })
    await server.call('POST', '/api/demo')
    await server.advance(4 * minute)
    expect(eventCount(server, 'Order Completed')).toBeGreaterThan(6_919 + 50)
    const flow = server.library.flows().find(({ flow: { name } }) => name.startsWith('Post-purchase'))
    const { journeys } = server.journal.counts(flow?.id ?? '', {})
    expect(journeys.entered).toBeGreaterThan(20)
    expect(journeys.completed).toBeGreaterThan(5)
    expect(journeys.failed).toBe(0)
    expect(sent).toEqual([])
    expect(server.journal.deliveries({ status: 'not-sent' }, { limit: 50 }).items.length).toBeGreaterThan(5)
    expect(server.logged).toEqual([])
  })

  it('goes on after the server was started again, and not while it is stopped', async () => {
    const server = await shop()
    await server.call('POST', '/api/demo')
    await server.stop()
    server.clock.advance(minute)
    const next = await shop({ dir: server.dir, clock: server.clock })
    expect(eventCount(next, 'Order Completed')).toBe(6_919)
    await next.advance(minute)
    expect(eventCount(next, 'Order Completed')).toBeGreaterThan(6_919)
  })
})

describe('removing the demo shop', { timeout: 30_000 }, () => {
  it('takes away all that it brought and leaves what was there before', async () => {
    const server = await shop()
    const own = await server.publish(waitingForOrder())
    await server.track('ada', 'Signed Up')
    await server.call('POST', '/api/demo')
    await server.advance(minute)
    expect((await server.call('DELETE', '/api/demo')).status).toBe(204)
    expect(server.library.flows().map(({ id }) => id)).toEqual([own])
    expect(server.journal.customers({}, { limit: 10 }).items.map(({ id }) => id)).toEqual(['ada'])
    expect(server.journal.eventNames(10)).toEqual([{ event: 'Signed Up', count: 1 }])
    expect(server.journal.deliveries({}, { limit: 10 }).items).toEqual([])
    expect(server.journal.openJourneyIds(own, 10)).toMatchObject([{ customerId: 'ada' }])
    expect(server.library.settings().demo).toBeNull()
    await server.advance(minute)
    expect(server.journal.gauges().customers).toBe(1)
  })

  it('works when one of its flows was deleted before, and lets it be loaded again', async () => {
    const server = await shop()
    await server.call('POST', '/api/demo')
    const [flow] = server.library.flows()
    await server.call('DELETE', `/api/flows/${flow?.id}`)
    await server.call('DELETE', '/api/demo')
    expect(server.library.flows()).toEqual([])
    await server.call('POST', '/api/demo')
    expect(server.library.flows()).toHaveLength(2)
    expect(eventCount(server, 'Order Completed')).toBe(6_919)
  })

  it('waits for a load that is under way', async () => {
    const server = await shop()
    const load = server.call('POST', '/api/demo')
    await Promise.all([load, server.call('DELETE', '/api/demo')])
    expect(server.library.flows()).toEqual([])
    expect(server.journal.gauges().customers).toBe(0)
  })
})
