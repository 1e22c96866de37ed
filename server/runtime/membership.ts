import { setImmediate as breathe } from 'node:timers/promises'
import type { Customer } from '../../shared/customer/customer.ts'
import type { History } from '../../shared/customer/history.ts'
import type { Workspace } from '../../shared/engine/world.ts'
import { membershipOf, realign } from '../../shared/segments/membership.ts'
import { nextSweepAfter } from '../../shared/segments/sweep.ts'
import type { Log } from '../log.ts'
import type { Clock } from '../ports/clock.ts'
import type { Journal, JournalTransaction } from '../ports/journal.ts'
import type { SegmentRegistry } from './segmentRegistry.ts'
import type { Turns } from './turns.ts'

/**
 * Keeps customers in their segments where no turn of theirs does: everybody is brought in line with rules that were changed, and time alone moves
 * people between segments. In batches, newest customers first. What a stopped process left half done is done from the beginning: who is in line
 * already costs a look.
 */
export interface Membership {
  start(): void
  /** Looks at once what is to be done, e.g. after a segment was saved. */
  wake(): void
  /** Resolves when nothing that is to be done now is left. */
  idle(): Promise<void>
  /** Ends the batch that is under way, then no more. */
  stop(): Promise<void>
}

// Small enough that intake finds room between the batches.
const batchSize = 100
const storePauseMs = 1_000

interface MembershipDeps {
  journal: Journal
  segments: SegmentRegistry
  turns: Turns
  clock: Clock
  log: Log
  workspace(): Workspace
}

export function createMembership({ journal, segments, turns, clock, log, workspace }: MembershipDeps): Membership {
  let cancelWake = () => {}
  let running: Promise<void> | null = null
  // Whoever moved while the server was down is found at its start.
  let sweptAt = Number.NEGATIVE_INFINITY
  let stopped = true

  function run(): void {
    if (stopped || running) return
    cancelWake()
    running = bringInLine()
      .catch((error: unknown) => {
        log.error('Customers could not be brought in line with the segments. It is tried again.', error)
        return clock.now() + storePauseMs
      })
      .then((lookAgainAt) => {
        running = null
        if (!stopped && lookAgainAt !== null) cancelWake = clock.wakeAt(lookAgainAt, run)
      })
  }

  /** Answers when to look again; null where nothing is to come. */
  async function bringInLine(): Promise<number | null> {
    while (!stopped) {
      if (segments.unsettled().size > 0) await settle()
      else if (isByClock() && nextSweepAfter(sweptAt) <= clock.now()) await sweep()
      else return isByClock() ? nextSweepAfter(clock.now()) : null
    }
    return null
  }

  const isByClock = () => segments.all().some((segment) => segment.isByClock)

  /** Brings everybody in line with rules that were changed. It takes no turns: an edit makes nobody enter or leave. */
  async function settle(): Promise<void> {
    const all = segments.all()
    const anew = segments.unsettled()
    const anewOf = (customer: Customer, historyOf: (customerId: string) => History) =>
      realign(all, anew, factsOf(customer, historyOf))

    const isDone = await throughEverybody(async (batch) => {
      const moved = batch.filter((customer) => anewOf(customer, journal.history) !== customer.segments)
      if (moved.length > 0) await turns.transact(({ tx }) => saveAnew(tx, moved))
      return segments.all() === all
    })
    if (!isDone) return
    await turns.transact(({ tx }) => {
      for (const id of anew) {
        const rules = segments.rulesOf(id)
        if (rules === null) tx.forgetSegment(id)
        else tx.settleSegment(id, rules)
      }
    })
    segments.refresh()

    function saveAnew(tx: JournalTransaction, moved: readonly Customer[]): void {
      // As they are now, and all of them read before the first is written.
      const found = moved.map(({ id }) => tx.customer(id)).filter((customer) => customer !== null)
      const sorted = found.map((customer) => ({ ...customer, segments: anewOf(customer, (id) => tx.history(id)) }))
      for (const customer of sorted) tx.saveCustomer(customer)
    }
  }

  /** Takes a turn of everybody whom time alone has moved. */
  async function sweep(): Promise<void> {
    sweptAt = clock.now()
    const all = segments.all()
    await throughEverybody(async (batch) => {
      const hasMoved = (customer: Customer) =>
        membershipOf(all, factsOf(customer, journal.history)) !== customer.segments
      await Promise.all(batch.filter(hasMoved).map(takeTurn))
      return true
    })
  }

  async function takeTurn({ id }: Customer): Promise<void> {
    try {
      await turns.transact((unit) => unit.turn(id, { kind: 'customer' }))
    } catch (error) {
      log.error('A customer could not be moved between segments. It is tried again later.', error, { customerId: id })
    }
  }

  const factsOf = (customer: Customer, historyOf: (customerId: string) => History) => ({
    now: clock.now(),
    workspace: workspace(),
    customer,
    history: historyOf(customer.id),
  })

  /** Visits all customers, batch by batch; false where it was broken off. */
  async function throughEverybody(visit: (batch: readonly Customer[]) => Promise<boolean>): Promise<boolean> {
    let cursor: string | null = null
    do {
      const page = journal.customers({}, { limit: batchSize, ...(cursor === null ? {} : { cursor }) })
      if (!(await visit(page.items))) return false
      await breathe()
      if (stopped) return false
      cursor = page.next
    } while (cursor !== null)
    return true
  }

  return {
    start() {
      stopped = false
      run()
    },
    wake: run,
    async idle() {
      while (running) await running
    },
    async stop() {
      stopped = true
      cancelWake()
      await running
    },
  }
}
