import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Journal } from '../../server/ports/journal.ts'
import type { Library } from '../../server/ports/library.ts'
import { createAuthor } from './author.ts'
import type { Client } from './client.ts'
import { createClient, writeKey } from './client.ts'
import { withCopyOf } from './copyOf.ts'
import { deathOf, sayDeath } from './deaths.ts'
import { live } from './live.ts'
import * as look from './lookFor.ts'
import { lookForCounts } from './lookForCounts.ts'
import type { Receivers } from './receivers.ts'
import { openReceivers } from './receivers.ts'
import { setUp, untilAllIsDone } from './setUp.ts'
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

/** Which deaths to die: the nth ones by `deathOf`, `times` of them, from `from` on. */
interface Deaths {
  times: number
  from: number
  seed: string
}

/** Kills one server again and again over the same files, looks at what it left each time, and lets it end its work at last. */
export async function killAndLook(wanted: Deaths): Promise<CrashReport> {
  const dir = mkdtempSync(join(tmpdir(), 'runnel-crash-'))
  const receivers = await openReceivers()
  try {
    return await run({ ...wanted, dir, receivers, client: createClient(wanted.seed) })
  } finally {
    await receivers.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

interface Run extends Deaths {
  dir: string
  receivers: Receivers
  client: Client
}

async function run({ dir, receivers, client, times, from, seed }: Run): Promise<CrashReport> {
  const env = { WRITE_KEY: writeKey, ...receivers.env }
  const flowIds = await setUp(startVictim(dir, env), receivers.webhookUrl)
  const author = createAuthor(flowIds['Order Completed'] ?? '')
  const deaths: Record<string, number> = {}
  const faults: string[] = []
  let kills = 0

  const lookAt = (journal: Journal, library: Library) => {
    const snapshot = readSnapshot(journal)
    const found = [
      ...look.lookForEvents(snapshot, eventsOf(client)),
      ...look.lookForPeople(journal, client.acknowledged.values()),
      ...look.lookForEntries(snapshot, flowIds),
      ...look.lookForSteps(snapshot, library),
      ...look.lookForEffects(snapshot),
      ...look.lookForWaits(snapshot, journal),
      ...look.lookForReplays(snapshot, journal, library),
      ...lookForCounts(snapshot, journal, Object.values(flowIds)),
      ...author.lookFor(library),
    ]
    return { snapshot, found }
  }

  for (let n = from; n < from + times; n++) {
    const death = deathOf(n, seed)
    const victim = startVictim(dir, env, 'at' in death ? sayDeath(death) : undefined)
    const { place, signal, errors } = await live(victim, death, client, author.work)
    kills += 1
    deaths[place] = (deaths[place] ?? 0) + 1
    const { found } = await withCopyOf(dir, lookAt)
    if (signal !== 'SIGKILL' || errors !== '') found.push(`The server ended by ${signal}: ${errors}`)
    faults.push(...found.map((fault) => `Kill ${n}, ${sayDeath(death)}: ${fault}`))
    if (faults.length > 0) break
  }

  const isWhole = faults.length === 0
  if (isWhole) faults.push(...(await letItFinish(startVictim(dir, env), client)))
  const { snapshot, found } = await withCopyOf(dir, lookAt)
  const taken = receivers.taken()
  // What was broken before would only be said twice.
  if (isWhole) faults.push(...found, ...look.lookForLoose(snapshot, taken))
  return {
    faults,
    kills,
    deaths,
    events: snapshot.events.length,
    repeated: client.repeated,
    journeys: snapshot.journeys.length,
    steps: snapshot.journeys.reduce((all, { steps }) => all + steps.length, 0),
    deliveries: snapshot.deliveries.length,
    seenAgain: [...taken.values()].reduce((all, count) => all + count - 1, 0),
  }
}

/** Lets the server end all its work and stop; answers with what went wrong. */
async function letItFinish(server: Victim, client: Client): Promise<string[]> {
  const url = await server.ready
  if (url === null) return [`The server does not start any more: ${(await server.ended).errors}`]
  await client.post(url, server, 0)
  const isDone = await untilAllIsDone(url)
  server.kill('SIGTERM')
  const { code, errors } = await server.ended
  return [
    ...(isDone ? [] : ['The server did not come to an end with its work.']),
    ...(code === 0 && errors === '' ? [] : [`The server stopped with ${code}: ${errors}`]),
  ]
}

const eventsOf = (client: Client): string[] =>
  [...client.acknowledged.values()].filter(({ type }) => type === 'track').map(({ messageId }) => messageId)
