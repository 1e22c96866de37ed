import type { Customer } from '../../shared/customer/customer.ts'
import { newCustomer } from '../../shared/customer/customer.ts'
import type { Stimulus } from '../../shared/engine/stimulus.ts'
import { takeTurn } from '../../shared/engine/turn.ts'
import type { LiveFlows, TurnResult } from '../../shared/engine/turnWorld.ts'
import type { Workspace } from '../../shared/engine/world.ts'
import { realign } from '../../shared/segments/membership.ts'
import type { Clock } from '../ports/clock.ts'
import type { Journal, JournalTransaction, PlannedDate } from '../ports/journal.ts'
import type { Clocks } from './clocks.ts'
import { planDates } from './planDates.ts'
import { saveTurn } from './saveTurn.ts'
import type { SegmentRegistry } from './segmentRegistry.ts'

/** What a unit left to be done later, for those who do it. */
interface Scheduled {
  /** The earliest timer or date that was set, epoch milliseconds; null where none was. */
  timerAt: number | null
  /** Whether a delivery joined the outbox. */
  queued: boolean
}

/** One unit of work: what it writes commits together, or not at all where it throws. */
export interface Unit {
  tx: JournalTransaction
  now: number
  /** Takes one turn of a customer (an id that may be an alias) and writes it. `changed`: the customer as it is to be saved, where the caller changed it. */
  turn(customerId: string, stimulus: Stimulus, changed?: Customer): TurnResult
}

/** Runs turns inside the journal's transactions; the one place where the pure engine meets the store. */
export interface Turns {
  /** Resolves when the unit is stored for good. */
  transact<T>(work: (unit: Unit) => T): Promise<T>
  /** Calls `listen` after each commit that left something to be done later. Returns what ends it. */
  onScheduled(listen: (scheduled: Scheduled) => void): () => void
}

interface TurnsDeps {
  journal: Journal
  flows: LiveFlows
  segments: Pick<SegmentRegistry, 'all' | 'unsettled'>
  clocks: Clocks
  clock: Clock
  /** Read at each turn: people change it on screen. */
  workspace(): Workspace
}

export function createTurns({ journal, flows, segments, clocks, clock, workspace }: TurnsDeps): Turns {
  const listeners = new Set<(scheduled: Scheduled) => void>()

  async function transact<T>(work: (unit: Unit) => T): Promise<T> {
    const scheduled: Scheduled = { timerAt: null, queued: false }
    const answer = await journal.transact((tx) => work(openUnit(tx, scheduled)))
    if (scheduled.timerAt !== null || scheduled.queued) for (const listen of listeners) listen(scheduled)
    return answer
  }

  function openUnit(tx: JournalTransaction, scheduled: Scheduled): Unit {
    const now = clock.now()
    return {
      tx,
      now,
      turn(customerId, stimulus, changed) {
        const id = tx.resolveId(customerId)
        const stored = changed ? null : tx.customer(id)
        const told = changed ?? stored ?? newCustomer(id, firstSeenAt(stimulus, now))
        const customer = settled(tx, told, now)
        // Nobody enters a segment, or has a date planned, who was erased a moment ago.
        const isThere = changed || stored || isNews(stimulus)
        const settings = workspace()
        const result = takeTurn(stimulus, {
          now,
          workspace: settings,
          flows,
          segments: isThere ? segments.all() : [],
          customer,
          history: tx.history(id),
          openJourneys: tx.openJourneys(id),
          endedJourneysWithGoal: (from) => tx.endedJourneysWithGoal(id, from),
          lastStart: (flowId, key) => tx.lastStart(flowId, id, key),
          storedVariant: (flowId, nodeId) => tx.storedVariant(id, flowId, nodeId),
          sentSince: (from) => tx.sentSince(id, from),
          newJourneyId: () => tx.newJourneyId(),
          newEventId: () => tx.newEventId(),
        })
        const turned = { stimulus, before: stored, after: result.customer, now, workspace: settings }
        const dates = isThere ? planDates(clocks, tx, turned) : []
        saveTurn(tx, result, isNews(stimulus) || changed ? stored : customer)
        for (const date of dates) tx.savePlannedDate(result.customer.id, date)
        note(scheduled, result, dates)
        return result
      },
    }
  }

  /**
   * Where the rules of a segment were changed and the customer has not been brought in line with them yet, that is done first: nobody enters or
   * leaves by an edit, but by what this very turn changes.
   */
  function settled(tx: JournalTransaction, customer: Customer, now: number): Customer {
    const unsettled = segments.unsettled()
    const before = unsettled.size > 0 ? tx.customer(customer.id) : null
    if (!before) return customer
    const facts = { now, workspace: workspace(), customer: before, history: tx.history(customer.id) }
    return { ...customer, segments: realign(segments.all(), unsettled, facts) }
  }

  return {
    transact,
    onScheduled(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  }
}

/** Only what came from outside may bring somebody to life: a timer of an erased customer must not. */
const isNews = ({ kind }: Stimulus): boolean => kind === 'event' || kind === 'start'

// A shop that brings its past along has known its customers since then.
const firstSeenAt = (stimulus: Stimulus, now: number): number =>
  stimulus.kind === 'event' ? Math.min(now, stimulus.event.timestamp) : now

function note(scheduled: Scheduled, { journeys, outgoing }: TurnResult, dates: readonly PlannedDate[]): void {
  for (const dueAt of [
    ...journeys.map(({ position }) => position?.dueAt ?? null),
    ...dates.map((date) => date.dueAt),
  ]) {
    if (dueAt !== null && (scheduled.timerAt === null || dueAt < scheduled.timerAt)) scheduled.timerAt = dueAt
  }
  if (outgoing.length > 0) scheduled.queued = true
}
