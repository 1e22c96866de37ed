import { describe, expect, it } from 'vitest'
import { compileRules } from '../../../shared/rules/compile.ts'
import type { Rule, Rules } from '../../../shared/rules/rules.ts'
import { aScope } from '../../builders/aScope.ts'

const scope = aScope({ traits: { city: 'Berlin' }, properties: { total: 60 } })
const yes: Rule = { field: 'customer.traits.city', operator: '=', value: 'Berlin' }
const no: Rule = { field: 'event.properties.total', operator: '<', value: 50 }
const saidYes = { ...yes, saw: 'Berlin', holds: true }
const saidNo = { ...no, saw: 60, holds: false }

const group = (combinator: 'and' | 'or', rules: Rules['rules'], not = false): Rules => ({ combinator, not, rules })
const ask = (rules: Rules | null) => compileRules(rules)(scope)

describe('rules that explain themselves', () => {
  it('hold for everybody where there are none', () => {
    expect(ask(null)).toEqual({ holds: true, combinator: 'and', not: false, tests: [] })
    expect(ask(group('and', [])).holds).toBe(true)
    expect(ask(group('or', [])).holds).toBe(true)
  })

  it('say each test with the value it saw', () => {
    expect(ask(group('and', [yes, no]))).toEqual({
      holds: false,
      combinator: 'and',
      not: false,
      tests: [saidYes, saidNo],
    })
  })

  it('stop at the test that decides, and leave out those after it', () => {
    expect(ask(group('and', [no, yes])).tests).toEqual([saidNo])
    expect(ask(group('or', [yes, no])).tests).toEqual([saidYes])
    expect(ask(group('or', [no, yes])).tests).toEqual([saidNo, saidYes])
  })

  it('turn round with "not"', () => {
    expect(ask(group('and', [no, yes], true))).toMatchObject({ holds: true, not: true, tests: [saidNo] })
    expect(ask(group('or', [yes], true)).holds).toBe(false)
  })

  it('nest', () => {
    const verdict = ask(group('and', [yes, group('or', [no, group('and', [no], true)])]))
    expect(verdict.holds).toBe(true)
    expect(verdict.tests[1]).toMatchObject({
      holds: true,
      combinator: 'or',
      tests: [saidNo, { holds: true, not: true }],
    })
  })

  it('take an unknown field for a missing one', () => {
    const about = (operator: string) => ask(group('and', [{ field: 'weather.rain', operator, value: 1 }]))
    expect(about('null').holds).toBe(true)
    expect(about('=').holds).toBe(false)
    expect(about('!=').holds).toBe(true)
    expect(about('=').tests).toEqual([{ field: 'weather.rain', operator: '=', value: 1, saw: null, holds: false }])
  })
})
