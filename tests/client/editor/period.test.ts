import { describe, expect, it } from 'vitest'
import { readPeriod, spanOf, spanUpTo } from '../../../client/editor/counting/period.ts'
import { sayCounting } from '../../../client/editor/counting/sayCounting.ts'

const now = Date.parse('2026-03-31T09:00:00.000Z')

it.each([
  ['all', {}],
  ['day', { from: '2026-03-30T09:00:00.000Z' }],
  ['week', { from: '2026-03-24T09:00:00.000Z' }],
  ['month', { from: '2026-03-01T09:00:00.000Z' }],
  ['nonsense', {}],
])('the period "%s" ends now and began when it says', (text, span) => {
  expect(spanUpTo(readPeriod(text), now)).toEqual(span)
})

describe('chosen days', () => {
  it.each([
    ['a day of 23 hours in spring', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
    ['a day of 25 hours in autumn', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
    ['an ordinary day', '2026-07-01', '2026-06-30T22:00:00.000Z', '2026-07-01T21:59:59.999Z'],
  ])('take in all of %s of the shop’s zone', (_, day, from, to) => {
    expect(spanOf({ first: day, last: day }, 'Europe/Berlin')).toEqual({ from, to })
  })

  it('have no end on the side that is left empty', () => {
    expect(spanOf({ first: '2026-03-01', last: '' }, 'UTC')).toEqual({ from: '2026-03-01T00:00:00.000Z' })
    expect(spanOf({ last: '2026-03-01' }, 'UTC')).toEqual({ to: '2026-03-01T23:59:59.999Z' })
    expect(spanOf({}, 'UTC')).toEqual({})
  })

  it.each([
    [{ first: '2026-03-01', last: '2026-03-15' }, 'All versions, 1 Mar 2026 – 15 Mar 2026'],
    [{ first: '2026-03-01', last: '2026-03-01' }, 'All versions, 1 Mar 2026'],
    [{ first: '2026-03-01' }, 'All versions, since 1 Mar 2026'],
    [{ last: '2026-03-15' }, 'All versions, until 15 Mar 2026'],
    [{}, 'All versions, all time'],
  ])('%j are said as "%s"', (days, words) => {
    expect(sayCounting({ period: 'days', days })).toBe(words)
  })
})
