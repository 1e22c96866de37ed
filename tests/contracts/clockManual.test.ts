import { manualClock } from '../builders/manualClock.ts'
import { clockContract } from './clock.ts'

clockContract('The manual clock', () => {
  const clock = manualClock()
  return { clock, pass: async (ms) => clock.advance(ms) }
})
