import { randomBytes } from 'node:crypto'
import type { Log } from '../log.ts'
import type { Library, TemplateRecord } from '../ports/library.ts'
import type { FlowLifecycle } from '../runtime/flowLifecycle.ts'
import { demoFlows } from './demoFlows.ts'
import { historyOf, shiftTo } from './history.ts'
import { newOrders } from './newOrders.ts'
import { customerIdOf } from './person.ts'
import type { PostDeps } from './postCalls.ts'
import { postCalls } from './postCalls.ts'
import type { Purchase } from './purchases.ts'
import { readPurchases } from './purchases.ts'
import type { Trickle } from './trickle.ts'
import { startTrickle } from './trickle.ts'

/** A shop to look around in: a real order history, live flows, and new orders while somebody looks on. */
export interface DemoShop {
  /** Loads the shop and lets new orders come in. Loading it again finishes what is missing and changes nothing else. */
  load(): Promise<void>
  /** Takes away its customers with all that they left, and its flows. */
  remove(): Promise<void>
  /** Goes on where the server stopped; does nothing where no shop is loaded. */
  start(): Promise<void>
  /** Lets no more orders come in. Resolves when none is under way. */
  stop(): Promise<void>
}

interface DemoDeps extends PostDeps {
  library: Library
  lifecycle: FlowLifecycle
  log: Log
  templates: readonly TemplateRecord[]
}

const erasedAtOnce = 200

const newNodeId = (): string => randomBytes(5).toString('hex')

export function createDemoShop(deps: DemoDeps): DemoShop {
  const { library, lifecycle, turns, clock, log } = deps
  let trickle: Trickle | null = null
  let last = Promise.resolve()

  /** One after the other: a removal in the middle of a load would leave half a shop. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    last = last.then(work, work)
    return last
  }

  async function load(): Promise<void> {
    const loadedAt = library.settings().demo?.loadedAt ?? clock.now()
    const flowIds = library.settings().demo?.flowIds ?? []
    // Before anything else, so that half a shop can be removed too.
    await library.saveSettings({ demo: { loadedAt, flowIds } })
    const purchases = Map.groupBy(await readPurchases(), ({ customer }) => customer)
    const shiftMs = shiftTo(loadedAt, [...purchases.values()].flat())
    await postCalls(
      [...purchases].flatMap(([customer, theirs]) => historyOf(customer, theirs, shiftMs)),
      deps,
    )
    // After the history: its last orders are young enough to start journeys.
    await openFlows(loadedAt, flowIds)
    await letOrdersIn(purchases)
  }

  async function openFlows(loadedAt: number, before: readonly string[]): Promise<void> {
    const flows = demoFlows(deps.templates, newNodeId)
    const flowIds = [...before]
    for (const flow of flows.slice(before.length)) {
      flowIds.push((await library.create(flow, clock.now())).id)
      await library.saveSettings({ demo: { loadedAt, flowIds } })
    }
    for (const id of flowIds) {
      if (library.flow(id)?.status === 'draft') await lifecycle.publish(id, 'Demo shop')
    }
  }

  async function letOrdersIn(purchases: ReadonlyMap<string, Purchase[]>): Promise<void> {
    await trickle?.stop()
    const next = newOrders([...purchases.keys()], clock.now().toString(36))
    trickle = startTrickle(next, { post: (calls) => postCalls(calls, deps), clock, log })
  }

  async function goOn(): Promise<void> {
    const { demo } = library.settings()
    if (!demo) return
    try {
      if (demo.flowIds.length < demoFlows(deps.templates, newNodeId).length) await load()
      else await letOrdersIn(Map.groupBy(await readPurchases(), ({ customer }) => customer))
    } catch (error) {
      // A server that serves a shop of its own must not stay down for a demo.
      log.error('The demo shop could not go on.', error)
    }
  }

  async function remove(): Promise<void> {
    await trickle?.stop()
    trickle = null
    const ids = new Set((await readPurchases()).map(({ customer }) => customerIdOf(customer)))
    await eraseAll([...ids])
    for (const id of library.settings().demo?.flowIds ?? []) {
      if (library.flow(id)) await lifecycle.remove(id)
    }
    await library.saveSettings({ demo: null })
  }

  async function eraseAll(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += erasedAtOnce) {
      const some = ids.slice(from, from + erasedAtOnce)
      await Promise.all(some.map((id) => turns.transact(({ tx }) => tx.erase(id))))
    }
  }

  return {
    load: () => inTurn(load),
    remove: () => inTurn(remove),
    start: () => inTurn(goOn),
    stop: () => inTurn(async () => trickle?.stop()),
  }
}
