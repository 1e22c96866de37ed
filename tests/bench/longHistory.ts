import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench, Row } from './bench.ts'
import type { Filler } from './fill.ts'
import { openFiller } from './fill.ts'
import { oftenSeen, twoConditions } from './flows.ts'
import { median } from './median.ts'

const long = 10_000
const short = 10
const dayMs = 86_400_000
const yearMs = 365 * dayMs
const customersARound = 5
const turnsARound = 100
const rounds = 40

const cases: { what: string; flow: object }[] = [
  { what: 'two conditions', flow: twoConditions },
  { what: 'a condition on `events.count` within a day', flow: oftenSeen },
  {
    what: 'many ended journeys that may still reach a goal',
    flow: {
      ...twoConditions,
      settings: { reentry: 'always', goal: { event: 'Order Refunded', within: 'P30D' } },
    },
  },
]

/** What a turn costs of customers with 10,000 events, each of which began and ended a journey, and of customers with 10. In process, stored for good. */
export const longHistory: Bench = {
  name: 'long-history',
  async run() {
    const rows: Row[] = []
    for (const { what, flow } of cases) rows.push(await compare(what, flow))
    return rows
  },
}

async function compare(what: string, flow: object): Promise<Row> {
  const dir = mkdtempSync(join(tmpdir(), 'runnel-bench-'))
  const filler = await openFiller(dir)
  try {
    await filler.publish(flow)
    await live(filler, long, customerOf('long', 0))
    for (let round = 0; round <= rounds; round++) await live(filler, short, customerOf('short', round))
    // The first round warms up.
    const pairs: { long: number; short: number }[] = []
    for (let round = 0; round <= rounds; round++) {
      // A day a round: what one round does is in no window of the next one.
      const at = Date.now() + round * dayMs
      pairs.push({
        long: await turnMs(filler, at, customerOf('long', 0)),
        short: await turnMs(filler, at, customerOf('short', round)),
      })
    }
    const measured = pairs.slice(1)
    const ofLong = median(measured.map((pair) => pair.long))
    return {
      what: `A turn of a customer with 10,000 events: ${what}`,
      figure: `${ofLong.toFixed(2)} ms`,
      ratio: {
        to: 'the cost with 10 events',
        value: median(measured.map((pair) => pair.long / pair.short)),
        atMost: 1.25,
      },
    }
  } finally {
    filler.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

const order = (customer: string, n: number, timestamp: number) => ({
  kind: 'event' as const,
  ids: { userId: customer, anonymousId: null },
  messageId: null,
  event: 'Order Completed',
  properties: { order_id: `${customer}-${n}`, total: 20 + (n % 90) },
  timestamp,
})

const customerOf =
  (kind: 'long' | 'short', round: number) =>
  (n: number): string =>
    `${kind}-${round}-${n % customersARound}`

/** The last year of the customers of a round: so many orders each, evenly spread. */
async function live(filler: Filler, events: number, customer: (n: number) => string): Promise<void> {
  const from = Date.now() - yearMs
  const all = events * customersARound
  await filler.take(all, (n) => order(customer(n), n, from + Math.floor((n / all) * yearMs)))
}

/** Milliseconds for a turn, one after the other in one commit. */
async function turnMs(filler: Filler, at: number, customer: (n: number) => string): Promise<number> {
  const from = performance.now()
  await filler.take(turnsARound, (n) => order(customer(n), at + n, at))
  return (performance.now() - from) / turnsARound
}
