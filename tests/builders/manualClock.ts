import type { Clock } from '../../server/ports/clock.ts'

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Moves on by so many milliseconds, running what falls due on the way, in order. */
  advance(ms: number): void
  /** Moves on to the next thing somebody waits for; false where nobody waits. */
  advanceToNext(): boolean
  /** When somebody next waits to be woken, null where nobody waits. */
  nextAt(): number | null
}

export function manualClock(start = Date.parse('2026-03-02T09:00:00.000Z')): ManualClock {
  let now = start
  let waiting: { at: number; run: () => void }[] = []

  function next(until: number): boolean {
    const [first] = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
    if (!first) return false
    waiting = waiting.filter((entry) => entry !== first)
    now = Math.max(now, first.at)
    first.run()
    return true
  }

  return {
    now: () => now,
    wakeAt(at, run) {
      const entry = { at, run }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((other) => other !== entry)
      }
    },
    advance(ms) {
      const until = now + ms
      while (next(until));
      now = until
    },
    advanceToNext: () => next(Number.POSITIVE_INFINITY),
    nextAt: () => (waiting.length === 0 ? null : Math.min(...waiting.map(({ at }) => at))),
  }
}
