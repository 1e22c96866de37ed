import { expect, it } from 'vitest'
import type { ChannelSender } from '../../../server/ports/channel.ts'
import type { Journal } from '../../../server/ports/journal.ts'
import type { Comparison } from '../../../server/replay/compare.ts'
import { plansIn, replayJourneys } from '../../../server/replay/replayJourneys.ts'
import { flowFile } from '../../builders/flows.ts'
import { manualClock } from '../../builders/manualClock.ts'
import type { TestServer } from '../../builders/testServer.ts'
import { testServer } from '../../builders/testServer.ts'

const workspace = { timezone: 'UTC', currency: 'USD', mailFrom: 'shop@example.com' }
const hourMs = 3_600_000
const dayMs = 24 * hourMs

const replayed = (server: TestServer, customerId = 'ada'): Comparison[] =>
  replayJourneys(customerId, { journal: server.journal, planOf: plansIn(server.library), workspace })

const trailOf = ({ rows }: Comparison) => rows.map(({ again }) => `${again?.nodeId}:${again?.handle}`)

/** Everything that a journey can wait for, and everything that it can do to its customer. */
const everything = flowFile(
  {
    joined: { type: 'onEvent', event: 'Signed Up' },
    byHand: { type: 'onStart' },
    day: { type: 'delay', for: 'P1D' },
    tell: { type: 'callWebhook', url: 'https://example.com', body: '{{ customer.traits.plan }}' },
    mark: { type: 'updateCustomer', set: {}, addTags: ['welcomed'], removeTags: [] },
    ordered: { type: 'wait', for: [{ id: 'yes', label: 'Ordered', event: 'Order Completed' }], timeout: 'P7D' },
    draw: {
      type: 'experiment',
      variants: [
        { id: 'a', label: 'A', weight: 50 },
        { id: 'b', label: 'B', weight: 50 },
      ],
    },
    say: { type: 'emitEvent', event: 'Welcomed', properties: { how: '{{ journey.variant.draw }}' } },
    hello: { type: 'sendEmail', subject: 'Hello {{ customer.ordersCount }}', body: 'Hello', purpose: 'transactional' },
  },
  [
    'joined:out>day',
    'byHand:out>day',
    'day:out>tell',
    'tell:out>mark',
    'tell:failed>hello',
    'mark:out>ordered',
    'ordered:yes>draw',
    'ordered:timeout>hello',
    'draw:a>say',
    'draw:b>say',
    'say:out>hello',
  ],
  { goal: { event: 'Order Completed', within: 'P30D', value: 'event.properties.total' } },
)

const after = flowFile({ welcomed: { type: 'onEvent', event: 'Welcomed' }, day: { type: 'delay', for: 'P1D' } }, [
  'welcomed:out>day',
])

/** Says yes to every second webhook, after a try that fails, and gives the others up. */
function moody(): ChannelSender {
  let calls = 0
  return {
    send: async () => {
      calls += 1
      if (calls % 3 === 1) return { result: 'retry-later', response: 'busy' }
      return calls % 3 === 2 ? { result: 'sent', response: 'ok' } : { result: 'give-up', response: 'x'.repeat(2_000) }
    },
    describe: () => ({ ready: true, text: '' }),
  }
}

it('brings journeys through deliveries, timers, events of their own and starts by hand again', async () => {
  const server = await testServer({ senders: { webhook: moody() } })
  const flowId = await server.publish(everything)
  await server.publish(after)
  await server.post('/v1/identify', { userId: 'ada', traits: { email: 'ada@example.com', plan: 'gold' } })
  await server.track('ada', 'Signed Up')
  await server.advance(2 * dayMs)
  await server.track('ada', 'Order Completed', { order_id: 'o1', total: 20 })
  await server.advance(hourMs)
  await server.call('POST', `/api/flows/${flowId}/start`, { customerId: 'ada' })
  await server.advance(30 * dayMs)
  await server.track('ada', 'Signed Up')
  await server.advance(30 * dayMs)

  const journeys = replayed(server)
  expect(journeys.filter(({ isSame }) => !isSame)).toEqual([])
  expect(journeys.map(trailOf)).toEqual([
    [
      'joined:out',
      'day:out',
      'tell:out',
      'mark:out',
      'ordered:yes',
      expect.stringMatching(/^draw:[ab]$/),
      'say:out',
      'hello:out',
    ],
    ['welcomed:out', 'day:out'],
    ['byHand:out', 'day:out', 'tell:failed', 'hello:out'],
    ['joined:out', 'day:out', 'tell:out', 'mark:out', 'ordered:timeout', 'hello:out'],
  ])
})

it('reads the clock of the turn, where the call that brought the event had to wait for it', async () => {
  const clock = manualClock()
  const busy = (journal: Journal): Journal => ({
    ...journal,
    transact(unit) {
      clock.advance(7)
      return journal.transact(unit)
    },
  })
  const server = await testServer({ clock, wrapJournal: busy })
  await server.publish(after)
  await server.track('ada', 'Welcomed')
  expect(replayed(server)).toMatchObject([{ isSame: true, rows: [{}, {}] }])
})

it('fires a timer when it fired, where the server was down as it fell due', async () => {
  const server = await testServer()
  await server.publish(after)
  await server.track('ada', 'Welcomed')
  await server.stop()
  server.clock.advance(5 * dayMs)
  const next = await testServer({ dir: server.dir, clock: server.clock })
  await next.settle()
  const [journey] = replayed(next)
  expect(journey).toMatchObject({ isSame: true, rows: [{}, { again: { leftAt: next.clock.now() } }] })
})

it('ends a journey that was ended by hand, or with its flow, when it was', async () => {
  const server = await testServer()
  const flowId = await server.publish(after)
  await server.track('ada', 'Welcomed')
  await server.track('bob', 'Welcomed')
  await server.advance(hourMs)
  await server.call(
    'POST',
    `/api/journeys/${server.journal.journeys({ customerId: 'ada' }, { limit: 1 }).items[0]?.id}/exit`,
  )
  await server.advance(hourMs)
  await server.call('POST', `/api/flows/${flowId}/archive`)
  expect(replayed(server)).toMatchObject([{ isSame: true, end: { again: { endReason: 'by-hand' } } }])
  expect(replayed(server, 'bob')).toMatchObject([{ isSame: true, end: { again: { endReason: 'archived' } } }])
})

it('goes by the version that the journey is pinned to', async () => {
  const server = await testServer()
  const flowId = await server.publish(after)
  await server.track('ada', 'Welcomed')
  const { body } = await server.call('GET', `/api/flows/${flowId}`)
  const slower = { ...body.flow, nodes: body.flow.nodes.map(slowDown) }
  await server.call('PUT', `/api/flows/${flowId}`, slower, { 'if-match': `${body.revision}` })
  await server.call('POST', `/api/flows/${flowId}/publish`)
  await server.track('bob', 'Welcomed')
  await server.advance(10 * dayMs)
  for (const customerId of ['ada', 'bob']) expect(replayed(server, customerId)).toMatchObject([{ isSame: true }])
})

const slowDown = (node: { type: string; data: object }) =>
  node.type === 'delay' ? { ...node, data: { ...node.data, for: 'P3D' } } : node

it('says where a journey comes out differently', async () => {
  const server = await testServer()
  await server.publish(everything)
  await server.post('/v1/identify', { userId: 'ada', traits: { plan: 'gold' } })
  await server.track('ada', 'Signed Up')
  await server.advance(2 * dayMs)
  // The journal keeps no earlier traits: the webhook was filled in with the old plan.
  await server.post('/v1/identify', { userId: 'ada', traits: { plan: 'silver' } })
  const [journey] = replayed(server)
  expect(journey?.isSame).toBe(false)
  expect(journey?.rows.map(({ isSame }) => isSame)).toEqual([true, true, false])
  expect(journey?.rows[2]).toMatchObject({
    stored: { effects: [{ body: 'gold' }] },
    again: { effects: [{ body: 'silver' }] },
  })
})

it('brings journeys that were moved, taken out and tried again through the same steps', async () => {
  const server = await testServer()
  const nap = flowFile({ joined: { type: 'onEvent', event: 'Signed Up' }, nap: { type: 'delay', for: 'P9D' } }, [
    'joined:out>nap',
  ])
  const tooLong = '{% if customer.ordersCount == 0 %}{% for i in (1..900000000) %}.{% endfor %}{% endif %}'
  const later = flowFile(
    {
      joined: { type: 'onEvent', event: 'Signed Up' },
      nap: { type: 'delay', for: 'P1D' },
      gift: { type: 'givePoints', points: 3, reason: tooLong },
    },
    ['joined:out>nap', 'nap:out>gift', 'gift:out>nap'],
  )
  const id = await server.publish(nap)
  const publishAgain = async (flow: object, migrate: object) => {
    const { headers } = await server.call('GET', `/api/flows/${id}`)
    await server.call('PUT', `/api/flows/${id}`, flow, { 'if-match': headers.get('etag') ?? '' })
    expect((await server.call('POST', `/api/flows/${id}/publish`, { migrate })).status).toBe(200)
  }
  await server.track('ada', 'Signed Up')
  await server.advance(hourMs)
  await publishAgain(later, { 1: { nap: { moveTo: 'gift' } } })
  await server.advance(hourMs)
  await server.track('ada', 'Order Completed', { order_id: 'o1', total: 20 })
  await server.advance(hourMs)
  expect((await server.call('POST', '/api/journeys/1/retry')).status).toBe(200)
  await server.advance(30 * hourMs)
  await publishAgain({ ...later, name: 'Later' }, { 2: { nap: { moveTo: 'nap' } } })
  await server.advance(hourMs)
  await publishAgain({ ...later, name: 'Last' }, { 3: { nap: 'exit' } })

  const [journey] = replayed(server)
  expect(journey).toMatchObject({ isSame: true, end: { stored: { version: 3, endReason: 'migrated' } } })
  expect(journey && trailOf(journey)).toEqual([
    'joined:out',
    'nap:null',
    'gift:null',
    'gift:out',
    'nap:out',
    'gift:out',
    'nap:null',
    'nap:null',
  ])
})
