import type { LiveFlows } from '../../shared/engine/turnWorld.ts'
import type { Log } from '../log.ts'
import type { Clock } from '../ports/clock.ts'
import type { DueDate, DueTimer, Journal } from '../ports/journal.ts'
import type { Clocks } from './clocks.ts'
import type { Rounds } from './rounds.ts'
import { takeDate } from './takeDate.ts'
import type { Turns, Unit } from './turns.ts'

/** Does what fell due, in the order in which it did: journeys wake, dates and schedules start others. */
export interface Timers {
  start(): void
  /** Looks again at once, e.g. after a flow was resumed. */
  wake(): void
  /** When the first of all that is still to be done is due, epoch milliseconds; null where nothing is. Asked of the journal, whether or not anybody is at work. */
  nextAt(): number | null
  /** Resolves when nothing that is due now is left to do. */
  idle(): Promise<void>
  /** Ends the turn that is under way, then no more. */
  stop(): Promise<void>
}

// A batch is a commit, and a hundred thousand timers of one instant are to be taken up within seconds; yet small enough that intake waits for
// one no longer than some 50 ms.
const batchSize = 500
const firstPauseMs = 60_000
const longestPauseMs = 3_600_000
const storePauseMs = 1_000

interface TimersDeps {
  journal: Journal
  turns: Turns
  flows: Pick<LiveFlows, 'isPaused'>
  clocks: Clocks
  rounds: Rounds
  clock: Clock
  log: Log
}

/** A journey's timer or a customer's date that is due. */
interface Due {
  /** Tells it from every other. */
  name: string
  dueAt: number
  ids: { flowId: string; journeyId?: string; customerId: string }
  take(unit: Unit): void
}

export function createTimers({ journal, turns, flows, clocks, rounds, clock, log }: TimersDeps): Timers {
  const failing = new Map<string, { until: number; pauseMs: number }>()
  let cancelWake: (() => void) | null = null
  let wakesAt = Number.POSITIVE_INFINITY
  let running: Promise<void> | null = null
  let stopped = true
  let unfollow = () => {}

  function wakeBy(at: number): void {
    if (stopped || running || at >= wakesAt) return
    cancelWake?.()
    wakesAt = at
    cancelWake = clock.wakeAt(at, run)
  }

  function run(): void {
    wakesAt = Number.POSITIVE_INFINITY
    cancelWake = null
    running ??= fireAllDue()
      .then(() => {
        running = null
        sleep()
      })
      .catch((error: unknown) => {
        // The journal could not be read: nothing was lost, and nothing here can mend it.
        log.error('The timers could not be read. They are tried again.', error)
        running = null
        wakeBy(clock.now() + storePauseMs)
      })
  }

  function nextAt(): number | null {
    const moments = [journal.nextTimerAt(), journal.nextDateAt(), rounds.nextAt()].filter((at) => at !== null)
    return moments.length === 0 ? null : Math.min(...moments)
  }

  function sleep(): void {
    const next = nextAt()
    if (next === null) return
    // What fails stays the earliest in the journal: without the pause this would spin.
    wakeBy(failing.size > 0 ? Math.max(next, clock.now() + storePauseMs) : next)
  }

  async function fireAllDue(): Promise<void> {
    while (!stopped) {
      const now = clock.now()
      const overdue = dueUpTo(now, batchSize + failing.size)
      const due = overdue.filter((one) => !isPaused(one, now))
      const round = rounds.due(now)
      if (due.length === 0 && !round) {
        forgetAllBut(overdue)
        return
      }
      await Promise.all(due.map(fire))
      // A round of thousands must not hold up what falls due while it lasts: they take turns from when it is due.
      if (round && !due.some(({ dueAt }) => dueAt < (round.clock.dueAt ?? now))) await rounds.step(round)
    }
  }

  /** The sort is stable: of one instant, timers go before dates. */
  function dueUpTo(now: number, limit: number): Due[] {
    const timers = journal.dueTimers(now, limit).map(timerDue)
    const dates = journal.dueDates(now, limit).map(dateDue)
    return [...timers, ...dates].sort((a, b) => a.dueAt - b.dueAt).slice(0, limit)
  }

  const timerDue = (timer: DueTimer): Due => {
    const { journeyId, customerId, flowId, dueAt } = timer
    const ids = { journeyId, customerId, flowId }
    return { name: journeyId, dueAt, ids, take: (unit) => takeTimer(unit, timer) }
  }

  const dateDue = (date: DueDate): Due => {
    const { flowId, nodeId, customerId, dueAt } = date
    const name = `${flowId}/${nodeId}/${customerId}`
    return { name, dueAt, ids: { customerId, flowId }, take: (unit) => takeDate(unit, date, clocks) }
  }

  /** A journey that moved on by itself fails no longer. */
  function forgetAllBut(overdue: readonly Due[]): void {
    const left = new Set(overdue.map(({ name }) => name))
    for (const name of failing.keys()) if (!left.has(name)) failing.delete(name)
  }

  async function fire({ name, ids, take }: Due): Promise<void> {
    try {
      await turns.transact(take)
      failing.delete(name)
    } catch (error) {
      const before = failing.get(name)
      if (!before) log.error('A timer could not be taken up. It is tried again later.', error, ids)
      const pauseMs = before ? Math.min(before.pauseMs * 2, longestPauseMs) : pauseAfter(error)
      failing.set(name, { until: clock.now() + pauseMs, pauseMs })
    }
  }

  function takeTimer({ tx, now, turn }: Unit, { journeyId, customerId, flowId }: DueTimer): void {
    const { journeys } = turn(customerId, { kind: 'timer', journeyId })
    if (journeys.some(({ id }) => id === journeyId) || flows.isPaused(flowId)) return
    const dueAt = tx.journey(journeyId)?.position?.dueAt ?? null
    // Left as it is, it would be due again at once, for ever.
    if (dueAt !== null && dueAt <= now) throw new Error('The timer moved nothing: the version of its flow is gone.')
  }

  function isPaused({ name }: Due, now: number): boolean {
    const pause = failing.get(name)
    return pause !== undefined && pause.until > now
  }

  return {
    start() {
      stopped = false
      unfollow = turns.onScheduled(({ timerAt }) => timerAt !== null && wakeBy(timerAt))
      sleep()
    },
    wake: sleep,
    nextAt,
    async idle() {
      while (running) await running
    },
    async stop() {
      stopped = true
      unfollow()
      cancelWake?.()
      await running
    },
  }
}

// A full disk is nobody's poison: come back soon, for all of them.
function pauseAfter(error: unknown): number {
  return error instanceof Error && error.name === 'StoreUnavailable' ? storePauseMs : firstPauseMs
}
