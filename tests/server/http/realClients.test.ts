import RudderAnalytics from '@rudderstack/rudder-sdk-node'
import { Analytics } from '@segment/analytics-node'
import { expect, it } from 'vitest'
import { testKey, testServer } from '../../builders/testServer.ts'

it("takes all that Segment's Node library sends", async () => {
  const server = await testServer()
  const client = new Analytics({ writeKey: testKey, host: await server.listen(), flushAt: 5 })
  client.track({ anonymousId: 'visitor', event: 'Product Viewed', properties: { sku: 'mug-01' } })
  client.identify({
    userId: 'ada',
    anonymousId: 'visitor',
    traits: { email: 'ada@example.com', consent: { email: true } },
  })
  client.page({ userId: 'ada', name: 'Pricing' })
  client.group({ userId: 'ada', groupId: 'g1', traits: { plan: 'gold' } })
  client.track({ userId: 'ada', event: 'Order Completed', properties: { order_id: 'o1', total: 40 } })
  await client.closeAndFlush()

  expect(server.journal.customer('ada')).toMatchObject({
    traits: { email: 'ada@example.com', group: { id: 'g1', plan: 'gold' } },
    consent: { email: true },
    computed: { ordersCount: 1, totalSpent: 40 },
  })
  expect(
    server.journal
      .allEvents('ada')
      .map(({ event }) => event)
      .sort(),
  ).toEqual(['Order Completed', 'Page Viewed', 'Product Viewed'])
})

it("takes all that RudderStack's Node library sends, gzip and odd content type included", async () => {
  const server = await testServer()
  const client = new RudderAnalytics(testKey, { dataPlaneUrl: await server.listen(), flushAt: 20 })
  client.identify({ userId: 'ada', traits: { city: 'Berlin' } })
  client.track({ userId: 'ada', event: 'Signed Up', properties: { via: 'mail' } })
  client.alias({ previousId: 'visitor', userId: 'ada' })
  await client.flush()

  expect(server.journal.customer('ada')?.traits).toMatchObject({ city: 'Berlin' })
  expect(server.journal.allEvents('ada')).toMatchObject([{ event: 'Signed Up', properties: { via: 'mail' } }])
  expect(server.journal.resolveId('anon:visitor')).toBe('ada')
})
