import { expect, it } from 'vitest'
import { bucketOf } from '../../../shared/engine/dice.ts'
import { flowFile } from '../../builders/flows.ts'
import type { TestServer } from '../../builders/testServer.ts'
import { testServer } from '../../builders/testServer.ts'

const split = (weights: Record<string, number>) =>
  flowFile(
    {
      joined: { type: 'onEvent', event: 'Signed Up' },
      split: { type: 'experiment', variants: Object.entries(weights).map(([id, weight]) => ({ id, weight })) },
    },
    ['joined:out>split'],
  )

const customers = Array.from({ length: 24 }, (_, n) => `customer-${n}`)
const newcomers = Array.from({ length: 24 }, (_, n) => `newcomer-${n}`)

/** What each customer is given when they sign up (again). */
async function enter(server: TestServer, ids: readonly string[]): Promise<Record<string, string | undefined>> {
  const given: Record<string, string | undefined> = {}
  for (const id of ids) {
    await server.track(id, 'Signed Up')
    given[id] = server.journal.journeys({ customerId: id }, { limit: 1 }).items[0]?.variants.split
  }
  return given
}

async function publishAnew(server: TestServer, flowId: string, flow: object): Promise<void> {
  const { body } = await server.call('GET', `/api/flows/${flowId}`)
  await server.call('PUT', `/api/flows/${flowId}`, flow, { 'if-match': `${body.revision}` })
  const { status } = await server.call('POST', `/api/flows/${flowId}/publish`)
  expect(status).toBe(200)
}

it('keeps everybody in their variant when they come again, under new weights, and after a restart', async () => {
  const server = await testServer()
  const flowId = await server.publish(split({ a: 50, b: 50 }))
  const first = await enter(server, customers)
  expect(new Set(Object.values(first))).toEqual(new Set(['a', 'b']))
  expect(await enter(server, customers)).toEqual(first)

  // By these weights nearly everybody would be drawn into "b".
  await publishAnew(server, flowId, split({ a: 1, b: 99 }))
  expect(await enter(server, customers)).toEqual(first)
  await server.stop()
  const again = await testServer({ dir: server.dir, clock: server.clock })
  expect(await enter(again, customers)).toEqual(first)
  expect(await enter(again, newcomers)).toEqual(
    Object.fromEntries(newcomers.map((id) => [id, bucketOf('split', id) < 1 ? 'a' : 'b'])),
  )
})

it('draws anew only those whose variant is no longer there', async () => {
  const server = await testServer()
  const flowId = await server.publish(split({ a: 50, b: 50 }))
  const first = await enter(server, customers)
  await publishAnew(server, flowId, split({ c: 50, b: 50 }))
  const second = await enter(server, customers)
  for (const id of customers) expect(second[id]).toBe(first[id] === 'b' ? 'b' : 'c')
})

it('shows in a preview the variant that the customer is then given', async () => {
  const server = await testServer()
  const flow = split({ a: 34, b: 33, c: 33 })
  await server.publish(flow)
  const shown: Record<string, string> = {}
  for (const id of customers) {
    const given = { customer: { id }, event: { event: 'Signed Up' } }
    const { body } = await server.call('POST', '/api/preview', { flow, given })
    shown[id] = body.steps.at(-1).handle
  }
  expect(await enter(server, customers)).toEqual(shown)
})
