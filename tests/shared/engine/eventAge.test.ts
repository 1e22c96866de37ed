import { expect, it } from 'vitest'
import { addDuration, parseDuration, surelyTakesMs } from '../../../shared/engine/calendar.ts'

const hourMs = 3_600_000

it.each([
  ['PT2H', 2 * hourMs],
  ['P1D', hourMs],
  ['P1M', hourMs],
  ['P1DT2H', 3 * hourMs],
  ['PT0S', 0],
  ['-P1D', 0],
])('%s surely takes %i milliseconds', (text, ms) => {
  const duration = parseDuration(text)
  expect(duration && surelyTakesMs(duration)).toBe(ms)
})

it('is never longer than the duration really takes, in no zone and on no day, not even where a day was skipped', () => {
  for (const zone of [
    'Pacific/Apia',
    'Pacific/Kwajalein',
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'America/Sao_Paulo',
  ]) {
    for (const from of ['1993-08-19', '2011-12-28', '2018-11-02', '2026-03-27', '2026-10-02']) {
      for (let hour = 0; hour < 96; hour++) {
        const at = Date.parse(`${from}T00:00:00Z`) + hour * hourMs
        for (const text of ['P1D', 'P1DT1H', 'P1W', 'P1M']) {
          const duration = parseDuration(text)
          if (!duration) throw new Error(text)
          expect(addDuration(at, duration, zone) - at).toBeGreaterThanOrEqual(surelyTakesMs(duration))
        }
      }
    }
  }
})
