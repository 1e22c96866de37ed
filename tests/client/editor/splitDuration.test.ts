import { expect, it } from 'vitest'
import { durationUnits, joinDuration, splitDuration } from '../../../client/editor/forms/splitDuration.ts'

it.each([
  ['PT5M', 5, 'minutes'],
  ['PT2H', 2, 'hours'],
  ['P1D', 1, 'days'],
  ['P2W', 2, 'weeks'],
  ['P6M', 6, 'months'],
  ['P1Y', 1, 'years'],
] as const)('reads %s as %i %s and writes it again', (text, count, unit) => {
  expect(splitDuration(text)).toEqual({ count, unit })
  expect(joinDuration(count, unit)).toBe(text)
})

it.each(['P1DT12H', '-P3D', 'soon', '', 'P1H'])('leaves %j to be typed as text', (text) => {
  expect(splitDuration(text)).toBeNull()
})

it('offers every unit once', () => {
  expect(new Set(durationUnits.map((one) => joinDuration(1, one.unit))).size).toBe(durationUnits.length)
})
