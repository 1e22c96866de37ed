import { describe, expect, it } from 'vitest'
import { rulesProblems } from '../../../shared/rules/problems.ts'
import type { Rule, Rules } from '../../../shared/rules/rules.ts'

const paths = (...rules: Rules['rules']) =>
  rulesProblems({ combinator: 'and', rules }).map(({ path, message }) => `${path}: ${message}`)
const about = (operator: string, value: Rule['value'] = null) => paths({ field: 'customer.traits.a', operator, value })

describe('what makes no sense in rules', () => {
  it('is nothing in rules that do', () => {
    expect(rulesProblems(null)).toEqual([])
    expect(about('null')).toEqual([])
    expect(about('=', '')).toEqual([])
    expect(about('in', [1])).toEqual([])
    expect(about('between', [1, 2])).toEqual([])
    expect(about('inTheLast', 'P1D')).toEqual([])
    expect(paths({ field: 'events.count', operator: '>', value: 1, meta: { event: 'A', within: 'P1D' } })).toEqual([])
  })

  it('is a field that nobody knows, or none', () => {
    expect(paths({ field: 'weather', operator: 'null' })).toEqual([
      'rules.0.field: Rules cannot look at "weather". Choose a field from the list.',
    ])
    expect(paths({ field: '', operator: 'null' })).toEqual(['rules.0.field: Choose what this rule looks at.'])
    expect(paths({ field: 'journey.events.wait.colour', operator: 'null' })).toHaveLength(1)
  })

  it('is an operator that nobody knows', () => {
    expect(about('resembles', 'a')).toEqual([
      'rules.0.operator: There is no operator "resembles". Choose one from the list.',
    ])
  })

  it('is a value of the wrong shape', () => {
    expect(about('in', 'a,b')).toEqual(['rules.0.value: "in" needs a list. Fill it in.'])
    expect(about('notBetween', [1])).toEqual([
      'rules.0.value: "notBetween" needs a list of two values, the lower one first. Fill it in.',
    ])
    expect(about('inTheLast', 'a day')).toEqual([
      'rules.0.value: "inTheLast" needs a duration such as P3D. Fill it in.',
    ])
    expect(about('inTheNext', '-P1D')).toHaveLength(1)
    expect(about('>', null)).toHaveLength(1)
    expect(about('>', '')).toHaveLength(1)
    expect(about('contains', '')).toHaveLength(1)
  })

  it('is named where it stands, however deep', () => {
    const bad: Rule = { field: 'weather', operator: 'null' }
    const where = { combinator: 'and', rules: [{ field: 'x', operator: 'null' }] }
    expect(
      paths(
        { combinator: 'or', rules: [{ field: 'event.name', operator: 'notNull' }, bad] },
        { field: 'events.count', operator: '>', value: 1, meta: { event: 'A', where } },
        { field: 'events.count', operator: '>', value: 1, meta: { event: 'A', within: 'x' } },
        { field: 'events.count', operator: '>', value: 1 },
      ).map((line) => line.split(':')[0]),
    ).toEqual([
      'rules.0.rules.1.field',
      'rules.1.meta.where.rules.0.field',
      'rules.2.meta.within',
      'rules.3.meta.event',
    ])
  })
})
