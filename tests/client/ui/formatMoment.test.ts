import { describe, expect, it } from 'vitest'
import { formatAgo, formatExactly, formatMoment, isZone } from '../../../client/ui/formatMoment.ts'

const now = Date.parse('2026-03-10T12:00:00.000Z')

describe('a moment', () => {
  it('is told in the zone asked for', () => {
    expect(formatMoment('2026-03-10T13:10:00.000Z', 'Europe/Berlin', now)).toBe('Tue 10 Mar, 14:10')
  })

  it('shows midnight as 00, not as 24', () => {
    expect(formatMoment('2026-03-10T00:05:00.000Z', 'UTC', now)).toBe('Tue 10 Mar, 00:05')
  })

  it('names the year where it is another one', () => {
    expect(formatMoment('2025-12-31T10:00:00.000Z', 'UTC', now)).toBe('31 Dec 2025, 10:00')
  })

  it('is of this year where it is so in the zone, whatever the year in UTC', () => {
    const newYear = Date.parse('2026-01-01T03:00:00.000Z')
    expect(formatMoment('2026-01-01T02:00:00.000Z', 'America/New_York', newYear)).toBe('Wed 31 Dec, 21:00')
  })

  it('names its zone where it is told to the second', () => {
    expect(formatExactly('2026-03-10T13:10:05.000Z', 'Europe/Berlin')).toMatch(/14:10:05 \(Europe\/Berlin\)$/)
  })
})

it.each([
  ['2026-03-10T11:59:30.000Z', 'just now'],
  ['2026-03-10T11:57:00.000Z', '3 minutes ago'],
  ['2026-03-09T12:00:00.000Z', 'yesterday'],
  ['2026-03-12T12:00:00.000Z', 'in 2 days'],
])('%s is %s', (at, words) => {
  expect(formatAgo(at, now)).toBe(words)
})

it.each([
  ['Europe/Berlin', true],
  ['Mars/Base', false],
  ['', false],
  [42, false],
])('takes %j for a zone: %s', (zone, expected) => {
  expect(isZone(zone)).toBe(expected)
})
