import { describe, expect, it } from 'vitest'
import type { Customer } from '../../../shared/customer/customer.ts'
import { newCustomer } from '../../../shared/customer/customer.ts'
import { historyOf } from '../../../shared/engine/turnHistory.ts'
import { changesByClock } from '../../../shared/rules/changesByClock.ts'
import type { Rule, Rules } from '../../../shared/rules/rules.ts'
import { segmentsNamed } from '../../../shared/rules/segmentsNamed.ts'
import { writeSegment } from '../../../shared/segments/canonical.ts'
import { compileSegments } from '../../../shared/segments/compileSegments.ts'
import { changesBetween, membershipOf, realign } from '../../../shared/segments/membership.ts'
import type { Segment } from '../../../shared/segments/segment.ts'
import { segmentFile } from '../../../shared/segments/segment.ts'
import { nextSweepAfter } from '../../../shared/segments/sweep.ts'
import { at, day, rule } from '../../builders/aFlow.ts'

const segment = (id: string, rules: Rules): Segment => ({ id, name: id, description: '', rules })
const tagged = (id: string): Segment => segment(id, rule('customer.tags', 'contains', id))
const notIn = (id: string, other: string): Segment => segment(id, rule('customer.segments', 'doesNotContain', other))
const all = (...rules: Rule[]): Rules => ({ combinator: 'and', rules })

const facts = (change: Partial<Customer>) => ({
  now: at(day(0)),
  workspace: { timezone: 'UTC', currency: 'USD', mailFrom: 'shop@example.com' },
  customer: { ...newCustomer('ada', 0), ...change },
  history: historyOf([]),
})
const sorted = (segments: Segment[], change: Partial<Customer>) =>
  membershipOf(compileSegments(segments), facts(change))

describe('who is in which segment', () => {
  it('follows from everything but the list itself', () => {
    const segments = [tagged('b'), tagged('a'), tagged('c')]
    expect(sorted(segments, { tags: ['c', 'a'], segments: ['b', 'gone'] })).toEqual(['a', 'c'])
  })

  it('is the very same list where nothing changed, so that nothing is written', () => {
    const segments = ['a', 'c']
    expect(sorted([tagged('c'), tagged('a')], { tags: ['c', 'a'], segments })).toBe(segments)
  })

  it('is worked out in the order in which rules name segments, whatever their ids', () => {
    const chain = [notIn('a', 'b'), notIn('b', 'c'), tagged('c')]
    expect(sorted(chain, { tags: ['c'] })).toEqual(['a', 'c'])
    expect(sorted(chain.toReversed(), { tags: [] })).toEqual(['b'])
  })

  it('has an answer, always the same, for files whose rules go round in a circle', () => {
    const circle = [notIn('a', 'b'), notIn('b', 'a')]
    expect(sorted(circle, {})).toEqual(['b'])
    expect(sorted(circle.toReversed(), { segments: ['a'] })).toEqual(['b'])
  })

  it('is worked out anew for those segments alone that were edited', () => {
    const segments = compileSegments([tagged('a'), tagged('b')])
    expect(realign(segments, new Set(['b', 'gone']), facts({ tags: ['b'], segments: ['a', 'gone'] }))).toEqual([
      'a',
      'b',
    ])
  })

  it('changes by what was left first, then by what was entered', () => {
    expect(changesBetween(['a', 'b'], ['b', 'c'])).toEqual([
      { segmentId: 'a', change: 'leave' },
      { segmentId: 'c', change: 'enter' },
    ])
    expect(changesBetween(['a'], ['a'])).toEqual([])
  })
})

describe('rules that go by the clock', () => {
  const counted = (meta: NonNullable<Rule['meta']>): Rule => ({ field: 'events.count', operator: '>=', value: 1, meta })

  it.each<[string, Rule]>([
    ['a window', { field: 'customer.lastOrderAt', operator: 'inTheLast', value: 'P30D' }],
    ['outside of a window', { field: 'customer.lastOrderAt', operator: 'notInTheLast', value: 'P30D' }],
    ['a date to come', { field: 'customer.traits.renewal', operator: 'inTheNext', value: 'P7D' }],
    ['days since the last order', { field: 'customer.daysSinceLastOrder', operator: '>', value: 30 }],
    ['the hour', { field: 'now.hour', operator: '<', value: 12 }],
    ['events within a time', counted({ event: 'Viewed', within: 'P1D' })],
    [
      'events that were in a window',
      counted({
        event: 'A',
        where: { combinator: 'and', rules: [{ field: 'event.timestamp', operator: 'inTheLast', value: 'P1D' }] },
      }),
    ],
  ])('are those about %s', (_, one) => {
    expect(changesByClock(all(one))).toBe(true)
    expect(changesByClock(all({ field: 'customer.tags', operator: 'notNull' }))).toBe(false)
    expect(changesByClock({ combinator: 'or', rules: [all(one)] })).toBe(true)
  })

  it.each<[string, Rule]>([
    ['orders', { field: 'customer.ordersCount', operator: '>', value: 3 }],
    ['a fixed day', { field: 'customer.lastOrderAt', operator: '<', value: '2026-01-01' }],
    ['all events ever', counted({ event: 'Viewed' })],
  ])('are not those about %s', (_, one) => {
    expect(changesByClock(all(one))).toBe(false)
  })

  it('are also those that name a segment that goes by the clock', () => {
    const hours = segment('z', rule('now.hour', '<', 12))
    const compiled = compileSegments([notIn('a', 'b'), notIn('b', 'z'), hours, tagged('c')])
    expect(compiled.map(({ id, isByClock }) => [id, isByClock])).toEqual([
      ['z', true],
      ['b', true],
      ['a', true],
      ['c', false],
    ])
  })

  it('are looked at on every full quarter of an hour', () => {
    expect(nextSweepAfter(at(day(0, '09:07')))).toBe(at(day(0, '09:15')))
    expect(nextSweepAfter(at(day(0, '09:15')))).toBe(at(day(0, '09:30')))
  })
})

it('finds segments wherever they are named, and where', () => {
  const where = rule('customer.segments', 'in', ['a', 'b'])
  const counted = {
    field: 'events.count',
    operator: '>=',
    value: 1,
    meta: { event: 'A', where: rule('customer.segments', '=', 'c') },
  }
  expect(segmentsNamed({ segmentId: 'd', where: { combinator: 'or', rules: [where, counted] }, label: 'e' })).toEqual([
    { id: 'd', path: ['segmentId'] },
    { id: 'a', path: ['where', 'rules', 0, 'rules', 0, 'value', 0] },
    { id: 'b', path: ['where', 'rules', 0, 'rules', 0, 'value', 1] },
    { id: 'c', path: ['where', 'rules', 1, 'meta', 'where', 'rules', 0, 'value'] },
  ])
  expect(segmentsNamed({ field: 'customer.tags', value: 'a', segmentId: '' })).toEqual([])
})

it('is written canonically: keys in order, defaults left out', () => {
  const rules = { rules: [{ value: 1, operator: '>', field: 'customer.points' }], not: false, combinator: 'and' }
  const parsed = segmentFile.parse({ rules, description: '', name: ' Loyal ' })
  expect(writeSegment(parsed)).toBe(
    `${JSON.stringify({ name: 'Loyal', rules: { combinator: 'and', rules: [{ field: 'customer.points', operator: '>', value: 1 }] } }, null, 2)}\n`,
  )
  expect(segmentFile.parse(JSON.parse(writeSegment(parsed)))).toEqual(parsed)
})
