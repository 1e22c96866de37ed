import type { Bench } from './bench.ts'
import { twoConditions } from './flows.ts'
import { load } from './load.ts'
import { median } from './median.ts'
import { orderCall } from './orders.ts'
import { publishFlow, startRunnel, writeKey } from './processes.ts'

const size = 500
const rounds = 3
const seconds = 4
const many = 500

/** A live flow that waits for an event nobody sends. */
function unwanted(n: number): object {
  const [trigger, ...rest] = twoConditions.nodes
  const nodes = [{ ...trigger, data: { event: `Something else ${n}` } }, ...rest]
  return { ...twoConditions, name: `Something else ${n}`, nodes }
}

/** What an event costs that no flow wants, beside 500 live flows and beside one. */
export const otherFlows: Bench = {
  name: 'other-flows',
  async run() {
    const [beside500, beside1] = await Promise.all([startRunnel(), startRunnel()])
    try {
      await publishFlow(beside1, unwanted(0))
      for (let n = 0; n < many; n++) await publishFlow(beside500, unwanted(n))
      let sent = 0
      const bodyOf = () => ({ batch: Array.from({ length: size }, () => orderCall(sent++, 5_000)) })
      const measure = async ({ url }: { url: string }, duration: number): Promise<number> =>
        (await load({ url: `${url}/v1/batch`, connections: 4, seconds: duration, writeKey, bodyOf })).perSecond * size
      await measure(beside500, 2)
      await measure(beside1, 2)
      const pairs: { of500: number; of1: number }[] = []
      for (let round = 0; round < rounds; round++) {
        pairs.push({ of500: await measure(beside500, seconds), of1: await measure(beside1, seconds) })
      }
      const of500 = median(pairs.map((pair) => pair.of500))
      return [
        {
          what: 'Batches of 500 that none of 500 live flows wants',
          figure: `${Math.round(of500).toLocaleString('en')} events/s`,
          // A cost within 1.5 times that beside one flow is a rate of at least 1 / 1.5.
          ratio: {
            to: 'the rate beside one live flow',
            value: median(pairs.map((pair) => pair.of500 / pair.of1)),
            atLeast: 0.67,
          },
        },
      ]
    } finally {
      await Promise.all([beside500.remove(), beside1.remove()])
    }
  },
}
