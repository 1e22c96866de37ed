import type { LiveFlows } from '../../shared/engine/turnWorld.ts'
import type { Log } from '../log.ts'
import type { Clock } from '../ports/clock.ts'
import type { DueTimer, Journal } from '../ports/journal.ts'
import type { Turns, Unit } from './turns.ts'

/** Wakes journeys whose timer fell due, in the order in which they were due. */
export interface Timers {
  start(): void
  /** Looks again at once, e.g. after a flow was resumed. */
  wake(): void
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
  clock: Clock
  log: Log
}

export function createTimers({ journal, turns, flows, clock, log }: TimersDeps): Timers {
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

  function sleep(): void {
    const next = journal.nextTimerAt()
    if (next === null) return
    // A timer that fails stays the earliest in the journal: without the pause this would spin.
    wakeBy(failing.size > 0 ? Math.max(next, clock.now() + storePauseMs) : next)
  }

  async function fireAllDue(): Promise<void> {
    while (!stopped) {
      const now = clock.now()
      const overdue = journal.dueTimers(now, batchSize + failing.size)
      const due = overdue.filter((timer) => !isPaused(timer, now))
      if (due.length === 0) {
        forgetAllBut(overdue)
        return
      }
      await Promise.all(due.map(fire))
    }
  }

  /** A journey that moved on by itself fails no longer. */
  function forgetAllBut(overdue: readonly DueTimer[]): void {
    const left = new Set(overdue.map(({ journeyId }) => journeyId))
    for (const journeyId of failing.keys()) if (!left.has(journeyId)) failing.delete(journeyId)
  }

  async function fire(timer: DueTimer): Promise<void> {
    const { journeyId, flowId } = timer
    try {
      await turns.transact((unit) => takeTimer(unit, timer))
      failing.delete(journeyId)
    } catch (error) {
      const before = failing.get(journeyId)
      if (!before) log.error('A timer could not be taken up. It is tried again later.', error, { journeyId, flowId })
      const pauseMs = before ? Math.min(before.pauseMs * 2, longestPauseMs) : pauseAfter(error)
      failing.set(journeyId, { until: clock.now() + pauseMs, pauseMs })
    }
  }

  function takeTimer({ tx, now, turn }: Unit, { journeyId, customerId, flowId }: DueTimer): void {
    const { journeys } = turn(customerId, { kind: 'timer', journeyId })
    if (journeys.some(({ id }) => id === journeyId) || flows.isPaused(flowId)) return
    const dueAt = tx.journey(journeyId)?.position?.dueAt ?? null
    // Left as it is, it would be due again at once, for ever.
    if (dueAt !== null && dueAt <= now) throw new Error('The timer moved nothing: the version of its flow is gone.')
  }

  function isPaused({ journeyId }: DueTimer, now: number): boolean {
    const pause = failing.get(journeyId)
    return pause !== undefined && pause.until > now
  }

  return {
    start() {
      stopped = false
      unfollow = turns.onScheduled(({ timerAt }) => timerAt !== null && wakeBy(timerAt))
      sleep()
    },
    wake: sleep,
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
