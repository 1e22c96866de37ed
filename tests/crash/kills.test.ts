import { expect, it } from 'vitest'
import { killAndLook } from './killAndLook.ts'

it('loses no acknowledged event, repeats no step and keeps every wait, wherever it is killed', {
  timeout: 240_000,
}, async () => {
  const report = await killAndLook({ times: 25, from: 0, seed: 'ci' })
  expect(report.faults).toEqual([])
  expect(report.kills).toBe(25)
  // A run in which nothing happened would prove nothing.
  expect(report.events).toBeGreaterThan(100)
  expect(report.deliveries).toBeGreaterThan(50)
  expect(report.deaths.commit).toBeGreaterThan(5)
})
