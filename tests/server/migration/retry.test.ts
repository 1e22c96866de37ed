import { expect, it } from 'vitest'
import { flowFile } from '../../builders/flows.ts'
import type { TestServer } from '../../builders/testServer.ts'
import { testServer } from '../../builders/testServer.ts'

/** Fails for customers whose `n` is too large for its loop. */
const fragile = flowFile(
  {
    start: { type: 'onEvent', event: 'Signed Up' },
    gift: { type: 'givePoints', points: 3, reason: '{% for i in (1..customer.traits.n) %}.{% endfor %}' },
    nap: { type: 'delay', for: 'P10D' },
  },
  ['start:out>gift', 'gift:out>nap'],
  { concurrent: 'no' },
)

const identify = (server: TestServer, userId: string, n: number) =>
  server.post('/v1/identify', { userId, traits: { n } })
const retry = (server: TestServer, id: string) => server.call('POST', `/api/journeys/${id}/retry`)

async function withAFailure() {
  const server = await testServer()
  const flowId = await server.publish(fragile)
  await identify(server, 'ada', 900_000_000)
  await server.track('ada', 'Signed Up')
  expect((await server.call('GET', '/api/journeys/1')).body).toMatchObject({ status: 'failed', endReason: 'error' })
  const counts = async (query = '') => (await server.call('GET', `/api/flows/${flowId}/counts${query}`)).body
  return { server, flowId, counts }
}

it('a journey that failed harms no other, and is counted where it stopped', async () => {
  const { server, counts } = await withAFailure()
  await identify(server, 'bea', 2)
  await server.track('bea', 'Signed Up')
  expect(await counts()).toMatchObject({
    journeys: { entered: 2, waiting: 1, failed: 1 },
    nodes: { gift: { entered: 2, left: { out: 1 }, failed: 1 } },
  })
})

it('a failed journey that is tried again goes on where it failed, says so, and has not failed any more', async () => {
  const { server, counts } = await withAFailure()
  await identify(server, 'ada', 2)
  await server.advance(3_600_000)
  const { status, body } = await retry(server, '1')
  expect([status, body.status, body.endedAt, body.endReason, body.nodeId]).toEqual([200, 'waiting', null, null, 'nap'])
  expect(body.steps.map(({ nodeId, at, handle }: Record<string, unknown>) => [nodeId, at, handle])).toEqual([
    ['start', '2026-03-02T09:00:00.000Z', 'out'],
    ['gift', '2026-03-02T09:00:00.000Z', null],
    ['gift', '2026-03-02T10:00:00.000Z', 'out'],
    ['nap', '2026-03-02T10:00:00.000Z', null],
  ])
  expect(body.steps[2].says[0]).toBe('tried again by hand')
  expect(await counts()).toMatchObject({
    journeys: { entered: 1, waiting: 1, failed: 0 },
    nodes: { gift: { entered: 2, waiting: 0, left: { out: 1 }, failed: 1 }, nap: { entered: 1, waiting: 1 } },
  })
  expect(server.journal.customer('ada')?.rewards.points).toBe(3)
})

it('a journey that fails again stays failed, with one more visit', async () => {
  const { server, counts } = await withAFailure()
  const { status, body } = await retry(server, '1')
  expect([status, body.status, body.steps.length]).toEqual([200, 'failed', 3])
  expect(await counts()).toMatchObject({
    journeys: { entered: 1, waiting: 0, failed: 1 },
    nodes: { gift: { entered: 2, failed: 2 } },
  })
})

it('a journey that failed over a mistake in the drawing goes on once that was mended and published, and counts there', async () => {
  const { server, flowId, counts } = await withAFailure()
  const mend = (node: (typeof fragile.nodes)[number]) =>
    node.id === 'gift' ? { ...node, data: { ...node.data, reason: 'thanks' } } : node
  const mended = { ...fragile, nodes: fragile.nodes.map(mend) }
  await server.call('PUT', `/api/flows/${flowId}`, mended, { 'if-match': '"2"' })
  await server.call('POST', `/api/flows/${flowId}/publish`)
  const { body } = await retry(server, '1')
  expect(body).toMatchObject({ version: 2, status: 'waiting', nodeId: 'nap' })
  expect(body.steps[2].says[0]).toBe('tried again by hand, in version 2')
  expect(await counts('?version=1')).toMatchObject({
    journeys: { entered: 0, failed: 0 },
    nodes: { gift: { entered: 1, failed: 1 } },
  })
  expect(await counts('?version=2')).toMatchObject({
    journeys: { entered: 1, waiting: 1, failed: 0 },
    nodes: { gift: { entered: 1, left: { out: 1 }, failed: 0 } },
  })
})

it('only a journey that failed can be tried again, and only one that exists', async () => {
  const { server } = await withAFailure()
  await identify(server, 'ada', 2)
  expect((await retry(server, '1')).status).toBe(200)
  expect((await retry(server, '1')).status).toBe(409)
  expect((await retry(server, 'zz')).status).toBe(404)
})

it('two people who try the same journey again at once do so once', async () => {
  const { server } = await withAFailure()
  await identify(server, 'ada', 2)
  const answers = await Promise.all([retry(server, '1'), retry(server, '1')])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(server.journal.customer('ada')?.rewards.points).toBe(3)
})

it('is refused beside another open journey of the flow, and possible when that has ended', async () => {
  const { server } = await withAFailure()
  await identify(server, 'ada', 2)
  await server.track('ada', 'Signed Up')
  const refused = await retry(server, '1')
  expect([refused.status, refused.body.detail]).toEqual([
    409,
    'The customer is on another journey through this flow. Try again when that has ended.',
  ])
  await server.call('POST', '/api/journeys/2/exit')
  expect((await retry(server, '1')).status).toBe(200)
})

it('is refused while the flow is paused or archived', async () => {
  const { server, flowId } = await withAFailure()
  for (const change of ['pause', 'archive']) {
    await server.call('POST', `/api/flows/${flowId}/${change}`)
    expect((await retry(server, '1')).status).toBe(409)
  }
})

it('is refused for a journey that went round in circles, as it would only do so again', async () => {
  const server = await testServer()
  // A wait that passes at once is a pause for the check, and none for these customers.
  const always = { combinator: 'and', rules: [{ field: 'customer.ordersCount', operator: '>=', value: 0 }] }
  const circle = flowFile(
    {
      start: { type: 'onEvent', event: 'Signed Up' },
      wait: { type: 'wait', for: [{ id: 'now', label: 'Now', when: always }], timeout: 'P1D', alreadyTrue: true },
    },
    ['start:out>wait', 'wait:now>wait'],
  )
  await server.publish(circle)
  await server.track('ada', 'Signed Up')
  expect((await server.call('GET', '/api/journeys/1')).body.endReason).toBe('too-many-visits')
  const refused = await retry(server, '1')
  expect([refused.status, refused.body.detail]).toEqual([
    409,
    'This journey went round in circles, and would only fail again. Mend the flow, and publish it.',
  ])
})

it('all failed journeys of a flow can be tried again in one call, which says what came of them', async () => {
  const { server, flowId, counts } = await withAFailure()
  for (const [name, n] of Object.entries({ bea: 900_000_000, cid: 900_000_000 })) {
    await identify(server, name, n)
    await server.track(name, 'Signed Up')
  }
  await identify(server, 'bea', 2)
  await identify(server, 'cid', 2)
  await server.track('cid', 'Signed Up')
  expect((await counts()).journeys).toMatchObject({ entered: 4, waiting: 1, failed: 3 })
  const { body } = await server.call('POST', `/api/flows/${flowId}/retry`)
  expect(body).toEqual({ goOn: 1, failedAgain: 1, refused: 1 })
  expect((await counts()).journeys).toMatchObject({ entered: 4, waiting: 2, failed: 2 })
})
