import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../shared/json.ts'
import { compileRules } from '../../../shared/rules/compile.ts'
import { operators, twinOf } from '../../../shared/rules/operators.ts'
import { aScope } from '../../builders/aScope.ts'

/** Whether one rule about a trait holds; `undefined` is a trait that was never sent. */
function holds(saw: JsonValue | undefined, operator: string, value: JsonValue = null, timezone = 'UTC'): boolean {
  const scope = aScope({ traits: saw === undefined ? {} : { it: saw }, timezone })
  const rule = { field: 'customer.traits.it', operator, value }
  return compileRules({ combinator: 'and', rules: [rule] })(scope).holds
}

type Row = [saw: JsonValue | undefined, operator: string, value: JsonValue, holds: boolean]

const rows: Row[] = [
  // A missing field, null and an empty list: `null` holds, every other positive operator does not, its twin does.
  ...[undefined, null, []].flatMap((nothing): Row[] => [
    [nothing, 'null', null, true],
    [nothing, 'notNull', null, false],
    [nothing, '=', 'a', false],
    [nothing, '=', null, false],
    [nothing, '!=', 'a', true],
    [nothing, '!=', null, true],
    [nothing, '<', 5, false],
    [nothing, '<=', 5, false],
    [nothing, '>', 5, false],
    [nothing, '>=', 0, false],
    [nothing, 'contains', '', false],
    [nothing, 'doesNotContain', '', true],
    [nothing, 'beginsWith', '', false],
    [nothing, 'doesNotBeginWith', '', true],
    [nothing, 'endsWith', '', false],
    [nothing, 'doesNotEndWith', '', true],
    [nothing, 'in', ['a'], false],
    [nothing, 'notIn', ['a'], true],
    [nothing, 'between', [0, 9], false],
    [nothing, 'notBetween', [0, 9], true],
    [nothing, 'inTheLast', 'P1D', false],
    [nothing, 'notInTheLast', 'P1D', true],
    [nothing, 'inTheNext', 'P1D', false],
  ]),
  // Empty text is something.
  ['', 'null', null, false],
  ['', 'notNull', null, true],
  ['', '=', '', true],
  [0, 'null', null, false],
  [false, 'null', null, false],
  [{}, 'null', null, false],
  // Text, without regard to case.
  ['Berlin', '=', 'berlin', true],
  ['BERLIN', '!=', 'berlin', false],
  ['Berlin', '=', 'Bern', false],
  ['Berlin', '<', 'bern', true],
  ['Berlin', '>', 'AACHEN', true],
  ['Berlin', '<=', 'BERLIN', true],
  ['Berlin', '>=', 'berlin', true],
  ['Berlin', 'contains', 'ERL', true],
  ['Berlin', 'doesNotContain', 'ERL', false],
  ['Berlin', 'beginsWith', 'ber', true],
  ['Berlin', 'beginsWith', 'lin', false],
  ['Berlin', 'doesNotBeginWith', 'lin', true],
  ['Berlin', 'endsWith', 'LIN', true],
  ['Berlin', 'doesNotEndWith', 'lin', false],
  ['Berlin', 'in', ['Bern', 'BERLIN'], true],
  ['Berlin', 'notIn', ['Bern', 'BERLIN'], false],
  ['Berlin', 'in', [], false],
  ['Berlin', 'between', ['b', 'c'], true],
  ['Berlin', 'notBetween', ['b', 'c'], false],
  ['ÄRGER', '=', 'ärger', true],
  // Numbers, and text that reads as one beside a number.
  [5, '=', 5, true],
  [5, '=', '5', true],
  ['5', '=', 5, true],
  ['5.0', '=', 5, true],
  [' 5 ', '=', 5, true],
  ['1e3', '=', 1000, true],
  ['0x10', '=', 16, false],
  ['5'.padStart(70, '0'), '=', 5, false],
  ['', '=', 0, false],
  ['five', '=', 5, false],
  ['five', '!=', 5, true],
  ['five', '>', 5, false],
  ['five', '<', 5, false],
  [10, '>', '9', true],
  ['10', '>', 9, true],
  [10, 'between', [10, 20], true],
  [20, 'between', ['10', '20'], true],
  [20.01, 'between', [10, 20], false],
  [9, 'notBetween', [10, 20], true],
  [15, 'between', [20, 10], false],
  [3, 'in', ['1', '3'], true],
  [12, 'contains', '2', true],
  // Two texts are never numbers: article numbers and postal codes keep their zeros.
  ['007', '=', '7', false],
  ['10', '<', '9', true],
  // Booleans and their words.
  [true, '=', true, true],
  [true, '=', 'TRUE', true],
  [true, '=', false, false],
  [false, '!=', true, true],
  [true, '=', 1, false],
  [true, '>', false, false],
  [true, '>', 'apple', false],
  ['pear', '>', true, false],
  // Dates, as instants; a bare day is its start.
  ['2026-01-01T00:00:00Z', '=', '2026-01-01T01:00:00+01:00', true],
  ['2026-01-01', '=', '2026-01-01T00:00:00Z', true],
  ['2026-01-01T10:00:00Z', '>', '2026-01-01', true],
  ['2026-01-01T10:00:00+02:00', '<', '2026-01-01T09:00:00Z', true],
  ['2026-01-15', 'between', ['2026-01-01', '2026-01-15'], true],
  ['2026-01-15', 'in', ['2026-01-15T00:00:00.000Z'], true],
  ['2026-02-30', '=', '2026-02-30', true],
  ['2026-02-30', '<', '2026-03-01', true],
  // Windows; now is noon on 1 March 2026, both ends belong to them.
  ['2026-02-28T12:00:00Z', 'inTheLast', 'P1D', true],
  ['2026-02-28T11:59:59.999Z', 'inTheLast', 'P1D', false],
  ['2026-02-28T11:59:59.999Z', 'notInTheLast', 'P1D', true],
  ['2026-03-01T12:00:00Z', 'inTheLast', 'P1D', true],
  ['2026-03-01T12:00:00.001Z', 'inTheLast', 'P1D', false],
  ['2026-03-01T12:00:00Z', 'inTheNext', 'P1D', true],
  ['2026-03-02T12:00:00Z', 'inTheNext', 'P1D', true],
  ['2026-03-02T12:00:00.001Z', 'inTheNext', 'P1D', false],
  ['2026-02-01', 'inTheLast', 'P1M', false],
  ['2026-02-02', 'inTheLast', 'P1M', true],
  ['yesterday', 'inTheLast', 'P1D', false],
  ['yesterday', 'notInTheLast', 'P1D', true],
  [1772366400, 'inTheLast', 'P1D', false],
  // Lists hold when any member does.
  [['vip', 'eu'], '=', 'VIP', true],
  [['vip', 'eu'], '!=', 'vip', false],
  [['vip', 'eu'], '!=', 'us', true],
  [['vip-gold'], 'contains', 'vip', true],
  [['vip-gold'], 'doesNotContain', 'vip', false],
  [['a', 3], 'in', ['3', 'x'], true],
  [['a', 'b'], 'notIn', ['b'], false],
  [['a', 'b'], 'notIn', ['c'], true],
  [['a'], 'beginsWith', 'a', false],
  [[7], '>', 5, false],
  [[7], 'between', [5, 9], false],
  [['a'], 'notNull', null, true],
  // Nothing sensible can be said of an object, nor of a value of the wrong shape.
  [{ a: 1 }, '=', 'a', false],
  [{ a: 1 }, '!=', 'a', true],
  [{ a: 1 }, 'contains', 'a', false],
  [[{ a: 1 }], 'contains', 'a', false],
  ['a', 'in', 'a', false],
  ['a', 'notIn', 'a', true],
  [5, 'between', 5, false],
  [5, 'between', [5], false],
  [5, 'between', [null, 9], false],
  ['2026-02-28T12:00:00Z', 'inTheLast', 'a day', false],
  ['2026-02-28T12:00:00Z', 'inTheLast', '-P1D', false],
  ['2026-02-28T12:00:00Z', 'inTheLast', 5, false],
  ['a', '=', ['a'], false],
  ['a', '=', { a: 1 }, false],
  // An operator that nobody knows never holds, also with a name that every object has.
  ['a', 'resembles', 'a', false],
  ['a', 'constructor', 'a', false],
  ['a', '', 'a', false],
]

describe('one rule', () => {
  it.each(rows)('%j %s %j is %j', (saw, operator, value, expected) => {
    expect(holds(saw, operator, value)).toBe(expected)
  })

  it('counts a day of 25 hours as a day in the customer’s zone', () => {
    const now = '2026-10-25T12:00:00+01:00'
    const test = (at: string, value: string) =>
      compileRules({ combinator: 'and', rules: [{ field: 'customer.traits.it', operator: 'inTheLast', value }] })(
        aScope({ now, traits: { it: at, timezone: 'Europe/Berlin' } }),
      ).holds
    expect(test('2026-10-24T12:00:00+02:00', 'P1D')).toBe(true)
    expect(test('2026-10-24T12:00:00+02:00', 'PT24H')).toBe(false)
  })

  it('takes a bare day for its start where the customer lives', () => {
    expect(holds('2026-02-28T15:00:00Z', '>=', '2026-03-01', 'Asia/Tokyo')).toBe(true)
    expect(holds('2026-02-28T14:59:59Z', '>=', '2026-03-01', 'Asia/Tokyo')).toBe(false)
  })

  it('matches event names exactly', () => {
    const named = (operator: string, value: JsonValue) =>
      compileRules({ combinator: 'and', rules: [{ field: 'event.name', operator, value }] })(
        aScope({ properties: { total: 1 } }),
      ).holds
    expect(named('=', 'Order Completed')).toBe(true)
    expect(named('=', 'order completed')).toBe(false)
    expect(named('in', ['order completed'])).toBe(false)
    expect(named('contains', 'order')).toBe(false)
    expect(named('beginsWith', 'Order')).toBe(true)
  })
})

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('2026-03-01', '2026-03-01T12:00:00Z', 'P1D', '5', '', 5, [1, 9], ['a', 'b'], 'a'),
)

describe('all rules', () => {
  it('never agree with their negative twin, whatever was sent and whatever was asked', () => {
    const negatives = operators.filter((operator) => twinOf(operator))
    fc.assert(
      fc.property(anything, fc.constantFrom(...negatives), anything, (saw, operator, value) => {
        const twin = twinOf(operator) ?? ''
        expect(holds(saw as JsonValue, operator, value as JsonValue)).toBe(
          !holds(saw as JsonValue, twin, value as JsonValue),
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('never throw, also with names and values that make no sense', () => {
    fc.assert(
      fc.property(anything, fc.string(), fc.string(), anything, (saw, field, operator, value) => {
        const rules = { combinator: 'and' as const, rules: [{ field, operator, value: value as JsonValue }] }
        const { holds } = compileRules(rules)(aScope({ traits: { it: saw as JsonValue } }))
        expect(typeof holds).toBe('boolean')
      }),
    )
  })
})
