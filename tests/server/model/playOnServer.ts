import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newCustomer } from '../../../shared/customer/customer.ts'
import type { Journey } from '../../../shared/engine/journey.ts'
import { isOpen } from '../../../shared/engine/journey.ts'
import type { Choice } from '../../../shared/engine/migration.ts'
import { noContactPolicy } from '../../../shared/engine/policy/contactPolicy.ts'
import { historyOf } from '../../../shared/engine/turnHistory.ts'
import { checkFlow } from '../../../shared/flow/check/index.ts'
import type { Known } from '../../../shared/flow/check/known.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { writeSegment } from '../../../shared/segments/canonical.ts'
import { compileSegments } from '../../../shared/segments/compileSegments.ts'
import { membershipOf } from '../../../shared/segments/membership.ts'
import type { Segment } from '../../../shared/segments/segment.ts'
import type { ManualClock } from '../../builders/manualClock.ts'
import { manualClock } from '../../builders/manualClock.ts'
import { tempFolder } from '../../builders/tempFolder.ts'
import type { TestServer } from '../../builders/testServer.ts'
import { testKey, testServer } from '../../builders/testServer.ts'
import { idsOf } from '../../shared/model/idsOf.ts'
import type { Deed, Story } from '../../shared/model/story.ts'
import { beginningOf } from '../../shared/model/story.ts'
import type { Trace } from '../../shared/model/trace.ts'
import { traceOf } from '../../shared/model/traceOf.ts'

/** What the server makes of a story: its events over HTTP, its timers by the timers' loop, on real embedded stores and a clock that stands still. */
export async function playOnServer(story: Story): Promise<Trace> {
  const dir = await tempFolder()
  const clock = manualClock(beginningOf(story))
  // Segments were there before the people, and people were before the flows went live.
  await writeSegments(join(dir, 'library/segments'), story)
  await withPeople(await serverOn(dir, clock, story), story)
  await writeFlows(join(dir, 'library/flows'), story)
  let server = await serverOn(dir, clock, story)
  const { contactPolicy } = story
  await accepted(server.call('PUT', '/api/settings', { contactPolicy }))
  await server.settle()
  for (const deed of story.deeds) {
    await server.advance(deed.at - clock.now())
    if (deed.kind === 'outage') server = await dieAndComeBack(server, story, deed.until)
    else await happen(deed, story, server)
    await server.settle()
  }
  await server.advance(story.until - clock.now())
  const trace = story.people.flatMap(({ id }) => traceOfPerson(id, server))
  await server.stop()
  return trace
}

// Nobody carries deliveries out: the story says what became of them.
const serverOn = (dir: string, clock: ManualClock, { zone }: Story): Promise<TestServer> =>
  testServer({
    dir,
    clock,
    senders: {},
    config: { TIMEZONE: zone, CURRENCY: 'USD', MAIL_FROM: 'shop@example.com', WRITE_KEY: testKey },
  })

/** In the segments that they are in when the story begins. */
async function withPeople(server: TestServer, { people, segments, zone }: Story): Promise<void> {
  await server.settle()
  const compiled = compileSegments(segments.map(segmentOf))
  const workspace = { timezone: zone, currency: 'USD', mailFrom: '', contactPolicy: noContactPolicy }
  for (const person of people) {
    const customer = { ...newCustomer(person.id, 0), ...structuredClone(person) }
    const facts = { now: server.clock.now(), workspace, customer, history: historyOf([]) }
    await server.turns.transact(({ tx }) => tx.saveCustomer({ ...customer, segments: membershipOf(compiled, facts) }))
  }
  await server.stop()
}

const segmentOf = ({ id, rules }: Story['segments'][number]): Segment => ({ id, name: id, description: '', rules })

async function writeSegments(dir: string, { segments }: Story): Promise<void> {
  await mkdir(dir, { recursive: true })
  for (const segment of segments) {
    const { id, ...file } = segmentOf(segment)
    await writeFile(join(dir, `${id}.json`), writeSegment(file))
  }
}

/** The next server finds the files as the one that was killed left them: copied from under it, before it may tidy up. */
async function dieAndComeBack({ dir, clock, stop }: TestServer, story: Story, until: number): Promise<TestServer> {
  const left = await tempFolder()
  await cp(dir, left, { recursive: true })
  await stop()
  clock.advance(until - clock.now())
  return serverOn(left, clock, story)
}

/** The story with only those versions that the check lets go live; the first ones are live from the beginning, whatever they are. */
export const withoutUnpublishable = (story: Story): Story => ({
  ...story,
  flows: Object.fromEntries(
    Object.entries(story.flows).map(([id, versions]) => [
      id,
      publishable(versions, {
        flows: new Set(Object.keys(story.flows)),
        segments: new Set(story.segments.map((segment) => segment.id)),
      }),
    ]),
  ),
})

function publishable([first, ...later]: Flow[], known: Known): Flow[] {
  const bad = later.findIndex((flow) => checkFlow(flow, known).some(({ severity }) => severity === 'error'))
  return [...(first ? [first] : []), ...later.slice(0, bad < 0 ? later.length : bad)]
}

/** As a team keeps them in its folder, live as they are. */
async function writeFlows(flowsDir: string, { flows }: Story): Promise<void> {
  for (const [id, [flow]] of Object.entries(flows)) {
    const dir = join(flowsDir, id)
    await mkdir(join(dir, 'versions'), { recursive: true })
    const version = { version: 1, note: '', publishedAt: 0, publishedBy: '' }
    const times = { createdAt: 0, updatedAt: 0, draftSha256: '' }
    const state = { revision: 1, status: 'live', liveVersion: 1, ...times, versions: [version] }
    await writeFile(join(dir, 'draft.json'), JSON.stringify(flow))
    await writeFile(join(dir, 'versions/1.json'), JSON.stringify(flow))
    await writeFile(join(dir, 'state.json'), JSON.stringify(state))
  }
}

async function happen(deed: Exclude<Deed, { kind: 'outage' }>, story: Story, server: TestServer): Promise<void> {
  switch (deed.kind) {
    case 'event': {
      const { event, properties, timestamp, messageId } = deed
      const call = { ...idsOf(deed), event, properties, timestamp: new Date(timestamp).toISOString() }
      await accepted(server.post('/v1/track', { ...call, ...(messageId !== null && { messageId }) }))
      break
    }
    case 'identify': {
      const { traits, consent } = deed
      await accepted(server.post('/v1/identify', { ...idsOf(deed), traits: { ...traits, consent } }))
      break
    }
    case 'alias':
      // Two known customers are refused, and so is a visitor who is somebody else.
      await server.post('/v1/alias', { previousId: deed.previous, userId: deed.customer })
      break
    case 'publish':
      await publish(deed, story, server)
      break
    case 'exit': {
      const journey = nth(journeysOf(deed.customer, server).filter(isOpen), deed.place)
      if (journey) await accepted(server.call('POST', `/api/journeys/${journey.id}/exit`))
      break
    }
    case 'retry': {
      const failed = journeysOf(deed.customer, server).filter(({ status }) => status === 'failed')
      const journey = nth(failed, deed.place)
      // What may not go on now is refused, and stays as it is.
      if (journey) await server.call('POST', `/api/journeys/${journey.id}/retry`)
      break
    }
    case 'delivery':
      await endDelivery(deed, server)
      break
    case 'start':
      // A start that the flow refuses is an answer too, and so is a change of a flow that is not in the state for it.
      await server.call('POST', `/api/flows/${deed.flow}/start`, { customerId: deed.customer })
      break
    default:
      await server.call('POST', `/api/flows/${deed.flow}/${deed.kind}`)
  }
}

async function publish(
  { flow: id, inside }: Extract<Deed, { kind: 'publish' }>,
  { flows, people }: Story,
  server: TestServer,
): Promise<void> {
  const { body } = await server.call('GET', `/api/flows/${id}`)
  const next = flows[id]?.[body.liveVersion]
  if (!next || body.status === 'archived') return
  await accepted(server.call('PUT', `/api/flows/${id}`, next, { 'if-match': String(body.revision) }))
  // Only nodes where somebody stands can be named.
  const open = people
    .flatMap((person) => journeysOf(person.id, server))
    .filter((each) => each.flowId === id && isOpen(each))
  const choices: Record<string, Record<string, Choice>> = {}
  for (const { version, position } of open) {
    if (position) choices[version] = { ...choices[version], [position.nodeId]: inside }
  }
  await accepted(server.call('POST', `/api/flows/${id}/publish`, { migrate: choices }))
}

async function endDelivery({ customer, place, succeeded }: Extract<Deed, { kind: 'delivery' }>, server: TestServer) {
  const parked = journeysOf(customer, server).filter(({ position }) => position?.delivery && !position.noted)
  const journey = nth(parked, place)
  const key = journey?.position?.delivery
  if (!journey || !key) return
  await server.turns.transact((unit) =>
    unit.turn(customer, { kind: 'delivery', journeyId: journey.id, key, succeeded, detail: '' }),
  )
}

async function accepted(answering: ReturnType<TestServer['call']>): Promise<void> {
  const { status, body } = await answering
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
}

/** The journal counts journeys in base 36, from 1. */
function journeysOf(id: string, { journal }: TestServer): Journey[] {
  const customerId = journal.resolveId(id)
  const journeys: Journey[] = []
  for (let n = 1, journey = journal.journey('1'); journey; journey = journal.journey((++n).toString(36))) {
    if (journey.customerId === customerId) journeys.push(journey)
  }
  return journeys
}

/** Nothing of a visitor who is part of somebody else. */
function traceOfPerson(id: string, server: TestServer): Trace {
  if (server.journal.resolveId(id) !== id) return []
  const customer = server.journal.customer(id)
  if (!customer) throw new Error(`The journal lost ${id}.`)
  const trace = traceOf({
    customer,
    events: server.journal.allEvents(id),
    refused: [],
    journeys: journeysOf(id, server).map((journey) => ({ journey, steps: server.journal.steps(journey.id) })),
  })
  return [trace]
}

const nth = <T>(list: T[], place: number): T | undefined => list[place % Math.max(1, list.length)]
