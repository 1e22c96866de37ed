import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Journal } from '../../server/ports/journal.ts'
import type { Library } from '../../server/ports/library.ts'
import { api, createAuthor } from './author.ts'
import type { Client } from './client.ts'
import { createClient, writeKey } from './client.ts'
import { withCopyOf } from './copyOf.ts'
import type { Death } from './deaths.ts'
import { deathOf, sayDeath } from './deaths.ts'
import * as look from './lookFor.ts'
import type { Receivers } from './receivers.ts'
import { openReceivers } from './receivers.ts'
import { parcel, thanks, welcome } from './shopFlows.ts'
import { readSnapshot } from './snapshot.ts'
import type { Victim } from './victim.ts'
import { startVictim } from './victim.ts'

/** What a run of kills saw. A run that breaks a promise lists it in `faults`. */
export interface CrashReport {
  faults: string[]
  kills: number
  /** Kills by where the server was: at a commit, at a write, at an instant, still starting. */
  deaths: Record<string, number>
  events: number
  /** Calls that were posted again because their answer was lost. */
  repeated: number
  journeys: number
  steps: number
  deliveries: number
  /** Deliveries that the receivers saw more than once, each time under the same key. */
  seenAgain: number
}

const eventsARound = 25
const longestRoundMs = 2_500

/** Kills one server `times` times over the same files, looks at what it left each time, and lets it end its work at last. */
export async function killAndLook(times: number, seed: string): Promise<CrashReport> {
  const dir = mkdtempSync(join(tmpdir(), 'runnel-crash-'))
  const receivers = await openReceivers()
  try {
    return await run({ dir, receivers, client: createClient(seed), times, seed })
  } finally {
    await receivers.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

interface Run {
  dir: string
  receivers: Receivers
  client: Client
  times: number
  seed: string
}

async function run({ dir, receivers, client, times, seed }: Run): Promise<CrashReport> {
  const env = { WRITE_KEY: writeKey, ...receivers.env }
  const flowIds = await setUp(startVictim(dir, env), receivers.webhookUrl)
  const author = createAuthor(flowIds['Order Completed'] ?? '')
  const deaths: Record<string, number> = {}
  const faults: string[] = []

  const lookAt = (journal: Journal, library: Library) => {
    const snapshot = readSnapshot(journal)
    const found = [
      ...look.lookForEvents(snapshot, eventsOf(client)),
      ...look.lookForEntries(snapshot, flowIds),
      ...look.lookForSteps(snapshot, library),
      ...look.lookForEffects(snapshot),
      ...look.lookForWaits(snapshot, journal),
      ...look.lookForReplays(snapshot, journal, library),
      ...look.lookForCounts(snapshot, journal, Object.values(flowIds)),
      ...author.lookFor(library),
    ]
    return { snapshot, found }
  }

  for (let n = 0; n < times; n++) {
    const death = deathOf(n, seed)
    const victim = startVictim(dir, env, 'boundary' in death ? death.boundary : undefined)
    const wasReady = await live(victim, death, client, author.work)
    const { signal, errors } = await victim.ended
    const where = !wasReady ? 'starting' : 'boundary' in death ? (death.boundary.split(' ')[1] ?? '') : 'instant'
    deaths[where] = (deaths[where] ?? 0) + 1
    const { found } = await withCopyOf(dir, lookAt)
    if (signal !== 'SIGKILL' || errors !== '') found.push(`The server ended by ${signal}: ${errors}`)
    faults.push(...found.map((fault) => `Kill ${n}, ${sayDeath(death)}: ${fault}`))
    if (faults.length > 0) break
  }

  const last = startVictim(dir, env)
  const url = await last.ready
  if (url === null) throw new Error(`The server does not start any more: ${(await last.ended).errors}`)
  await client.post(url, last, 0)
  await untilAllIsDone(url)
  last.kill('SIGTERM')
  const { code, errors } = await last.ended
  if (code !== 0 || errors !== '') faults.push(`The server stopped with ${code}: ${errors}`)
  const { snapshot, found } = await withCopyOf(dir, lookAt)
  const taken = receivers.taken()
  faults.push(...found, ...unfinished(snapshot, taken))
  return {
    faults,
    kills: times,
    deaths,
    events: snapshot.events.length,
    repeated: client.repeated,
    journeys: snapshot.journeys.length,
    steps: snapshot.journeys.reduce((all, { steps }) => all + steps.length, 0),
    deliveries: snapshot.deliveries.length,
    seenAgain: [...taken.values()].reduce((all, count) => all + count - 1, 0),
  }
}

const eventsOf = (client: Client): string[] =>
  [...client.acknowledged.values()].filter(({ type }) => type === 'track').map(({ messageId }) => messageId)

/** The flow that each event starts, by its name. */
async function setUp(victim: Victim, receiver: string): Promise<Record<string, string>> {
  const url = await victim.ready
  if (url === null) throw new Error(`The server did not start: ${(await victim.ended).errors}`)
  const publish = async (flow: unknown): Promise<string> => {
    const { id } = await (await api(url, 'POST', '/flows', flow)).json()
    const published = await api(url, 'POST', `/flows/${id}/publish`, {})
    if (published.status !== 200) throw new Error(await published.text())
    return id
  }
  const flowIds = {
    'Signed Up': await publish(welcome(receiver)),
    'Order Completed': await publish(parcel),
    Loyal: await publish(thanks),
  }
  victim.kill('SIGKILL')
  await victim.ended
  return flowIds
}

/** Lets a server live until its death; answers whether it came as far as taking events. */
async function live(
  victim: Victim,
  death: Death,
  client: Client,
  edit: (url: string) => Promise<void>,
): Promise<boolean> {
  if ('of' in death && death.of === 'start') void dieAfter(victim, death.afterMs)
  const url = await victim.ready
  if (url === null) return false
  // Where a boundary is never reached, the server dies in its work all the same.
  void dieAfter(victim, 'of' in death ? death.afterMs : longestRoundMs)
  await Promise.all([client.post(url, victim, eventsARound), edit(url)])
  return true
}

async function dieAfter(victim: Victim, ms: number): Promise<void> {
  await Promise.race([pause(ms, undefined, { ref: false }), victim.ended])
  if (!victim.isDead()) victim.kill('SIGKILL')
}

/** Waits until no journey is open and no delivery is to be tried. */
async function untilAllIsDone(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const metrics = await (await fetch(`${url}/metrics`)).text()
    const figure = (name: string) => Number(new RegExp(`^runnel_${name} (\\S+)$`, 'm').exec(metrics)?.[1])
    if (figure('open_journeys') === 0 && figure('queued_deliveries') === 0) return
    await pause(50)
  }
  throw new Error('The server did not come to an end with its work.')
}

type Snapshot = ReturnType<typeof readSnapshot>

function unfinished({ journeys, deliveries }: Snapshot, taken: ReadonlyMap<string, number>): string[] {
  return [
    ...journeys
      .filter(({ journey }) => journey.status !== 'completed')
      .map(({ journey }) => `Journey ${journey.id} ended as ${journey.status}.`),
    ...deliveries
      .filter(({ status }) => status !== 'sent')
      .map(({ key, status }) => `The delivery ${key} is ${status}.`),
    ...deliveries.filter(({ key }) => !taken.has(key)).map(({ key }) => `Nobody received ${key}.`),
    ...[...taken.keys()]
      .filter((key) => !deliveries.some((delivery) => delivery.key === key))
      .map((key) => `Somebody received ${key}, which is not in the outbox.`),
  ]
}
