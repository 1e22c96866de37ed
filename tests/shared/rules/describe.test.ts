import { describe, expect, it } from 'vitest'
import { describeRules } from '../../../shared/rules/describe.ts'
import type { Rule, Rules } from '../../../shared/rules/rules.ts'

const total: Rule = { field: 'event.properties.total', operator: '>', value: 50 }
const city: Rule = { field: 'customer.traits.city', operator: '!=', value: 'Berlin' }
const said = (...rules: Rules['rules']) => describeRules({ combinator: 'and', rules })
const count = (operator: string, value: number, meta: Rule['meta']) =>
  said({ field: 'events.count', operator, value, ...(meta && { meta }) })

describe('rules in words', () => {
  it('read like a sentence', () => {
    expect(said(total, city)).toBe('total is over 50 and city is not Berlin')
    expect(describeRules({ combinator: 'or', rules: [total, city] })).toBe('total is over 50 or city is not Berlin')
  })

  it('put what belongs together in brackets', () => {
    const either: Rules = { combinator: 'or', rules: [total, city] }
    expect(said(city, either)).toBe('city is not Berlin and (total is over 50 or city is not Berlin)')
    expect(describeRules({ ...either, not: true })).toBe('not (total is over 50 or city is not Berlin)')
  })

  it('call segments by their names, and never by their ids', () => {
    const names = { segment: (id: string) => id.toUpperCase(), flow: (id: string) => id }
    const inSegments = (operator: string, value?: Rule['value']) =>
      describeRules(
        { combinator: 'and', rules: [{ field: 'customer.segments', operator, ...(value !== undefined && { value }) }] },
        names,
      )
    expect(inSegments('contains', 'vips')).toBe('segment is VIPS')
    expect(inSegments('doesNotContain', 'vips')).toBe('segment is not VIPS')
    expect(inSegments('in', ['vips', 'new'])).toBe('segment is one of VIPS, NEW')
    expect(inSegments('=', '')).toBe('segment is …')
    expect(said({ field: 'customer.segments', operator: '=', value: 'x7k2' })).toBe('segment is a segment')
  })

  it('are silent where there are none', () => {
    expect(describeRules(null)).toBe('')
    expect(said()).toBe('')
    expect(said({ combinator: 'and', rules: [] }, city)).toBe('city is not Berlin')
  })

  it.each<[Rule, string]>([
    [{ field: 'customer.lastOrderAt', operator: 'inTheLast', value: 'P30D' }, 'last order is in the last 30 days'],
    [{ field: 'customer.lastOrderAt', operator: 'notInTheLast', value: 'P1D' }, 'last order is not in the last day'],
    [{ field: 'customer.traits.renewal', operator: 'inTheNext', value: 'P1W' }, 'renewal is in the next week'],
    [{ field: 'customer.lastOrderAt', operator: '<', value: '2026-01-01' }, 'last order is before 2026-01-01'],
    [{ field: 'customer.totalSpent', operator: 'between', value: [10, 20] }, 'total spent is between 10 and 20'],
    [{ field: 'customer.traits.city', operator: 'in', value: ['Bern', 'Rome'] }, 'city is one of Bern, Rome'],
    [{ field: 'customer.consent.email', operator: '=', value: true }, 'consent to email is yes'],
    [{ field: 'customer.traits.city', operator: 'null' }, 'city is not known'],
    [{ field: 'customer.traits.city', operator: '=', value: '' }, 'city is …'],
    [{ field: 'now.weekday', operator: 'in', value: [1, 7] }, 'day of the week is one of Monday, Sunday'],
    [{ field: 'weather', operator: 'smells', value: 1 }, 'weather smells 1'],
  ])('%j', (rule, sentence) => {
    expect(said(rule)).toBe(sentence)
  })

  it('count events in words', () => {
    expect(count('>=', 2, { event: 'Product Viewed', within: 'P1D' })).toBe(
      'Product Viewed at least 2 times in the last day',
    )
    expect(count('=', 0, { event: 'Order Completed', within: 'P60D' })).toBe(
      'Order Completed never in the last 60 days',
    )
    expect(count('>=', 1, { event: 'Order Completed' })).toBe('Order Completed at least once')
    expect(count('=', 3, { event: 'Order Completed' })).toBe('Order Completed exactly 3 times')
    expect(
      count('>', 1, {
        event: 'Order Completed',
        where: { combinator: 'and', rules: [{ field: 'event.properties.total', operator: '>', value: 50 }] },
      }),
    ).toBe('Order Completed (total is over 50) over 1 time')
    expect(count('>', 1, undefined)).toBe('… over 1 time')
  })
})
