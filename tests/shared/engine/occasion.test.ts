import { describe, expect, it } from 'vitest'
import type { OccasionFacts } from '../../../shared/engine/calendar.ts'
import { compileOccasion } from '../../../shared/engine/calendar.ts'
import type { JsonValue } from '../../../shared/json.ts'

const berlin = 'Europe/Berlin'

interface Asked {
  date: JsonValue
  after: string
  zone?: string
  offset?: string
  time?: string
  planned?: string
  came?: string
}

function next(
  repeat: 'once' | 'yearly',
  { date, after, zone = berlin, offset = 'P0D', time = '10:00', ...asked }: Asked,
) {
  const facts: OccasionFacts = {
    zone,
    after: Date.parse(after),
    planned: asked.planned ?? null,
    came: asked.came ?? null,
  }
  const occasion = compileOccasion({ offset, time, repeat })(date, facts)
  if (!occasion) return 'none'
  const at = Temporal.Instant.fromEpochMilliseconds(occasion.dueAt).toZonedDateTimeISO(zone)
  return `${at.toString({ timeZoneName: 'never', smallestUnit: 'minute' })} of ${occasion.of}`
}

type Row = [name: string, asked: Asked, occasion: string]

const spring = '2026-03-01T12:00Z'

const once: Row[] = [
  ['a day to come', { date: '2026-03-10', after: spring }, '2026-03-10T10:00+01:00 of 2026-03-10'],
  [
    'three days before it',
    { date: '2026-03-10', offset: '-P3D', after: spring },
    '2026-03-07T10:00+01:00 of 2026-03-10',
  ],
  ['two weeks after it', { date: '2026-03-10', offset: 'P2W', after: spring }, '2026-03-24T10:00+01:00 of 2026-03-10'],
  [
    'a month before the 31st',
    { date: '2026-03-31', offset: '-P1M', after: '2026-02-01T12:00Z' },
    '2026-02-28T10:00+01:00 of 2026-03-31',
  ],
  [
    'an instant: the wall clock of its day there',
    { date: '2026-03-10T23:30:00Z', after: spring },
    '2026-03-11T10:00+01:00 of 2026-03-10T23:30:00.000Z',
  ],
  [
    'a time that the clocks skip',
    { date: '2026-03-29', time: '02:30', after: spring },
    '2026-03-29T03:30+02:00 of 2026-03-29',
  ],
  ['the first of two', { date: '2026-10-25', time: '02:30', after: spring }, '2026-10-25T02:30+02:00 of 2026-10-25'],
  [
    'half an hour skipped',
    { date: '2026-10-04', time: '02:15', zone: 'Australia/Lord_Howe', after: spring },
    '2026-10-04T02:45+11:00 of 2026-10-04',
  ],
  [
    'a quarter of an hour off',
    { date: '2026-03-10', zone: 'Asia/Kathmandu', after: spring },
    '2026-03-10T10:00+05:45 of 2026-03-10',
  ],
  [
    'a day that never was',
    { date: '2011-12-30', zone: 'Pacific/Apia', after: '2011-12-01T00:00Z' },
    '2011-12-31T10:00+14:00 of 2011-12-30',
  ],
  ['a moment that is past', { date: '2026-03-01', after: spring }, 'none'],
  ['this very moment is past', { date: '2026-03-01', after: '2026-03-01T09:00Z' }, 'none'],
  [
    'past but planned: it is late',
    { date: '2026-03-01', after: spring, planned: '2026-03-01' },
    '2026-03-01T10:00+01:00 of 2026-03-01',
  ],
  ['past, and another was planned', { date: '2026-03-01', after: spring, planned: '2026-03-09' }, 'none'],
  ['a date that came already', { date: '2026-03-10', after: spring, came: '2026-03-10' }, 'none'],
  [
    'another date than came',
    { date: '2026-03-11', after: spring, came: '2026-03-10' },
    '2026-03-11T10:00+01:00 of 2026-03-11',
  ],
  ['no date', { date: null, after: spring }, 'none'],
  ['text that is none', { date: 'next Tuesday', after: spring }, 'none'],
  ['a number is never a date', { date: 1_773_100_800, after: spring }, 'none'],
  ['settings that cannot be read', { date: '2026-03-10', offset: 'soon', after: spring }, 'none'],
]

const yearly: Row[] = [
  ['a birthday later this year', { date: '1990-03-10', after: spring }, '2026-03-10T10:00+01:00 of 2026-03-10'],
  ['one that is over this year', { date: '1990-02-10', after: spring }, '2027-02-10T10:00+01:00 of 2027-02-10'],
  [
    'a leap day in another year',
    { date: '1992-02-29', after: '2026-01-01T00:00Z' },
    '2026-02-28T10:00+01:00 of 2026-02-28',
  ],
  [
    'a leap day in a leap year',
    { date: '1992-02-29', after: '2028-01-01T00:00Z' },
    '2028-02-29T10:00+01:00 of 2028-02-29',
  ],
  [
    'before New Year, of a day after it',
    { date: '1990-01-02', offset: '-P7D', after: '2026-12-01T00:00Z' },
    '2026-12-26T10:00+01:00 of 2027-01-02',
  ],
  [
    'after New Year, of a day before it',
    { date: '1990-12-30', offset: 'P7D', after: '2027-01-01T00:00Z' },
    '2027-01-06T10:00+01:00 of 2026-12-30',
  ],
  [
    'a year and a half after',
    { date: '1990-12-30', offset: 'P18M', after: '2026-12-01T00:00Z' },
    '2027-06-30T10:00+02:00 of 2025-12-30',
  ],
  [
    'once a year, also where the date moved',
    { date: '1990-03-20', after: '2026-03-11T00:00Z', came: '2026-03-10' },
    '2027-03-20T10:00+01:00 of 2027-03-20',
  ],
  ['not before the date itself', { date: '2028-05-01', after: spring }, '2028-05-01T10:00+02:00 of 2028-05-01'],
  ['the first year counts', { date: '2026-05-01', after: spring }, '2026-05-01T10:00+02:00 of 2026-05-01'],
  [
    'late but planned',
    { date: '1990-02-28', after: spring, planned: '2026-02-28' },
    '2026-02-28T10:00+01:00 of 2026-02-28',
  ],
  [
    'years late, once',
    { date: '1990-02-28', after: spring, planned: '2023-02-28' },
    '2023-02-28T10:00+01:00 of 2023-02-28',
  ],
  [
    'planned, but the date moved to a day that is over',
    { date: '1990-02-10', after: spring, planned: '2026-02-28' },
    '2027-02-10T10:00+01:00 of 2027-02-10',
  ],
  [
    'an instant: its day there',
    { date: '1990-03-09T23:30:00Z', after: spring },
    '2026-03-10T10:00+01:00 of 2026-03-10',
  ],
  ['the last day of a century', { date: '1899-12-31', after: spring }, '2026-12-31T10:00+01:00 of 2026-12-31'],
]

describe('a date that counts once', () =>
  it.each(once)('%s', (_, asked, occasion) => expect(next('once', asked)).toBe(occasion)))

describe('a date that counts every year', () =>
  it.each(yearly)('%s', (_, asked, occasion) => expect(next('yearly', asked)).toBe(occasion)))
