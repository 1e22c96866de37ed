import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDuration,
  daysBetween,
  describeDuration,
  instantToIso,
  isKnownZone,
  parseDuration,
  parseInstant,
  resolveDelay,
  zoneOf,
} from '../../../shared/engine/calendar.ts'
import type { JsonValue } from '../../../shared/json.ts'

const read = (text: JsonValue, zone?: string) => {
  const at = parseInstant(text, zone)
  return at === null ? null : instantToIso(at)
}

describe('instants', () => {
  it.each([
    ['2026-03-01T09:00:00Z', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01T09:00:00.5Z', '2026-03-01T09:00:00.500Z'],
    ['2026-03-01T09:00:00.123456789012Z', '2026-03-01T09:00:00.123Z'],
    ['2026-03-01t09:00:00z', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01 09:00:00+01:00', '2026-03-01T08:00:00.000Z'],
    ['2026-03-01T09:00:00-0330', '2026-03-01T12:30:00.000Z'],
    ['2026-03-01T09:00Z', '2026-03-01T09:00:00.000Z'],
    ['1700-01-01T00:00:00Z', '1700-01-01T00:00:00.000Z'],
  ])('%s is %s', (text, iso) => expect(read(text)).toBe(iso))

  it.each<JsonValue>([
    '2026-03-01',
    '2026-03-01T09:00:00',
    '2026-02-30T09:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T09:00:00Z[Europe/Berlin]',
    '20260301T090000Z',
    'now',
    '',
    `${'0'.repeat(70)}Z`,
    1772366400000,
    null,
    {},
  ])('%j is none', (text) => expect(read(text)).toBeNull())

  it('are also days and local times where a zone is given', () => {
    expect(read('2026-03-01', 'Asia/Tokyo')).toBe('2026-02-28T15:00:00.000Z')
    expect(read('2026-03-29T02:30:00', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
    expect(read('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
    expect(read('2026-03-01T09:00:00Z', 'Asia/Tokyo')).toBe('2026-03-01T09:00:00.000Z')
    expect(read('2026-02-29', 'Asia/Tokyo')).toBeNull()
  })
})

describe('zones', () => {
  const zone = (timezone: JsonValue | undefined, workspace = 'Europe/Berlin') =>
    zoneOf({ traits: timezone === undefined ? {} : { timezone } }, { timezone: workspace })

  it('are the customer’s own, else the workspace’s, and an unknown one is said', () => {
    expect(zone('Asia/Kathmandu')).toEqual({ zone: 'Asia/Kathmandu' })
    expect(zone('+05:45')).toEqual({ zone: '+05:45' })
    expect(zone(undefined)).toEqual({ zone: 'Europe/Berlin' })
    expect(zone(null)).toEqual({ zone: 'Europe/Berlin' })
    expect(zone('')).toEqual({ zone: 'Europe/Berlin' })
    expect(zone('Mars/Olympus')).toEqual({ zone: 'Europe/Berlin', unknownZone: 'Mars/Olympus' })
    expect(zone('2026-03-01T00:00[Europe/Berlin]')).toMatchObject({ zone: 'Europe/Berlin' })
    expect(zone(5)).toEqual({ zone: 'Europe/Berlin', unknownZone: '5' })
    expect(zone(undefined, 'Mars/Olympus')).toEqual({ zone: 'UTC' })
  })

  it('are known by the IANA database', () => {
    expect(['Europe/Berlin', 'utc', 'Asia/Katmandu', 'UTC+2', 'Berlin', ''].map(isKnownZone)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

describe('durations', () => {
  it.each(['P1D', '-P3D', 'PT24H', 'P1Y2M3W4DT5H6M7S', 'PT0.5S', 'P0D', 'P1000Y'])('%s is one', (text) =>
    expect(parseDuration(text)).not.toBeNull(),
  )

  it.each(['', 'P', '1D', 'P1', 'PT', 'P1.5D', '3 days', 'P1001Y', 'P999999999D', 5, null, {}])('%j is none', (text) =>
    expect(parseDuration(text)).toBeNull(),
  )

  it('refuse to be added where they cannot be read', () => {
    expect(() => addDuration(0, 'soon', 'UTC')).toThrow('"soon" is not a duration. Write one like P3D or PT2H.')
  })

  it.each([
    ['P3D', '3 days'],
    ['P1D', '1 day'],
    ['P1DT12H', '1 day and 12 hours'],
    ['P1Y2M3W', '1 year, 2 months and 3 weeks'],
    ['PT90M', '90 minutes'],
    ['-P3D', '3 days'],
    ['PT0S', 'no time'],
    ['soon', 'soon'],
  ])('%s is said as %s', (text, words) => expect(describeDuration(text)).toBe(words))
})

describe('days between', () => {
  const days = (from: string, to: string, zone: string) => daysBetween(Date.parse(from), Date.parse(to), zone)

  it('are days of the calendar where the customer lives', () => {
    expect(days('2026-03-01T22:59:00Z', '2026-03-01T23:01:00Z', 'Europe/Berlin')).toBe(1)
    expect(days('2026-03-01T23:01:00Z', '2026-03-02T22:59:00Z', 'Europe/Berlin')).toBe(0)
    expect(days('2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z', 'Europe/Berlin')).toBe(2)
    expect(days('2026-03-02T00:00:00Z', '2026-03-01T00:00:00Z', 'UTC')).toBe(-1)
    expect(days('2024-02-28T12:00:00Z', '2024-03-01T12:00:00Z', 'UTC')).toBe(2)
  })
})

describe('whatever the moment and the zone', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC']
  const moment = fc.integer({ min: Date.parse('2009-01-01'), max: Date.parse('2030-01-01') })
  const time = fc.integer({ min: 0, max: 1439 }).map((minute) => new Temporal.PlainTime(0).add({ minutes: minute }))

  it('the next time of day is never past and never more than two days away', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), time, (at, zone, clock) => {
        const world = { enteredAt: at, now: at, zone, readField: () => null }
        const answer = resolveDelay({ until: { time: clock.toString() } }, world)
        if (answer.kind !== 'until') throw new Error(answer.kind)
        expect(answer.until).toBeGreaterThanOrEqual(at)
        expect(answer.until - at).toBeLessThanOrEqual(49 * 3_600_000)
      }),
    )
  })

  it('the next such weekday is one', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), fc.integer({ min: 1, max: 7 }), (at, zone, day) => {
        const world = { enteredAt: at, now: at, zone, readField: () => null }
        const answer = resolveDelay({ until: { weekdays: [day], time: '12:00' } }, world)
        if (answer.kind !== 'until') throw new Error(answer.kind)
        const local = Temporal.Instant.fromEpochMilliseconds(answer.until).toZonedDateTimeISO(zone)
        expect([local.dayOfWeek, local.hour, answer.until >= at]).toEqual([day, 12, true])
      }),
    )
  })
})
