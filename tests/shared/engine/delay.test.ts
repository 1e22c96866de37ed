import { describe, expect, it } from 'vitest'
import type { DelayData } from '../../../shared/engine/calendar.ts'
import { instantToIso, resolveDelay } from '../../../shared/engine/calendar.ts'
import type { JsonValue } from '../../../shared/json.ts'

/** The end of a delay as the wall clock and offset of the zone, or what else it answers. */
function ends(entered: string, zone: string, data: DelayData, saw: JsonValue = null, now = entered): string {
  const answer = resolveDelay(data, {
    enteredAt: Date.parse(entered),
    now: Date.parse(now),
    zone,
    readField: () => saw,
  })
  if (answer.kind === 'unreadable') return answer.message
  if (answer.kind === 'until') return wall(answer.until, zone)
  return `past: ${answer.until === null ? JSON.stringify(answer.saw) : wall(answer.until, zone)}`
}

function wall(at: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return local.toString({ timeZoneName: 'never', smallestUnit: 'second' }).replace(':00+', '+').replace(/:00-/, '-')
}

const berlin = 'Europe/Berlin'
const newYork = 'America/New_York'
const lordHowe = 'Australia/Lord_Howe'
const kathmandu = 'Asia/Kathmandu'
const saoPaulo = 'America/Sao_Paulo'
const apia = 'Pacific/Apia'
const tokyo = 'Asia/Tokyo'
const weekdays = [1, 2, 3, 4, 5]

type Row = [name: string, entered: string, zone: string, data: DelayData, end: string, saw?: JsonValue]

const lengths: Row[] = [
  ['a day in summer', '2026-06-01T10:00+02:00', berlin, { for: 'P1D' }, '2026-06-02T10:00+02:00'],
  ['a day of 23 hours', '2026-03-28T10:00+01:00', berlin, { for: 'P1D' }, '2026-03-29T10:00+02:00'],
  ['24 hours over it', '2026-03-28T10:00+01:00', berlin, { for: 'PT24H' }, '2026-03-29T11:00+02:00'],
  ['a day of 25 hours', '2026-10-24T10:00+02:00', berlin, { for: 'P1D' }, '2026-10-25T10:00+01:00'],
  ['24 hours over it', '2026-10-24T10:00+02:00', berlin, { for: 'PT24H' }, '2026-10-25T09:00+01:00'],
  ['a day into a gap', '2026-03-28T02:30+01:00', berlin, { for: 'P1D' }, '2026-03-29T03:30+02:00'],
  ['a day into an overlap', '2026-10-24T02:30+02:00', berlin, { for: 'P1D' }, '2026-10-25T02:30+02:00'],
  ['an hour within an overlap', '2026-10-25T02:30+02:00', berlin, { for: 'PT1H' }, '2026-10-25T02:30+01:00'],
  ['a day and two hours', '2026-03-28T10:00+01:00', berlin, { for: 'P1DT2H' }, '2026-03-29T12:00+02:00'],
  ['a week', '2026-03-25T10:00+01:00', berlin, { for: 'P1W' }, '2026-04-01T10:00+02:00'],
  ['a month from the 31st', '2026-01-31T10:00+01:00', berlin, { for: 'P1M' }, '2026-02-28T10:00+01:00'],
  ['a month in a leap year', '2028-01-31T10:00+01:00', berlin, { for: 'P1M' }, '2028-02-29T10:00+01:00'],
  ['a month from the 30th of April', '2026-04-30T10:00+02:00', berlin, { for: 'P1M' }, '2026-05-30T10:00+02:00'],
  ['a year from a leap day', '2028-02-29T10:00+01:00', berlin, { for: 'P1Y' }, '2029-02-28T10:00+01:00'],
  ['four years from a leap day', '2028-02-29T10:00+01:00', berlin, { for: 'P4Y' }, '2032-02-29T10:00+01:00'],
  ['a month and a day', '2026-01-31T10:00+01:00', berlin, { for: 'P1M1D' }, '2026-03-01T10:00+01:00'],
  ['no time', '2026-01-31T10:00+01:00', berlin, { for: 'PT0S' }, '2026-01-31T10:00+01:00'],
  ['a day into New York’s gap', '2026-03-07T02:30-05:00', newYork, { for: 'P1D' }, '2026-03-08T03:30-04:00'],
  ['a day into its overlap', '2026-10-31T01:30-04:00', newYork, { for: 'P1D' }, '2026-11-01T01:30-04:00'],
  ['24 hours into its overlap', '2026-10-31T02:30-04:00', newYork, { for: 'PT24H' }, '2026-11-01T01:30-05:00'],
  // Midnight itself was skipped in São Paulo until 2018: that day begins at 01:00.
  ['a day to a midnight that is not', '2018-11-03T00:00-03:00', saoPaulo, { for: 'P1D' }, '2018-11-04T01:00-02:00'],
  ['no change there today', '2026-11-03T00:00-03:00', saoPaulo, { for: 'P1D' }, '2026-11-04T00:00-03:00'],
  ['half an hour skipped', '2026-10-03T02:15+10:30', lordHowe, { for: 'P1D' }, '2026-10-04T02:45+11:00'],
  ['half an hour twice', '2026-04-04T01:45+11:00', lordHowe, { for: 'P1D' }, '2026-04-05T01:45+11:00'],
  ['24 hours over it', '2026-04-04T12:00+11:00', lordHowe, { for: 'PT24H' }, '2026-04-05T11:30+10:30'],
  ['Kathmandu', '2026-03-01T23:59+05:45', kathmandu, { for: 'P1D' }, '2026-03-02T23:59+05:45'],
  // Samoa went from the evening of the 29th to the morning of the 31st of December 2011.
  ['a day to one that never was', '2011-12-29T10:00-10:00', apia, { for: 'P1D' }, '2011-12-31T10:00+14:00'],
  ['two days over it', '2011-12-29T10:00-10:00', apia, { for: 'P2D' }, '2011-12-31T10:00+14:00'],
]

const nexts: Row[] = [
  ['later today', '2026-06-01T10:00+02:00', berlin, { until: { time: '15:00' } }, '2026-06-01T15:00+02:00'],
  ['now', '2026-06-01T15:00+02:00', berlin, { until: { time: '15:00' } }, '2026-06-01T15:00+02:00'],
  ['tomorrow', '2026-06-01T15:00:01+02:00', berlin, { until: { time: '15:00' } }, '2026-06-02T15:00+02:00'],
  ['seconds too', '2026-06-01T10:00+02:00', berlin, { until: { time: '15:00:30' } }, '2026-06-01T15:00:30+02:00'],
  ['a time that is skipped', '2026-03-28T20:00+01:00', berlin, { until: { time: '02:30' } }, '2026-03-29T03:30+02:00'],
  ['the first of two', '2026-10-24T20:00+02:00', berlin, { until: { time: '02:30' } }, '2026-10-25T02:30+02:00'],
  ['after the first of two', '2026-10-25T02:45+02:00', berlin, { until: { time: '02:30' } }, '2026-10-26T02:30+01:00'],
  [
    'Friday to Monday',
    '2026-05-29T16:00+02:00',
    berlin,
    { until: { time: '15:00', weekdays } },
    '2026-06-01T15:00+02:00',
  ],
  [
    'today, a Friday',
    '2026-05-29T14:00+02:00',
    berlin,
    { until: { time: '15:00', weekdays } },
    '2026-05-29T15:00+02:00',
  ],
  [
    'in a week',
    '2026-05-29T16:00+02:00',
    berlin,
    { until: { time: '15:00', weekdays: [5] } },
    '2026-06-05T15:00+02:00',
  ],
  ['now, on such a day', '2026-05-29T16:00+02:00', berlin, { until: { weekdays: [5] } }, '2026-05-29T16:00+02:00'],
  [
    'the start of such a day',
    '2026-05-29T16:00+02:00',
    berlin,
    { until: { weekdays: [6, 7] } },
    '2026-05-30T00:00+02:00',
  ],
  [
    'a day that begins late',
    '2018-11-03T12:00-03:00',
    saoPaulo,
    { until: { weekdays: [7] } },
    '2018-11-04T01:00-02:00',
  ],
  ['a Friday that never was', '2011-12-28T10:00-10:00', apia, { until: { weekdays: [5] } }, '2012-01-06T00:00+14:00'],
  [
    'no days ticked',
    '2026-06-01T10:00+02:00',
    berlin,
    { until: { time: '15:00', weekdays: [] } },
    '2026-06-01T15:00+02:00',
  ],
]

// The same sentences by the clocks of other places.
const elsewhere: Row[] = [
  [
    'a time that New York skips',
    '2026-03-07T20:00-05:00',
    newYork,
    { until: { time: '02:30' } },
    '2026-03-08T03:30-04:00',
  ],
  [
    'the first of two in New York',
    '2026-10-31T20:00-04:00',
    newYork,
    { until: { time: '01:30' } },
    '2026-11-01T01:30-04:00',
  ],
  ['between the two', '2026-11-01T01:45-04:00', newYork, { until: { time: '01:30' } }, '2026-11-02T01:30-05:00'],
  ['half an hour skipped', '2026-10-03T20:00+10:30', lordHowe, { until: { time: '02:15' } }, '2026-10-04T02:45+11:00'],
  [
    'the first half hour of two',
    '2026-04-04T20:00+11:00',
    lordHowe,
    { until: { time: '01:45' } },
    '2026-04-05T01:45+11:00',
  ],
  ['an exact half hour within it', '2026-04-05T01:45+11:00', lordHowe, { for: 'PT30M' }, '2026-04-05T01:45+10:30'],
  [
    'a quarter of an hour off',
    '2026-03-01T14:59+05:45',
    kathmandu,
    { until: { time: '15:00' } },
    '2026-03-01T15:00+05:45',
  ],
  [
    'midnight in Kathmandu',
    '2026-03-01T14:59+05:45',
    kathmandu,
    { until: { date: '2026-03-02' } },
    '2026-03-02T00:00+05:45',
  ],
  [
    'a midnight that São Paulo skips',
    '2018-11-03T12:00-03:00',
    saoPaulo,
    { until: { time: '00:00' } },
    '2018-11-04T01:00-02:00',
  ],
  ['half past it', '2018-11-03T12:00-03:00', saoPaulo, { until: { time: '00:30' } }, '2018-11-04T01:30-02:00'],
  ['its last hour twice', '2019-02-16T12:00-02:00', saoPaulo, { until: { time: '23:30' } }, '2019-02-16T23:30-02:00'],
  [
    'a time of a day that never was',
    '2011-12-29T12:00-10:00',
    apia,
    { until: { time: '10:00' } },
    '2011-12-31T10:00+14:00',
  ],
  [
    'a date that never was',
    '2011-12-28T12:00-10:00',
    apia,
    { until: { date: '2011-12-30' } },
    '2011-12-31T00:00+14:00',
  ],
  ['24 hours over it', '2011-12-29T12:00-10:00', apia, { for: 'PT24H' }, '2011-12-31T12:00+14:00'],
]

const monthEnds: Row[] = [
  ['a leap day to the next month', '2028-02-29T10:00+01:00', berlin, { for: 'P1M' }, '2028-03-29T10:00+02:00'],
  ['the 29th to a February without it', '2027-01-29T10:00+01:00', berlin, { for: 'P1M' }, '2027-02-28T10:00+01:00'],
  ['two months from the 31st', '2026-07-31T10:00+02:00', berlin, { for: 'P2M' }, '2026-09-30T10:00+02:00'],
  ['thirteen months', '2027-01-31T10:00+01:00', berlin, { for: 'P13M' }, '2028-02-29T10:00+01:00'],
  ['over New Year', '2026-12-31T23:30+01:00', berlin, { for: 'P1D' }, '2027-01-01T23:30+01:00'],
  [
    'a year before a leap day',
    '2026-01-01T10:00+01:00',
    berlin,
    { until: { field: 'f', offset: '-P1Y' } },
    '2027-02-28T00:00+01:00',
    '2028-02-29',
  ],
  [
    'a month before the 31st',
    '2026-01-01T10:00+01:00',
    berlin,
    { until: { field: 'f', offset: '-P1M' } },
    '2026-02-28T00:00+01:00',
    '2026-03-31',
  ],
]

const both: Row[] = [
  [
    'entered at 14:00',
    '2026-06-01T14:00+02:00',
    berlin,
    { for: 'P1D', until: { time: '15:00' } },
    '2026-06-02T15:00+02:00',
  ],
  [
    'entered at 16:00',
    '2026-06-01T16:00+02:00',
    berlin,
    { for: 'P1D', until: { time: '15:00' } },
    '2026-06-02T15:00+02:00',
  ],
  [
    '24 hours count exactly',
    '2026-06-01T16:00+02:00',
    berlin,
    { for: 'PT24H', until: { time: '15:00' } },
    '2026-06-03T15:00+02:00',
  ],
  [
    'a time part counts exactly',
    '2026-06-01T16:00+02:00',
    berlin,
    { for: 'P1DT0H', until: { time: '15:00' } },
    '2026-06-03T15:00+02:00',
  ],
  [
    'a week, until a weekday',
    '2026-06-06T16:00+02:00',
    berlin,
    { for: 'P1W', until: { weekdays } },
    '2026-06-15T00:00+02:00',
  ],
  [
    'a day, until a weekday that is',
    '2026-06-01T16:00+02:00',
    berlin,
    { for: 'P1D', until: { weekdays } },
    '2026-06-02T00:00+02:00',
  ],
  [
    'a month, until 09:00',
    '2026-01-31T16:00+01:00',
    berlin,
    { for: 'P1M', until: { time: '09:00' } },
    '2026-02-28T09:00+01:00',
  ],
  [
    'no days are never past',
    '2026-06-01T16:00+02:00',
    berlin,
    { for: 'P0D', until: { time: '15:00' } },
    '2026-06-02T15:00+02:00',
  ],
  ['into a gap', '2026-03-28T16:00+01:00', berlin, { for: 'P1D', until: { time: '02:30' } }, '2026-03-29T03:30+02:00'],
  ['an empty until', '2026-06-01T14:00+02:00', berlin, { for: 'P1D', until: {} }, '2026-06-02T14:00+02:00'],
]

const dated: Row[] = [
  ['a bare date', '2026-06-01T14:00+02:00', berlin, { until: { date: '2026-06-10' } }, '2026-06-10T00:00+02:00'],
  [
    'with a time',
    '2026-06-01T14:00+02:00',
    berlin,
    { until: { date: '2026-06-10', time: '09:30' } },
    '2026-06-10T09:30+02:00',
  ],
  [
    'an instant',
    '2026-06-01T14:00+02:00',
    berlin,
    { until: { date: '2026-06-10T12:00:00Z' } },
    '2026-06-10T14:00+02:00',
  ],
  ['a local time', '2026-06-01T14:00+02:00', berlin, { until: { date: '2026-06-10T12:00' } }, '2026-06-10T12:00+02:00'],
  [
    'the wall clock of an instant’s day',
    '2026-06-01T14:00+02:00',
    berlin,
    { until: { date: '2026-06-10T23:00:00Z', time: '09:00' } },
    '2026-06-11T09:00+02:00',
  ],
  [
    'on to the next weekday',
    '2026-06-01T14:00+02:00',
    berlin,
    { until: { date: '2026-06-13', weekdays } },
    '2026-06-15T00:00+02:00',
  ],
  [
    'an instant keeps its time',
    '2026-06-01T14:00+02:00',
    berlin,
    { until: { date: '2026-06-13T12:00', weekdays } },
    '2026-06-15T12:00+02:00',
  ],
  [
    'all three',
    '2026-06-01T14:00+02:00',
    berlin,
    { until: { date: '2026-06-13', weekdays, time: '10:00' } },
    '2026-06-15T10:00+02:00',
  ],
  [
    'a day that begins late',
    '2018-10-01T12:00-03:00',
    saoPaulo,
    { until: { date: '2018-11-04' } },
    '2018-11-04T01:00-02:00',
  ],
  [
    'a day after one that begins late',
    '2018-10-01T12:00-03:00',
    saoPaulo,
    { until: { date: '2018-11-04', weekdays: [1] } },
    '2018-11-05T00:00-02:00',
  ],
  [
    'a date that is over',
    '2026-06-01T14:00+02:00',
    berlin,
    { until: { date: '2026-05-10' } },
    'past: 2026-05-10T00:00+02:00',
  ],
  [
    'today has begun',
    '2026-06-01T14:00+02:00',
    berlin,
    { until: { date: '2026-06-01' } },
    'past: 2026-06-01T00:00+02:00',
  ],
  [
    'exactly now',
    '2026-06-01T14:00+02:00',
    berlin,
    { until: { date: '2026-06-01', time: '14:00' } },
    '2026-06-01T14:00+02:00',
  ],
  [
    'a past day with a weekday to come',
    '2026-06-14T14:00+02:00',
    berlin,
    { until: { date: '2026-06-13', weekdays } },
    '2026-06-15T00:00+02:00',
  ],
  [
    'before the for has run',
    '2026-06-01T14:00+02:00',
    berlin,
    { for: 'P3D', until: { date: '2026-06-02' } },
    'past: 2026-06-02T00:00+02:00',
  ],
  [
    'after the for has run',
    '2026-06-01T14:00+02:00',
    berlin,
    { for: 'P3D', until: { date: '2026-06-04' } },
    '2026-06-04T00:00+02:00',
  ],
  ['no date', '2026-06-01T14:00+02:00', berlin, { until: { date: 'soon' } }, 'past: "soon"'],
  [
    'three days before',
    '2026-06-01T14:00+02:00',
    berlin,
    { until: { field: 'f', offset: '-P3D' } },
    '2026-06-17T00:00+02:00',
    '2026-06-20',
  ],
  [
    'three days before at ten',
    '2026-06-01T14:00+02:00',
    berlin,
    { until: { field: 'f', offset: '-P3D', time: '10:00' } },
    '2026-06-17T10:00+02:00',
    '2026-06-20',
  ],
  [
    'an hour before an instant',
    '2026-06-01T14:00+02:00',
    berlin,
    { until: { field: 'f', offset: '-PT1H' } },
    '2026-06-20T11:00+02:00',
    '2026-06-20T10:00:00Z',
  ],
  [
    'an hour before a day',
    '2026-06-01T14:00+02:00',
    berlin,
    { until: { field: 'f', offset: '-PT1H' } },
    '2026-06-19T23:00+02:00',
    '2026-06-20',
  ],
  [
    'a month after the 31st',
    '2026-01-01T14:00+01:00',
    berlin,
    { until: { field: 'f', offset: 'P1M' } },
    '2026-02-28T00:00+01:00',
    '2026-01-31',
  ],
  ['no offset', '2026-06-01T14:00+02:00', berlin, { until: { field: 'f' } }, '2026-06-20T00:00+02:00', '2026-06-20'],
  ['a missing field', '2026-06-01T14:00+02:00', berlin, { until: { field: 'f' } }, 'past: null', null],
  ['a field that is no date', '2026-06-01T14:00+02:00', berlin, { until: { field: 'f' } }, 'past: 20260620', 20260620],
  [
    'a day that does not exist',
    '2026-06-01T14:00+02:00',
    berlin,
    { until: { field: 'f' } },
    'past: "2027-02-29"',
    '2027-02-29',
  ],
]

const renewal: DelayData = { until: { field: 'f', offset: '-P3D', time: '10:00' } }

/** Entered in Berlin at 14:00 on Monday 1 June 2026; what is said of the customer changes on the 5th at 08:00. */
const moves: [name: string, data: DelayData, then: { zone?: string; saw?: JsonValue }, end: string][] = [
  ['the date stays', renewal, { saw: '2026-06-20' }, '2026-06-17T10:00+02:00'],
  ['the date moves on', renewal, { saw: '2026-07-20' }, '2026-07-17T10:00+02:00'],
  ['the date moves nearer', renewal, { saw: '2026-06-09' }, '2026-06-06T10:00+02:00'],
  ['the date moves to a moment that is over', renewal, { saw: '2026-06-06' }, 'past: 2026-06-03T10:00+02:00'],
  [
    'the date moves to this very moment',
    { until: { field: 'f' } },
    { saw: '2026-06-05T06:00:00Z' },
    '2026-06-05T08:00+02:00',
  ],
  ['the date is taken away', renewal, {}, 'past: null'],
  ['the date becomes a word', renewal, { saw: 'cancelled' }, 'past: "cancelled"'],
  ['a date by the clock of another zone', renewal, { saw: '2026-06-20', zone: tokyo }, '2026-06-17T10:00+09:00'],
  [
    'an instant stays where it is in another zone',
    { until: { field: 'f' } },
    { saw: '2026-06-20T10:00:00Z', zone: tokyo },
    '2026-06-20T19:00+09:00',
  ],
  ['days by the clock of another zone', { for: 'P10D' }, { zone: newYork }, '2026-06-11T08:00-04:00'],
  ['hours are as long in another zone', { for: 'PT240H' }, { zone: newYork }, '2026-06-11T08:00-04:00'],
  ['hours over a change of its clocks', { for: 'PT5000H' }, { zone: newYork }, '2026-12-26T15:00-05:00'],
  ['a time of day that was over there', { until: { time: '15:00' } }, { zone: newYork }, '2026-06-01T15:00-04:00'],
  [
    'a time of day there that is past when it is looked at',
    { until: { time: '15:00' } },
    { zone: tokyo },
    '2026-06-02T15:00+09:00',
  ],
  [
    'days, until a time of day there',
    { for: 'P7D', until: { time: '09:00' } },
    { zone: tokyo },
    '2026-06-08T09:00+09:00',
  ],
  ['a weekday that begins earlier there', { until: { weekdays: [6] } }, { zone: tokyo }, '2026-06-06T00:00+09:00'],
  ['a calendar day there', { until: { date: '2026-06-10' } }, { zone: newYork }, '2026-06-10T00:00-04:00'],
]

describe('a delay', () => {
  it.each(lengths)('of a length: %s', (_, entered, zone, data, end) => expect(ends(entered, zone, data)).toBe(end))
  it.each(nexts)('until what comes round: %s', (_, entered, zone, data, end) =>
    expect(ends(entered, zone, data)).toBe(end),
  )
  it.each(elsewhere)('elsewhere: %s', (_, entered, zone, data, end) => expect(ends(entered, zone, data)).toBe(end))
  it.each(monthEnds)('at the end of a month: %s', (_, entered, zone, data, end, saw) =>
    expect(ends(entered, zone, data, saw)).toBe(end),
  )
  it.each(both)('of a length, until what comes round: %s', (_, entered, zone, data, end) =>
    expect(ends(entered, zone, data)).toBe(end),
  )
  it.each(dated)('until a date: %s', (_, entered, zone, data, end, saw) =>
    expect(ends(entered, zone, data, saw)).toBe(end),
  )

  it.each<[DelayData, string]>([
    [{}, 'Say how long to wait, or until when.'],
    [{ until: {} }, 'Say how long to wait, or until when.'],
    [{ until: { weekdays: [] } }, 'Say how long to wait, or until when.'],
    [{ for: 'a day' }, '"a day" is not a time to wait. Write one like P3D or PT2H.'],
    [{ for: '-P1D' }, '"-P1D" is not a time to wait. Write one like P3D or PT2H.'],
    [{ until: { time: '25:00' } }, '"25:00" is not a time of day. Write one like 15:00.'],
    [{ until: { weekdays: [0] } }, 'Days of the week are numbers from 1 (Monday) to 7 (Sunday).'],
    [{ until: { date: '2026-06-10', time: 'noon' } }, '"noon" is not a time of day. Write one like 15:00.'],
    [{ until: { field: 'f', offset: 'later' } }, '"later" is not a duration. Write one like -P3D, three days before.'],
  ])('that makes no sense says so: %j', (data, message) => {
    expect(ends('2026-06-01T14:00+02:00', berlin, data)).toBe(message)
  })

  it.each(moves)('that waits: %s', (_, data, { zone = berlin, saw = null }, end) =>
    expect(ends('2026-06-01T14:00+02:00', zone, data, saw, '2026-06-05T08:00+02:00')).toBe(end),
  )

  it('says what set it', () => {
    const rule = (data: DelayData) => {
      const answer = resolveDelay(data, { enteredAt: 0, now: 0, zone: 'UTC', readField: () => '2026-01-01' })
      return answer.kind === 'until' ? answer.rule : answer
    }
    expect(rule({ for: 'P1D', until: { time: '15:00' } })).toBe('1 day, until 15:00')
    expect(rule({ until: { time: '09:00', weekdays } })).toBe('until Monday to Friday 09:00')
    expect(rule({ until: { field: 'customer.traits.renewal', offset: '-P3D' } })).toBe(
      'until 3 days before customer.traits.renewal',
    )
  })

  it('tells which field was past', () => {
    const world = { enteredAt: 0, now: 0, zone: 'UTC', readField: () => null }
    expect(resolveDelay({ until: { field: 'customer.traits.renewal' } }, world)).toEqual({
      kind: 'past',
      until: null,
      saw: null,
      field: 'customer.traits.renewal',
    })
    expect(instantToIso(0)).toBe('1970-01-01T00:00:00.000Z')
  })
})
