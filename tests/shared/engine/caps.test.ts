import { describe, expect, it } from 'vitest'
import { instantToIso } from '../../../shared/engine/calendar.ts'
import { reachedCap } from '../../../shared/engine/policy/caps.ts'
import type { FrequencyCap } from '../../../shared/engine/policy/contactPolicy.ts'
import type { Sent } from '../../../shared/engine/policy/sent.ts'
import { ms } from '../../builders/aScope.ts'

const cap = (max: number, per: string, channel: FrequencyCap['channel'] = 'email'): FrequencyCap => ({
  channel,
  max,
  per,
})
const email = (at: string): Sent => ({ channel: 'email', at: ms(at) })
const sms = (at: string): Sent => ({ channel: 'sms', at: ms(at) })

/** When the cap is free again; null where one more email may go now. A store gives only what it is asked for. */
function until(caps: readonly FrequencyCap[], sent: readonly Sent[], now: string, zone = 'UTC'): string | null {
  const since = (from: number) => sent.filter(({ at }) => at >= from)
  const capped = reachedCap(caps, 'email', ms(now), zone, since)
  return capped && instantToIso(capped.until)
}

describe('a frequency cap', () => {
  it.each([
    ['nothing was sent', [], null],
    ['one was sent in the window', [email('2026-03-09T10:00:00Z')], '2026-03-16T10:00:00.001Z'],
    ['one was sent at its first moment', [email('2026-03-03T12:00:00Z')], '2026-03-10T12:00:00.001Z'],
    ['one was sent just before it', [email('2026-03-03T11:59:59.999Z')], null],
    ['a text message was sent', [sms('2026-03-10T11:00:00Z')], null],
  ])('of one a week where %s', (_, sent, expected) => {
    expect(until([cap(1, 'P7D')], sent, '2026-03-10T12:00:00Z')).toBe(expected)
  })

  it('of three is free again when the third from last leaves the window', () => {
    const sent = [4, 5, 6, 7].map((day) => email(`2026-03-0${day}T10:00:00Z`))
    expect(until([cap(3, 'P7D')], sent, '2026-03-08T12:00:00Z')).toBe('2026-03-12T10:00:00.001Z')
    expect(until([cap(3, 'P7D')], sent.toReversed(), '2026-03-08T12:00:00Z')).toBe('2026-03-12T10:00:00.001Z')
    expect(until([cap(5, 'P7D')], sent, '2026-03-08T12:00:00Z')).toBeNull()
  })

  it('over all channels counts every message', () => {
    const sent = [sms('2026-03-10T09:00:00Z'), email('2026-03-10T10:00:00Z')]
    expect(until([cap(2, 'P1D', 'all')], sent, '2026-03-10T12:00:00Z')).toBe('2026-03-11T09:00:00.001Z')
    expect(until([cap(1, 'P1D', 'sms')], sent, '2026-03-10T12:00:00Z')).toBeNull()
  })

  it('among several is the one that holds longest', () => {
    const sent = [email('2026-03-10T10:00:00Z')]
    const caps = [cap(1, 'P1D'), cap(1, 'P7D', 'all'), cap(2, 'P30D')]
    expect(until(caps, sent, '2026-03-10T12:00:00Z')).toBe('2026-03-17T10:00:00.001Z')
  })
})

describe("a window in the customer's calendar", () => {
  it.each([
    ['a day of 23 hours', 'P1D', '2026-03-28T11:00:00Z', '2026-03-29T10:00:00.001Z'],
    ['a day of 25 hours', 'P1D', '2026-10-24T10:00:00Z', '2026-10-25T11:00:00.001Z'],
    ['24 hours are 24 hours', 'PT24H', '2026-03-28T11:00:00Z', '2026-03-29T11:00:00.001Z'],
    ['a day that ends in the gap', 'P1D', '2026-03-28T01:30:00Z', '2026-03-29T01:30:00.001Z'],
    ['a month from the 31st', 'P1M', '2026-01-31T11:00:00Z', '2026-02-28T11:00:00.001Z'],
    ['a year from a leap day', 'P1Y', '2024-02-29T11:00:00Z', '2025-02-28T11:00:00.001Z'],
  ])('%s', (_, per, sentAt, expected) => {
    const now = instantToIso(ms(expected) - 1)
    expect(until([cap(1, per)], [email(sentAt)], now, 'Europe/Berlin')).toBe(expected)
    // The moment it names is free indeed: a message held for it goes.
    expect(until([cap(1, per)], [email(sentAt)], expected, 'Europe/Berlin')).toBeNull()
  })
})
