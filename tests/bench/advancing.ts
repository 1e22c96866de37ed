import type { Customer } from '../../shared/customer/customer.ts'
import { newCustomer } from '../../shared/customer/customer.ts'
import type { CustomerEvent } from '../../shared/customer/event.ts'
import { advance } from '../../shared/engine/advance.ts'
import { compileFlow } from '../../shared/engine/compileFlow.ts'
import { newJourney } from '../../shared/engine/newJourney.ts'
import { historyOf } from '../../shared/engine/turnHistory.ts'
import type { World } from '../../shared/engine/world.ts'
import { parseFlow } from '../../shared/flow/parse.ts'
import type { Bench } from './bench.ts'
import { twoConditions } from './flows.ts'
import { median } from './median.ts'

const rounds = 5
const journeys = 200_000
const stepsEach = 4
const at = Date.UTC(2026, 2, 1)

const customers: Customer[] = Array.from({ length: 64 }, (_, n) => {
  const customer = newCustomer(`bench-${n}`, at)
  return { ...customer, computed: { ...customer.computed, ordersCount: n % 6, totalSpent: n * 10 } }
})

const orders: CustomerEvent[] = Array.from({ length: 64 }, (_, n) => ({
  id: `e${n}`,
  messageId: null,
  event: 'Order Completed',
  properties: { order_id: `o${n}`, total: 20 + n },
  timestamp: at,
  receivedAt: at,
}))

/** The same decisions as the flow, written by hand: no plan, no steps, no whys. */
function byHand(event: CustomerEvent, customer: Customer): string {
  const { total } = event.properties
  const size = typeof total === 'number' && total > 50 ? 'big' : 'else'
  const loyal = customer.computed.ordersCount >= 3 ? 'yes' : 'else'
  return size === 'big' && loyal === 'yes' ? 'big and loyal' : loyal
}

/** Calls a second, over all journeys of a round. */
function measure(run: (event: CustomerEvent, customer: Customer, n: number) => void): number {
  const start = performance.now()
  for (let n = 0; n < journeys; n++) {
    const [event, customer] = [orders[n & 63], customers[(n * 7) & 63]]
    if (event && customer) run(event, customer, n)
  }
  return journeys / ((performance.now() - start) / 1000)
}

/** `advance` with its full whys through a trigger, two conditions and an exit, against a closure written by hand. In process, nothing stored. */
export const advancing: Bench = {
  name: 'advance',
  async run() {
    const parsed = parseFlow(twoConditions)
    if (!parsed.ok) throw new Error('The flow of the bench does not parse.')
    const plan = compileFlow(parsed.flow, { flowId: 'bench', version: 1 })
    const world: Omit<World, 'customer'> = {
      now: at,
      workspace: { timezone: 'UTC', currency: 'USD', mailFrom: 'shop@example.com' },
      history: historyOf([]),
      storedVariant: () => null,
      isPaused: false,
      mayEmit: true,
    }
    let ends = 0
    const engine = (event: CustomerEvent, customer: Customer, n: number): void => {
      const seen = { ...world, customer }
      const journey = newJourney(plan, { id: n.toString(36), triggerId: 'ordered', event, key: null }, seen)
      const moved = advance(plan, journey, { kind: 'begin', why: [] }, seen)
      if (moved?.journey.status === 'completed') ends++
    }
    const hand = (event: CustomerEvent, customer: Customer): void => {
      if (byHand(event, customer) !== '') ends++
    }
    measure(engine)
    measure(hand)
    const pairs = Array.from({ length: rounds }, () => ({ engine: measure(engine), hand: measure(hand) }))
    if (ends !== journeys * 2 * (rounds + 1)) throw new Error('A journey of the bench did not complete.')
    const million = (perSecond: number): string => `${((perSecond * stepsEach) / 1e6).toFixed(2)} million steps/s`
    return [
      {
        what: 'The same decisions in a closure written by hand',
        figure: million(median(pairs.map((pair) => pair.hand))),
      },
      {
        what: '`advance` with its whys, trigger to exit',
        figure: million(median(pairs.map((pair) => pair.engine))),
        ratio: { to: 'the closure', value: median(pairs.map((pair) => pair.engine / pair.hand)) },
      },
    ]
  },
}
