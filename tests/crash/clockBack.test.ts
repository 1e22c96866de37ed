import { expect, it } from 'vitest'
import { flowFile } from '../builders/flows.ts'
import { testServer } from '../builders/testServer.ts'

const minuteMs = 60_000

const inTenMinutes = flowFile(
  {
    joined: { type: 'onEvent', event: 'Signed Up' },
    pause: { type: 'delay', for: 'PT10M' },
    hello: { type: 'sendEmail', subject: 'Hello', body: 'Hello', purpose: 'transactional' },
  },
  ['joined:out>pause', 'pause:out>hello'],
)

it('fires no timer twice when the clock is set back an hour, and takes events all the while', async () => {
  const server = await testServer()
  const flowId = await server.publish(inTenMinutes)
  const join = async (userId: string) => {
    expect((await server.post('/v1/identify', { userId, traits: { email: `${userId}@x.example` } })).status).toBe(200)
    expect((await server.track(userId, 'Signed Up')).status).toBe(200)
  }
  const greeted = () =>
    server.journal
      .deliveries({}, { limit: 10 })
      .items.map(({ customerId }) => customerId)
      .reverse()

  await join('ada')
  await server.advance(11 * minuteMs)
  await join('bob')
  expect(greeted()).toEqual(['ada'])

  server.clock.advance(-60 * minuteMs)
  await join('cleo')
  await server.advance(10 * minuteMs)
  // Cleo waited ten minutes of this clock; whoever waited before waits for the moment that was set.
  expect(greeted()).toEqual(['ada', 'cleo'])
  await server.advance(59 * minuteMs)
  expect(greeted()).toEqual(['ada', 'cleo'])
  await server.advance(minuteMs)
  expect(greeted()).toEqual(['ada', 'cleo', 'bob'])
  await server.advance(24 * 60 * minuteMs)

  expect(greeted()).toEqual(['ada', 'cleo', 'bob'])
  expect(server.journal.counts(flowId, {})).toMatchObject({
    journeys: { entered: 3, waiting: 0, completed: 3 },
    nodes: { pause: { entered: 3, waiting: 0, left: { out: 3 } }, hello: { entered: 3 } },
  })
  expect(server.logged).toEqual([])
})

it('finds its timers after a restart under a clock that was set back', async () => {
  const before = await testServer()
  await before.publish(inTenMinutes)
  await before.post('/v1/identify', { userId: 'ada', traits: { email: 'ada@x.example' } })
  await before.track('ada', 'Signed Up')
  await before.stop()

  before.clock.advance(-60 * minuteMs)
  const after = await testServer({ dir: before.dir, clock: before.clock })
  expect((await after.call('GET', '/readyz')).body).toMatchObject({ ok: true, mostOverdueTimerMs: 0 })
  await after.advance(69 * minuteMs)
  expect(after.journal.deliveries({}, { limit: 10 }).items).toEqual([])
  await after.advance(minuteMs)
  expect(after.journal.deliveries({}, { limit: 10 }).items).toHaveLength(1)
})
