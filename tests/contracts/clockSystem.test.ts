import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { systemClock } from '../../server/adapters/system/systemClock.ts'
import { clockContract } from './clock.ts'

// The machine's timers and its wall clock, moved by hand: no test waits for them.
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

clockContract('The machine', () => ({
  clock: systemClock,
  pass: async (ms) => void (await vi.advanceTimersByTimeAsync(ms)),
}))

it('wakes at the right moment of the wall clock, also after the machine slept', async () => {
  let isAwake = false
  systemClock.wakeAt(Date.now() + 3_600_000, () => {
    isAwake = true
  })
  // An hour goes by on the wall while the timers stand still.
  vi.setSystemTime(Date.now() + 3_600_000)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(isAwake).toBe(true)
})
