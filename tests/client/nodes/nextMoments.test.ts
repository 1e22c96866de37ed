import { describe, expect, it } from 'vitest'
import { dateExample, nextRuns } from '../../../client/nodes/nextMoments.ts'

const now = Date.parse('2026-03-27T12:00:00Z')
const schedule = { label: '', disabled: false, segmentId: 's', cron: '0 9 * * 1', zone: 'Europe/Berlin' }
const date = {
  label: '',
  disabled: false,
  field: 'customer.traits.birthday',
  offset: '-P3D',
  time: '10:00',
  repeat: 'yearly' as const,
  where: null,
}

describe('the next moments of a schedule', () => {
  it('are those of its zone’s clock', () =>
    expect(nextRuns(schedule, now, 2)).toEqual(['Monday 30 March 2026 at 09:00', 'Monday 6 April 2026 at 09:00']))

  it.each([{ cron: 'soon' }, { zone: '' }, { zone: 'Nowhere' }, { cron: '0 9 31 2 *' }])('%j: there are none', (part) =>
    expect(nextRuns({ ...schedule, ...part }, now, 2)).toEqual([]),
  )
})

describe('the example of a date', () => {
  it('is a date half a year ahead, and three years of it', () =>
    expect(dateExample(date, now)).toEqual({
      date: '27 September',
      moments: [
        'Thursday 24 September 2026 at 10:00',
        'Friday 24 September 2027 at 10:00',
        'Sunday 24 September 2028 at 10:00',
      ],
    }))

  it('comes once where it counts once', () =>
    expect(dateExample({ ...date, repeat: 'once' }, now)).toEqual({
      date: '27 September 2026',
      moments: ['Thursday 24 September 2026 at 10:00'],
    }))

  it('shows no moment where the settings cannot be read', () =>
    expect(dateExample({ ...date, time: '' }, now).moments).toEqual([]))
})
