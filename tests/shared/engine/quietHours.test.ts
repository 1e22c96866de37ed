import { describe, expect, it } from 'vitest'
import { instantToIso } from '../../../shared/engine/calendar.ts'
import type { QuietHours } from '../../../shared/engine/policy/contactPolicy.ts'
import { quietAt } from '../../../shared/engine/policy/quietHours.ts'
import { ms } from '../../builders/aScope.ts'

const hours = (from: string, to: string, channels: QuietHours['channels'] = 'all'): QuietHours => ({
  from,
  to,
  channels,
})

/** When it is no longer quiet; null where it is not quiet. */
function until(declared: readonly QuietHours[], at: string, zone = 'UTC', channel: 'email' | 'sms' = 'email') {
  const quiet = quietAt(declared, channel, ms(at), zone)
  return quiet && instantToIso(quiet.until).replace(':00.000Z', 'Z')
}

describe('quiet hours over midnight', () => {
  it.each([
    ['before they begin', '2026-03-10T20:59:59.999Z', null],
    ['at their first moment', '2026-03-10T21:00:00Z', '2026-03-11T08:00Z'],
    ['before midnight', '2026-03-10T23:59:59.999Z', '2026-03-11T08:00Z'],
    ['at midnight', '2026-03-11T00:00:00Z', '2026-03-11T08:00Z'],
    ['at their last moment', '2026-03-11T07:59:59.999Z', '2026-03-11T08:00Z'],
    ['when they are over', '2026-03-11T08:00:00Z', null],
    ['over the end of a year', '2026-12-31T23:00:00Z', '2027-01-01T08:00Z'],
  ])('%s', (_, at, expected) => {
    expect(until([hours('21:00', '08:00')], at)).toBe(expected)
  })
})

describe('quiet hours within a day', () => {
  it.each([
    ['before them', '2026-03-10T11:59:00Z', null],
    ['in them', '2026-03-10T12:00:00Z', '2026-03-10T14:00Z'],
    ['after them', '2026-03-10T14:00:00Z', null],
    ['at night', '2026-03-10T02:00:00Z', null],
  ])('%s', (_, at, expected) => {
    expect(until([hours('12:00', '14:00')], at)).toBe(expected)
  })
})

describe("quiet hours are the customer's", () => {
  it.each([
    ['Europe/Berlin', '2026-03-10T19:59:00Z', null],
    ['Europe/Berlin', '2026-03-10T20:00:00Z', '2026-03-11T07:00Z'],
    ['America/New_York', '2026-03-10T20:00:00Z', null],
    ['America/New_York', '2026-03-11T03:00:00Z', '2026-03-11T12:00Z'],
    ['Asia/Kathmandu', '2026-03-10T15:15:00Z', '2026-03-11T02:15Z'],
    ['Asia/Kathmandu', '2026-03-10T15:14:00Z', null],
    ['Pacific/Kiritimati', '2026-03-10T08:00:00Z', '2026-03-10T18:00Z'],
  ])('in %s at %s', (zone, at, expected) => {
    expect(until([hours('21:00', '08:00')], at, zone)).toBe(expected)
  })
})

describe('quiet hours when the clocks change', () => {
  it.each([
    ['an hour less of night in Berlin', '21:00', '08:00', '2026-03-28T22:00:00Z', 'Europe/Berlin', '2026-03-29T06:00Z'],
    ['an hour more of night in Berlin', '21:00', '08:00', '2026-10-24T22:00:00Z', 'Europe/Berlin', '2026-10-25T07:00Z'],
    ['an end that is skipped moves on', '21:00', '02:30', '2026-03-29T00:30:00Z', 'Europe/Berlin', '2026-03-29T01:30Z'],
    [
      'an end that comes twice is the first',
      '21:00',
      '02:30',
      '2026-10-25T00:10:00Z',
      'Europe/Berlin',
      '2026-10-25T00:30Z',
    ],
    ['the second time it is over', '21:00', '02:30', '2026-10-25T01:10:00Z', 'Europe/Berlin', null],
    ['a beginning that is skipped moves on', '02:30', '05:00', '2026-03-29T01:15:00Z', 'Europe/Berlin', null],
    ['and then it is quiet', '02:30', '05:00', '2026-03-29T01:30:00Z', 'Europe/Berlin', '2026-03-29T03:00Z'],
    ['half an hour on Lord Howe', '21:00', '08:00', '2026-04-04T12:00:00Z', 'Australia/Lord_Howe', '2026-04-04T21:30Z'],
    [
      'a night without a next day in Samoa',
      '21:00',
      '08:00',
      '2011-12-30T09:00:00Z',
      'Pacific/Apia',
      '2011-12-30T18:00Z',
    ],
  ])('%s', (_, from, to, at, zone, expected) => {
    expect(until([hours(from, to)], at, zone)).toBe(expected)
  })
})

describe('several quiet hours', () => {
  it('are one where the next begins as the last ends', () => {
    const declared = [hours('21:00', '00:00'), hours('00:00', '08:00'), hours('08:00', '09:30')]
    expect(until(declared, '2026-03-10T22:00:00Z')).toBe('2026-03-11T09:30Z')
  })

  it('hold for the channels they name', () => {
    const declared = [hours('21:00', '08:00', ['sms']), hours('23:00', '06:00')]
    expect(until(declared, '2026-03-10T22:00:00Z')).toBeNull()
    expect(until(declared, '2026-03-10T22:00:00Z', 'UTC', 'sms')).toBe('2026-03-11T08:00Z')
    expect(until(declared, '2026-03-10T23:30:00Z')).toBe('2026-03-11T06:00Z')
  })

  it('are none where none are declared', () => {
    expect(until([], '2026-03-10T22:00:00Z')).toBeNull()
  })
})
