import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FlowCounts } from '../../../server/ports/journal.ts'
import type { Choice } from '../../../shared/engine/migration.ts'
import { flowFile } from '../../builders/flows.ts'
import type { TestServer } from '../../builders/testServer.ts'
import { testServer } from '../../builders/testServer.ts'

const hourMs = 3_600_000
const pauses = ['nap', 'wait', 'rest'] as const
const tooLong = '{% if customer.ordersCount == 0 %}{% for i in (1..900000000) %}.{% endfor %}{% endif %}'

/** A flow that pauses in three places, and fails for whoever comes to its gift without an order. */
const drawn = (hours: number) =>
  flowFile(
    {
      start: { type: 'onEvent', event: 'Signed Up' },
      nap: { type: 'delay', for: `PT${hours}H` },
      wait: { type: 'wait', for: [{ id: 'ordered', label: 'Ordered', event: 'Order Completed' }], timeout: 'PT5H' },
      gift: { type: 'givePoints', points: 1, reason: tooLong },
      rest: { type: 'delay', for: 'PT3H' },
    },
    ['start:out>nap', 'nap:out>wait', 'wait:ordered>rest', 'wait:timeout>gift', 'gift:out>rest'],
    { goal: { event: 'Order Completed', within: 'P1D' }, exits: [{ id: 'left', event: 'Left' }] },
  )

const customer = fc.constantFrom('ada', 'bea', 'cid', 'dot')
const choice = fc.oneof(
  fc.constantFrom<Choice>('finish', 'exit'),
  fc.record({ moveTo: fc.constantFrom(...pauses, 'gift') }),
)
const command = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ event: fc.constantFrom('Signed Up', 'Signed Up', 'Order Completed', 'Left'), customer }),
  },
  { weight: 3, arbitrary: fc.record({ hours: fc.integer({ min: 1, max: 6 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ publish: fc.integer({ min: 1, max: 6 }), choices: fc.tuple(choice, choice, choice) }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ change: 'pause' }, { change: 'resume' }, { change: 'retry' }) },
)
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never

it('accounts for everybody, over all versions and in each, however a flow is published, paused and tried again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 30 }), async (commands) => {
      const server = await testServer()
      const id = await server.publish(drawn(2))
      for (const each of commands) await happen(each, id, server)
      expectConserved(server, id)
      await server.stop()
    }),
    { numRuns: 40 },
  )
}, 120_000)

async function happen(given: Command, id: string, server: TestServer): Promise<void> {
  if ('event' in given) await server.track(given.customer, given.event)
  else if ('hours' in given) await server.advance(given.hours * hourMs)
  else if ('publish' in given) await publish(given.publish, given.choices, id, server)
  else if (given.change !== 'retry') await server.call('POST', `/api/flows/${id}/${given.change}`)
  else await retryAll(id, server)
  await server.settle()
}

/** The same choices for every version that has somebody inside. */
async function publish(hours: number, choices: readonly Choice[], id: string, server: TestServer): Promise<void> {
  const { headers } = await server.call('GET', `/api/flows/${id}`)
  await server.call('PUT', `/api/flows/${id}`, drawn(hours), { 'if-match': headers.get('etag') ?? '' })
  const { items } = (await server.call('GET', `/api/flows/${id}/migration`)).body
  const nodes = Object.fromEntries(pauses.map((nodeId, index) => [nodeId, choices[index]]))
  const migrate = Object.fromEntries(items.map(({ version }: { version: number }) => [version, nodes]))
  expect((await server.call('POST', `/api/flows/${id}/publish`, { migrate })).status).toBe(200)
}

async function retryAll(id: string, server: TestServer): Promise<void> {
  const failed = server.journal.journeys({ flowId: id, status: 'failed' }, { limit: 200 }).items
  for (const journey of failed) await server.call('POST', `/api/journeys/${journey.id}/retry`)
}

/** The counts add up, are those of the journeys themselves, and the versions make up the whole. */
function expectConserved({ journal, library }: TestServer, id: string): void {
  const all = journal.counts(id, {})
  const versions = library.versions(id).map(({ version }) => journal.counts(id, { version }))
  for (const counts of [all, ...versions]) {
    expectAddsUp(counts)
    const filter = { flowId: id, ...(counts.version !== null && { version: counts.version }) }
    const journeys = journal.journeys(filter, { limit: 1_000 }).items
    const having = (...statuses: string[]) => journeys.filter(({ status }) => statuses.includes(status)).length
    expect(counts.journeys).toEqual({
      entered: journeys.length,
      waiting: having('ready', 'waiting'),
      completed: having('completed'),
      exited: having('exited'),
      failed: having('failed'),
      converted: journeys.filter(({ converted }) => converted !== null).length,
    })
    for (const [nodeId, { waiting }] of Object.entries(counts.nodes)) {
      expect(waiting).toBe(journeys.filter(({ position }) => position?.nodeId === nodeId).length)
    }
  }
  const visits = ({ nodes }: FlowCounts) => Object.values(nodes).reduce((sum, { entered }) => sum + entered, 0)
  expect(versions.reduce((sum, counts) => sum + visits(counts), 0)).toBe(visits(all))
}

function expectAddsUp({ journeys, nodes }: FlowCounts): void {
  expect(journeys.entered).toBe(journeys.waiting + journeys.completed + journeys.exited + journeys.failed)
  for (const { entered, waiting, left, ended, failed } of Object.values(nodes)) {
    const leftInAll = Object.values(left).reduce((sum, n) => sum + n, 0)
    expect(entered).toBe(waiting + leftInAll + ended + failed)
  }
}
