import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openJournal } from '../../server/adapters/sqlite/openJournal.ts'
import { systemClock } from '../../server/adapters/system/systemClock.ts'
import { readMetric } from '../builders/readMetric.ts'
import type { ServerProcess } from '../builders/serverProcess.ts'
import type { Bench } from './bench.ts'
import type { Load } from './load.ts'
import { load } from './load.ts'
import { median, quantile } from './median.ts'
import { startRunnel, writeKey } from './processes.ts'
import { atOnce, fillMillion, fillOver, million, publishShort, shortWaitMs } from './waitingShop.ts'

const starts = 3
const intake = { callsPerSecond: 40, eventsACall: 25 }
const latenessSeconds = 20

/** A million journeys that wait: what they take on disk and in memory, and how a server beside them starts and keeps its timers. */
export const waiting: Bench = {
  name: 'waiting',
  async run() {
    const server = await startRunnel()
    try {
      await server.kill('SIGTERM')
      const empty = await startAgain(server)
      const bytes = await fillMillion(server.dir)
      const flows = { over: await fillOver(server.dir), short: await publishShort(server.dir) }
      const full = await startAgain(server)
      await server.start()
      const busy = await post(server, 'Checkout Started', latenessSeconds)
      await pause(2 * shortWaitMs)
      const due = await dueAtOnce(server, flows.over)
      const grown = (await readMetric(server.url, 'resident_bytes')) - full.residentBytes
      await server.kill('SIGTERM')
      const late = latenessOf(server, flows.short)
      return [
        {
          what: '1,000,000 waiting journeys, on disk: journey, timer and their indexes',
          figure: `${Math.round(bytes.journey)} bytes each`,
          limit: { value: bytes.journey, atMost: 700, unit: 'bytes' },
        },
        {
          what: 'The same: their steps · events · customers',
          figure: `${[bytes.trail, bytes.event, bytes.customer].map(Math.round).join(' · ')} bytes each`,
        },
        {
          what: 'Memory after a start, more than an empty server',
          figure: `${megabytes(full.residentBytes - empty.residentBytes)} MB, and ${megabytes(grown)} MB more after all that follows`,
          limit: { value: (full.residentBytes - empty.residentBytes) / 1e6, atMost: 100, unit: 'MB' },
        },
        {
          what: 'Start, until the first answer',
          figure: `${seconds(full.ms)} s; an empty server ${seconds(empty.ms)} s`,
          limit: { value: full.ms / 1000, atMost: 2, unit: 's' },
        },
        {
          what: '100,000 timers due at once, all stepped, beside intake',
          figure: `${seconds(due.ms)} s; intake ${sayIntake(due.load)}`,
          limit: { value: due.ms / 1000, atMost: 10, unit: 's' },
        },
        {
          what: '1,000 timers due each second, how late their turn is, beside intake',
          figure: `p50 ${quantile(late, 0.5)} ms, p99 ${quantile(late, 0.99)} ms; intake ${sayIntake(busy)}`,
        },
      ]
    } finally {
      await server.remove()
    }
  },
}

const seconds = (ms: number): string => (ms / 1000).toFixed(2)
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0)
const sayIntake = ({ perSecond, p99 }: Load): string =>
  `${Math.round(perSecond * intake.eventsACall).toLocaleString('en')} events/s, p99 ${p99} ms`

/** Starts the stopped server a few times; leaves it stopped. */
async function startAgain(server: ServerProcess): Promise<{ ms: number; residentBytes: number }> {
  const times: { ms: number; residentBytes: number }[] = []
  for (let round = 0; round < starts; round++) {
    const from = performance.now()
    await server.start()
    times.push({ ms: performance.now() - from, residentBytes: await readMetric(server.url, 'resident_bytes') })
    await server.kill('SIGTERM')
  }
  const of = (figure: 'ms' | 'residentBytes'): number => median(times.map((time) => time[figure]))
  return { ms: of('ms'), residentBytes: of('residentBytes') }
}

const post = ({ url }: ServerProcess, event: string, duration: number): Promise<Load> => {
  let sent = 0
  const call = () => ({
    type: 'track',
    event,
    userId: `shopper-${(sent++ * 7_919) % million}`,
    properties: { path: '/' },
  })
  return load({
    url: `${url}/v1/batch`,
    connections: 4,
    seconds: duration,
    callsPerSecond: intake.callsPerSecond,
    writeKey,
    bodyOf: () => ({ batch: Array.from({ length: intake.eventsACall }, call) }),
  })
}

/** Resumes the flow whose timers are all due, and waits for the last of them. */
async function dueAtOnce(server: ServerProcess, flowId: string): Promise<{ ms: number; load: Load }> {
  const flow = `${server.url}/api/flows/${flowId}`
  const posting = post(server, 'Product Viewed', 15)
  await pause(2_000)
  const from = performance.now()
  const resumed = await fetch(`${flow}/resume`, { method: 'POST' })
  if (!resumed.ok) throw new Error(`The flow was not resumed: ${await resumed.text()}`)
  for (;;) {
    const { journeys } = await (await fetch(`${flow}/counts`)).json()
    if (journeys.completed === atOnce) break
    await pause(50)
  }
  return { ms: performance.now() - from, load: await posting }
}

/** How long after its timer was due each short wait was over, in milliseconds. The server is stopped. */
function latenessOf({ dir }: ServerProcess, flowId: string): number[] {
  const journal = openJournal({ file: join(dir, 'journal.sqlite'), clock: systemClock })
  try {
    const late: number[] = []
    let cursor: string | null = null
    do {
      const page = journal.journeys(
        { flowId, status: 'completed' },
        { limit: 1_000, ...(cursor !== null && { cursor }) },
      )
      late.push(...page.items.map(({ startedAt, endedAt }) => (endedAt ?? Number.NaN) - startedAt - shortWaitMs))
      cursor = page.next
    } while (cursor !== null)
    return late
  } finally {
    journal.close()
  }
}
