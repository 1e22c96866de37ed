import type { Log } from '../log.ts'
import type { Clock } from '../ports/clock.ts'
import { chance } from './chance.ts'
import type { PostedCall } from './history.ts'

/** Calls that come in one by one. */
export interface Trickle {
  /** Lets no more come in. Resolves when none is under way. */
  stop(): Promise<void>
}

const shortestPauseMs = 1_000
const longestPauseMs = 3_000

// A demo that somebody forgot must not fill their disk: this is about three hours of it, and each start of the server allows as much again.
const mostCalls = 5_000

/** Posts a call every couple of seconds, the next one only when the last is stored, until it is stopped or there were enough. */
export function startTrickle(
  next: (now: number) => PostedCall,
  { post, clock, log }: { post(calls: readonly PostedCall[]): Promise<void>; clock: Clock; log: Log },
): Trickle {
  let isStopped = false
  let posted = 0
  let underWay = Promise.resolve()
  let cancel = rest()

  function rest(): () => void {
    const pauseMs = shortestPauseMs + chance(`pause ${posted}`) * (longestPauseMs - shortestPauseMs)
    return clock.wakeAt(Math.round(clock.now() + pauseMs), () => {
      underWay = postOne()
    })
  }

  async function postOne(): Promise<void> {
    posted += 1
    try {
      await post([next(clock.now())])
    } catch (error) {
      log.error('A made-up order of the demo shop could not be stored.', error)
    }
    if (!isStopped && posted < mostCalls) cancel = rest()
  }

  return {
    stop() {
      isStopped = true
      cancel()
      return underWay
    },
  }
}
