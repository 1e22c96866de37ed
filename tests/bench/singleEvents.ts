import type { ServerProcess } from '../builders/serverProcess.ts'
import type { Bench } from './bench.ts'
import { twoConditions } from './flows.ts'
import type { Load } from './load.ts'
import { load } from './load.ts'
import { median } from './median.ts'
import { orderCall } from './orders.ts'
import { publishFlow, startBare, startRunnel, writeKey } from './processes.ts'

const rounds = 3
const seconds = 6
const customers = 5_000
/** By then the engine has compiled what is run most. */
const warmUpSeconds = 8

/** Single events over HTTP, 16 connections: matched, stepped through two conditions and stored for good, against a server that only inserts them. */
export const singleEvents: Bench = {
  name: 'single-events',
  async run() {
    const [runnel, bare] = await Promise.all([startRunnel(), startBare()])
    try {
      await publishFlow(runnel, twoConditions)
      let sent = 0
      const measure = (server: ServerProcess, duration: number): Promise<Load> =>
        load({
          url: `${server.url}/v1/track`,
          connections: 16,
          seconds: duration,
          writeKey,
          bodyOf: () => orderCall(sent++, customers),
        })
      await measure(runnel, warmUpSeconds)
      await measure(bare, warmUpSeconds)
      const pairs: { runnel: Load; bare: Load }[] = []
      // Turn about, so that a slow minute of the machine hits both.
      for (let round = 0; round < rounds; round++)
        pairs.push({ runnel: await measure(runnel, seconds), bare: await measure(bare, seconds) })
      const of = (server: 'runnel' | 'bare', figure: keyof Load): number =>
        median(pairs.map((pair) => pair[server][figure]))
      return [
        {
          what: 'Hono + zod, insert only, one commit a tick',
          figure: `${Math.round(of('bare', 'perSecond')).toLocaleString('en')} req/s, p99 ${of('bare', 'p99')} ms`,
        },
        {
          what: 'Single events through a two-condition flow, 16 connections',
          figure: `${Math.round(of('runnel', 'perSecond')).toLocaleString('en')} req/s, p99 ${of('runnel', 'p99')} ms`,
          ratio: {
            to: 'the bare server',
            value: median(pairs.map((pair) => pair.runnel.perSecond / pair.bare.perSecond)),
            atLeast: 0.6,
          },
        },
      ]
    } finally {
      await Promise.all([runnel.remove(), bare.remove()])
    }
  },
}
