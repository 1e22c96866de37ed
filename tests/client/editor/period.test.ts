import { expect, it } from 'vitest'
import { readPeriod, startOf } from '../../../client/editor/counting/period.ts'

const now = Date.parse('2026-03-31T09:00:00.000Z')

it.each([
  ['all', null],
  ['day', '2026-03-30T09:00:00.000Z'],
  ['week', '2026-03-24T09:00:00.000Z'],
  ['month', '2026-03-01T09:00:00.000Z'],
  ['nonsense', null],
])('the period "%s" began at %s', (text, from) => {
  expect(startOf(readPeriod(text), now)).toBe(from)
})
