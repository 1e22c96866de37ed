import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Customer } from '../../shared/customer/customer.ts'
import { newCustomer } from '../../shared/customer/customer.ts'
import type { JsonObject } from '../../shared/json.ts'
import { writeSegment } from '../../shared/segments/canonical.ts'
import { manualClock } from '../builders/manualClock.ts'
import { tempFolder } from '../builders/tempFolder.ts'
import type { TestServer } from '../builders/testServer.ts'
import { testServer } from '../builders/testServer.ts'
import { instant } from './playInMemory.ts'
import type { Moment, Scenario } from './scenario.ts'

/** Plays a scenario through the server: its events over HTTP, its timers by the timers' loop, on real stores. */
export async function playOnServer(scenario: Scenario): Promise<TestServer> {
  const dir = await tempFolder()
  await writeSegments(join(dir, 'library/segments'), scenario)
  const begin = scenario.timeline[0]?.at ?? scenario.until
  const clock = manualClock(instant(begin))
  // Segments were there before the customer, and the customer was before the flows went live.
  const before = await testServer({ dir, clock })
  await before.settle()
  await before.turns.transact(({ tx }) => tx.saveCustomer(customerOf(scenario)))
  await before.stop()
  await writeFlows(join(dir, 'library/flows'), scenario)
  // Nobody carries deliveries out: the scenario says what became of them.
  const server = await testServer({ dir, clock, senders: {} })
  await accepted(server.call('PUT', '/api/settings', { contactPolicy: scenario.contactPolicy }))
  for (const moment of scenario.timeline) {
    await server.advance(Math.max(0, instant(moment.at) - server.clock.now()))
    await happen(moment, scenario.customer.id, server)
    await server.settle()
  }
  await server.advance(instant(scenario.until) - server.clock.now())
  return server
}

/** As a team keeps them in its folder: under the ids of the scenario, and live as they are, errors of the check included. */
async function writeFlows(flowsDir: string, { flows }: Scenario): Promise<void> {
  for (const [id, flow] of Object.entries(flows)) {
    const dir = join(flowsDir, id)
    await mkdir(join(dir, 'versions'), { recursive: true })
    const state = {
      revision: 1,
      status: 'live',
      liveVersion: 1,
      createdAt: 0,
      updatedAt: 0,
      draftSha256: '',
      versions: [{ version: 1, note: '', publishedAt: 0, publishedBy: '' }],
    }
    await writeFile(join(dir, 'draft.json'), JSON.stringify(flow))
    await writeFile(join(dir, 'versions/1.json'), JSON.stringify(flow))
    await writeFile(join(dir, 'state.json'), JSON.stringify(state))
  }
}

async function writeSegments(dir: string, { segments }: Scenario): Promise<void> {
  await mkdir(dir, { recursive: true })
  for (const [id, segment] of Object.entries(segments)) await writeFile(join(dir, `${id}.json`), writeSegment(segment))
}

function customerOf({ customer: { id, traits, tags, consent } }: Scenario): Customer {
  // Scenarios are JSON files, so what zod leaves unknown is JSON.
  return { ...newCustomer(id, 0), traits: traits as JsonObject, tags, consent }
}

/** The journal counts journeys in base 36; scenarios number them from 1. */
export const journeyId = (n: number): string => n.toString(36)

async function happen(moment: Moment, customerId: string, server: TestServer): Promise<void> {
  const { event, identify, pause, resume, archive, publish, start, exit, retry, delivery } = moment
  if (event) await accepted(server.post('/v1/track', { userId: customerId, ...event }))
  if (identify?.tags) await changeTags(identify, customerId, server)
  else if (identify) {
    const traits = { ...identify.traits, ...(identify.consent && { consent: identify.consent }) }
    await accepted(server.post('/v1/identify', { userId: customerId, traits }))
  }
  if (pause !== undefined) await accepted(server.call('POST', `/api/flows/${pause}/pause`))
  if (resume !== undefined) await accepted(server.call('POST', `/api/flows/${resume}/resume`))
  if (archive !== undefined) await accepted(server.call('POST', `/api/flows/${archive}/archive`))
  if (publish) await publishAgain(publish, server)
  // A start that the flow refuses is an answer too.
  if (start !== undefined) await server.call('POST', `/api/flows/${start}/start`, { customerId })
  if (exit !== undefined) await accepted(server.call('POST', `/api/journeys/${journeyId(exit)}/exit`))
  // A journey that may not go on stays as it is.
  if (retry !== undefined) await server.call('POST', `/api/journeys/${journeyId(retry)}/retry`)
  if (delivery) await endDelivery(delivery, customerId, server)
}

async function publishAgain(
  { flow, file, migrate }: NonNullable<Moment['publish']>,
  server: TestServer,
): Promise<void> {
  const { headers } = await server.call('GET', `/api/flows/${flow}`)
  await accepted(server.call('PUT', `/api/flows/${flow}`, file, { 'if-match': headers.get('etag') ?? '' }))
  await accepted(server.call('POST', `/api/flows/${flow}/publish`, { migrate }))
}

async function accepted(answering: ReturnType<TestServer['call']>): Promise<void> {
  const { status, body } = await answering
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
}

/** No call of the intake sets tags: only actions do. */
async function changeTags(
  { traits, tags, consent }: NonNullable<Moment['identify']>,
  customerId: string,
  server: TestServer,
): Promise<void> {
  await server.turns.transact((unit) => {
    const before = unit.tx.customer(customerId) ?? newCustomer(customerId, unit.now)
    unit.turn(
      customerId,
      { kind: 'customer' },
      {
        ...before,
        traits: { ...before.traits, ...(traits as JsonObject | undefined) }, // a JSON file, as above
        tags: tags ?? before.tags,
        consent: { ...before.consent, ...consent },
      },
    )
  })
}

async function endDelivery(
  { journey, succeeded }: NonNullable<Moment['delivery']>,
  customerId: string,
  server: TestServer,
): Promise<void> {
  const id = journeyId(journey)
  await server.turns.transact((unit) => {
    const key = unit.tx.journey(id)?.position?.delivery ?? ''
    unit.turn(customerId, { kind: 'delivery', journeyId: id, key, succeeded, detail: '' })
  })
}
