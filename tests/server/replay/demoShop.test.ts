import { join } from 'node:path'
import { expect, it } from 'vitest'
import { plansIn, replayJourneys } from '../../../server/replay/replayJourneys.ts'
import { readShippedTemplates } from '../../../server/runtime/shippedTemplates.ts'
import { testServer } from '../../builders/testServer.ts'

const templates = readShippedTemplates(join(import.meta.dirname, '../../../server/templates'))
const workspace = { timezone: 'UTC', currency: 'USD', mailFrom: 'shop@example.com' }
const minuteMs = 60_000

it('brings every journey of the demo shop through the same steps again', { timeout: 60_000 }, async () => {
  const server = await testServer({ templates })
  await server.call('POST', '/api/demo')
  await server.advance(10 * minuteMs)

  const ids = server.library
    .flows()
    .flatMap(({ id }) => server.journal.journeys({ flowId: id }, { limit: 1_000 }).items)
  const customers = [...new Set(ids.map(({ customerId }) => customerId))]
  const deps = { journal: server.journal, planOf: plansIn(server.library), workspace }
  const replayed = customers.flatMap((customerId) => replayJourneys(customerId, deps))
  expect(replayed.filter(({ isSame }) => !isSame)).toEqual([])
  expect(replayed.map(({ journeyId }) => journeyId).sort()).toEqual(ids.map(({ id }) => id).sort())
  expect(replayed.length).toBeGreaterThan(50)
})
