import { describe, expect, it } from 'vitest'
import { describeCron, nextRun, parseCron, readUsualCron, writeUsualCron } from '../../../shared/engine/calendar.ts'

function runs(text: string, after: string, zone: string, count = 1): string {
  const cron = parseCron(text)
  if (!cron) return 'unreadable'
  const moments: string[] = []
  let from: number | null = Date.parse(after)
  while (from !== null && moments.length < count) {
    from = nextRun(cron, zone, from)
    if (from === null) break
    const at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
    moments.push(at.toString({ timeZoneName: 'never', smallestUnit: 'minute' }))
  }
  return moments.join(' ') || 'never'
}

const berlin = 'Europe/Berlin'
type Row = [name: string, cron: string, after: string, zone: string, runs: string]

describe('a schedule comes round', () =>
  it.each<Row>([
    ['on a weekday', '0 9 * * 1', '2026-03-01T12:00Z', berlin, '2026-03-02T09:00+01:00 2026-03-09T09:00+01:00'],
    ['never at the moment itself', '0 9 * * 1', '2026-03-02T08:00Z', berlin, '2026-03-09T09:00+01:00'],
    [
      'on Sundays, as 0 and as 7',
      '0 9 * * 0,7',
      '2026-03-02T08:00Z',
      berlin,
      '2026-03-08T09:00+01:00 2026-03-15T09:00+01:00',
    ],
    ['on working days by name', '30 8 * * mon-fri', '2026-03-06T12:00Z', berlin, '2026-03-09T08:30+01:00'],
    ['on a day of the month', '0 9 31 * *', '2026-03-31T12:00Z', berlin, '2026-05-31T09:00+02:00'],
    ['in some months', '0 9 1 jan,jul *', '2026-03-31T12:00Z', berlin, '2026-07-01T09:00+02:00 2027-01-01T09:00+01:00'],
    [
      'on either, where day and weekday are named',
      '0 9 13 * fri',
      '2026-03-01T12:00Z',
      berlin,
      '2026-03-06T09:00+01:00 2026-03-13T09:00+01:00 2026-03-20T09:00+01:00',
    ],
    [
      'every quarter of an hour',
      '*/15 * * * *',
      '2026-03-01T12:07Z',
      'UTC',
      '2026-03-01T12:15+00:00 2026-03-01T12:30+00:00',
    ],
    [
      'from a minute on',
      '50/5 10 * * *',
      '2026-03-01T00:00Z',
      'UTC',
      '2026-03-01T10:50+00:00 2026-03-01T10:55+00:00 2026-03-02T10:50+00:00',
    ],
    [
      'at the same wall clock when the clocks change',
      '0 9 * * *',
      '2026-03-28T12:00Z',
      berlin,
      '2026-03-29T09:00+02:00',
    ],
    [
      'later, where the clocks skip its time',
      '30 2 * * *',
      '2026-03-28T12:00Z',
      berlin,
      '2026-03-29T03:30+02:00 2026-03-30T02:30+02:00',
    ],
    ['at the first of two', '30 2 * * *', '2026-10-24T12:00Z', berlin, '2026-10-25T02:30+02:00 2026-10-26T02:30+01:00'],
    [
      'once, where a skipped time meets another',
      '30 2,3 * * *',
      '2026-03-28T12:00Z',
      berlin,
      '2026-03-29T03:30+02:00 2026-03-30T02:30+02:00',
    ],
    [
      'in the order of time, though a skipped time moves behind a later one',
      '45 2,3 * * *',
      '2026-03-29T00:30Z',
      berlin,
      '2026-03-29T03:45+02:00 2026-03-30T02:45+02:00',
    ],
    ['in New York’s gap', '30 2 8 3 *', '2026-03-01T00:00Z', 'America/New_York', '2026-03-08T03:30-04:00'],
    ['half an hour on', '15 2 * * *', '2026-10-03T00:00Z', 'Australia/Lord_Howe', '2026-10-04T02:45+11:00'],
    [
      'where midnight was skipped',
      '0 0 * * *',
      '2018-11-03T12:00Z',
      'America/Sao_Paulo',
      '2018-11-04T01:00-02:00 2018-11-05T00:00-02:00',
    ],
    [
      'not on a day that never was',
      '0 10 * * *',
      '2011-12-29T12:00Z',
      'Pacific/Apia',
      '2011-12-29T10:00-10:00 2011-12-31T10:00+14:00',
    ],
    ['in Kathmandu', '0 9 * * *', '2026-03-01T00:00Z', 'Asia/Kathmandu', '2026-03-01T09:00+05:45'],
    ['on leap days', '0 9 29 2 *', '2026-03-01T00:00Z', 'UTC', '2028-02-29T09:00+00:00 2032-02-29T09:00+00:00'],
    ['on a leap day eight years on', '0 9 29 2 *', '2096-03-01T00:00Z', 'UTC', '2104-02-29T09:00+00:00'],
    ['never on a day that no month has', '0 9 30 2 *', '2026-03-01T00:00Z', 'UTC', 'never'],
  ])('%s', (_, cron, after, zone, expected) =>
    expect(runs(cron, after, zone, expected.split(' ').length)).toBe(expected),
  ))

describe('a cron expression', () => {
  it.each([
    '',
    '* * * *',
    '0 9 * * 1 2026',
    '60 9 * * *',
    '0 24 * * *',
    '0 9 0 * *',
    '0 9 32 * *',
    '0 9 * 13 *',
    '0 9 * * 8',
    '5-1 9 * * *',
    '*/0 9 * * *',
    '0 9 * * someday',
    '0 9 * * mon-',
    '@daily',
    '0 9 L * *',
  ])('"%s" is none', (text) => expect(parseCron(text)).toBeNull())

  it.each([
    ['0 9 * * *', 'Every day at 09:00'],
    ['0 9 * * 1', 'Every Monday at 09:00'],
    ['30 18 * * 1-5', 'Every Monday to Friday at 18:30'],
    ['0 9 * * 0', 'Every Sunday at 09:00'],
    ['0 9 * * 6,sun', 'Every Saturday, Sunday at 09:00'],
    ['5 7 1 * *', 'On day 1 of every month at 07:05'],
    ['*/15 * * * *', 'At the times of "*/15 * * * *"'],
    ['0 9 13 * 5', 'At the times of "0 9 13 * 5"'],
    ['0 9 1 1 *', 'At the times of "0 9 1 1 *"'],
  ])('"%s" is read as "%s"', (text, words) => expect(describeCron(text)).toBe(words))

  it.each(['0 9 * * *', '0 9 * * 1', '30 18 * * 1,3,5', '5 7 31 * *'])('"%s" goes through a form unchanged', (text) => {
    const usual = readUsualCron(text)
    expect(usual && writeUsualCron(usual)).toBe(text)
  })
})
