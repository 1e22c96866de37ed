import { load } from '../bench/load.ts'
import { median } from '../bench/median.ts'
import { publishFlow, startRunnel, writeKey } from '../bench/processes.ts'
import { flowFile } from '../builders/flows.ts'
import { readMetric } from '../builders/readMetric.ts'
import type { ServerProcess } from '../builders/serverProcess.ts'
import type { Soak } from './soak.ts'

const sampleSeconds = 10
const callsPerSecond = 20
const eventsACall = 10
const customers = 5_000
/** In a shorter run the caches of the server are still filling up. */
const judgedFromMinutes = 30
const mostGrowth = 1.2

interface Sample {
  /** Minutes since the beginning. */
  at: number
  residentMb: number
  heapMb: number
}

/** Loads the real server steadily, and looks at its memory every ten seconds: it is to stay flat, however much is stored. */
export const memory: Soak = {
  name: 'memory',
  amount: 60,
  unit: 'minutes',
  async run(minutes, say) {
    const server = await startRunnel()
    try {
      const flowId = await publishFlow(server, rescuedCheckouts)
      const samples: Sample[] = []
      const p99s: number[] = []
      const until = performance.now() + minutes * 60_000
      const startedAt = performance.now()
      for (let slice = 0; performance.now() < until; slice++) {
        p99s.push(await post(server, slice))
        const sample = { at: (performance.now() - startedAt) / 60_000, ...(await sizeOf(server)) }
        samples.push(sample)
        if (slice % 6 === 5) say(`${sample.at.toFixed(0)} minutes: ${mb(sample.residentMb)}, heap ${mb(sample.heapMb)}`)
      }
      const { journeys } = await (await fetch(`${server.url}/api/flows/${flowId}/counts`)).json()
      const events = await readMetric(server.url, 'events')
      // The first minute, when code is compiled and caches fill, is left out.
      const steady = samples.filter(({ at }) => at > Math.min(1, minutes / 5))
      const [resident, heap] = [trendOf(steady, 'residentMb'), trendOf(steady, 'heapMb')]
      if (minutes >= judgedFromMinutes && Math.max(resident.growth, heap.growth) > mostGrowth) {
        throw new Error(`Memory grows.\nresident: ${resident.text}\nheap: ${heap.text}`)
      }
      return [
        `load: ${Math.round(events / (samples.at(-1)?.at ?? 1) / 60)} events a second, ${events.toLocaleString('en')} in all; p99 of a call ${median(p99s)} ms`,
        `journeys: ${journeys.entered.toLocaleString('en')}, of which ${journeys.waiting.toLocaleString('en')} wait at the end`,
        `resident memory: ${resident.text}`,
        `heap in use: ${heap.text}`,
      ]
    } finally {
      await server.remove()
    }
  },
}

/** Waits for the order after a checkout, asks again later, and writes a mail to whoever has been looking around. */
const rescuedCheckouts = flowFile(
  {
    checkout: { type: 'onEvent', event: 'Checkout Started' },
    wait: { type: 'wait', for: [{ id: 'yes', label: 'They ordered', event: 'Order Completed' }], timeout: 'PT30S' },
    keen: {
      type: 'condition',
      paths: [
        {
          id: 'yes',
          label: 'Keen',
          when: {
            combinator: 'and',
            rules: [
              { field: 'events.count', operator: '>=', value: 3, meta: { event: 'Product Viewed', within: 'P1D' } },
            ],
          },
        },
      ],
    },
    pause: { type: 'delay', for: 'PT20S' },
    mail: {
      type: 'sendEmail',
      subject: 'Still there, {{ customer.traits.firstName | default: "you" }}',
      body: 'Your cart over {{ event.properties.total }} is waiting.',
      purpose: 'transactional',
    },
  },
  ['checkout:out>wait', 'wait:timeout>keen', 'keen:yes>pause', 'pause:out>mail'],
  { goal: { event: 'Order Completed', within: 'P1D', value: 'event.properties.total' } },
)

const names = ['Product Viewed', 'Product Viewed', 'Product Viewed', 'Checkout Started', 'Order Completed']

/** Ten seconds of the load. Returns the p99 of a call in milliseconds. */
async function post({ url }: ServerProcess, slice: number): Promise<number> {
  let sent = 0
  const call = () => {
    const n = slice * 1_000_003 + sent++
    return {
      type: 'track',
      // Steps of a prime, so that customers take turns and each does everything.
      userId: `soak-${(n * 7_919) % customers}`,
      messageId: `soak-${n}`,
      event: names[Math.floor(n / 7) % names.length],
      properties: { order_id: `o-${n}`, product_id: `p-${n % 500}`, total: 20 + (n % 90) },
    }
  }
  const { p99 } = await load({
    url: `${url}/v1/batch`,
    connections: 4,
    seconds: sampleSeconds,
    callsPerSecond,
    writeKey,
    bodyOf: () => ({ batch: Array.from({ length: eventsACall }, call) }),
  })
  return p99
}

const sizeOf = async ({ url }: ServerProcess): Promise<Omit<Sample, 'at'>> => ({
  residentMb: (await readMetric(url, 'resident_bytes')) / 1e6,
  heapMb: (await readMetric(url, 'heap_bytes')) / 1e6,
})

const mb = (megabytes: number): string => `${megabytes.toFixed(0)} MB`

/** The medians of the quarters, and the slope of the straight line that fits best. */
function trendOf(samples: readonly Sample[], figure: 'residentMb' | 'heapMb'): { growth: number; text: string } {
  const quarter = samples.length / 4
  const quarters = [0, 1, 2, 3].map((n) =>
    median(samples.slice(Math.floor(n * quarter), Math.floor((n + 1) * quarter)).map((sample) => sample[figure])),
  )
  const [first = Number.NaN, , , last = Number.NaN] = quarters
  const slope = slopeOf(samples.map((sample) => [sample.at, sample[figure]])) * 60
  const text = `${mb(first)} in the first quarter, ${mb(last)} in the last (${quarters.map((each) => each.toFixed(0)).join(' · ')}), ${slope.toFixed(1)} MB an hour`
  return { growth: last / first, text }
}

function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length
  const [x0, y0] = [mean(0), mean(1)]
  const [xy, xx] = points.reduce(([a, b], [x, y]) => [a + (x - x0) * (y - y0), b + (x - x0) ** 2], [0, 0])
  return xy / xx
}
