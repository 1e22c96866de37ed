import type { Clock } from '../../ports/clock.ts'

// Node counts elapsed time, which stands still while a laptop sleeps and knows nothing of a corrected wall clock: look again each minute.
const longestMs = 60_000

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wakeAt(at, run) {
    let timer: NodeJS.Timeout
    const sleep = () => {
      timer = setTimeout(wake, Math.min(Math.max(0, at - Date.now()), longestMs))
      timer.unref()
    }
    // Node's timers may fire a millisecond early, and a long wait ends in several steps.
    const wake = () => (Date.now() < at ? sleep() : run())
    sleep()
    return () => clearTimeout(timer)
  },
}
