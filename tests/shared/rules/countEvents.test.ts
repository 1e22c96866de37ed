import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../shared/json.ts'
import { compileRules } from '../../../shared/rules/compile.ts'
import { anEvent, aScope } from '../../builders/aScope.ts'

const history = [
  anEvent('Product Viewed', '2026-02-20T12:00:00Z', { category: 'Mugs' }),
  anEvent('Product Viewed', '2026-02-28T12:00:00Z', { category: 'Mugs' }),
  anEvent('Product Viewed', '2026-03-01T11:00:00Z', { category: 'Shirts' }),
  anEvent('Product Added', '2026-03-01T11:00:00Z', { category: 'Mugs' }),
]

function counted(meta: JsonObject | undefined, given = {}): JsonValue {
  const rule = { field: 'events.count', operator: '>=', value: 0, ...(meta && { meta }) }
  const [test] = compileRules({ combinator: 'and', rules: [rule] })(aScope({ history, ...given })).tests
  if (!test || !('saw' in test)) throw new Error('There is one test.')
  return test.saw
}

describe('past behaviour', () => {
  it('is counted over all time where no window is named', () => {
    expect(counted({ event: 'Product Viewed' })).toBe(3)
    expect(counted({ event: 'Product Viewed', within: null, where: null })).toBe(3)
    expect(counted({ event: 'product viewed' })).toBe(0)
  })

  it('is counted in a window with both its ends', () => {
    expect(counted({ event: 'Product Viewed', within: 'P1D' })).toBe(2)
    expect(counted({ event: 'Product Viewed', within: 'PT23H59M' })).toBe(1)
  })

  it('asks each counted event the rules that go with it', () => {
    const where = { combinator: 'and', rules: [{ field: 'event.properties.category', operator: '=', value: 'mugs' }] }
    const given = { properties: { category: 'Hats' } }
    expect(counted({ event: 'Product Viewed', where }, given)).toBe(2)
    expect(counted({ event: 'Product Viewed', within: 'P1D', where }, given)).toBe(1)
  })

  it('counts the event under test although its sender’s clock runs a minute ahead', () => {
    const event = anEvent('Product Viewed', '2026-03-01T12:01:00Z')
    const given = { event, history: [...history, event] }
    expect(counted({ event: 'Product Viewed', within: 'P1D' }, given)).toBe(3)
  })

  it('measures days in the customer’s zone', () => {
    const before = anEvent('Product Viewed', '2026-03-28T12:00:00+01:00')
    const given = { now: '2026-03-29T12:00:00+02:00', history: [before], traits: { timezone: 'Europe/Berlin' } }
    expect(counted({ event: 'Product Viewed', within: 'P1D' }, given)).toBe(1)
    expect(counted({ event: 'Product Viewed', within: 'PT23H' }, given)).toBe(1)
    expect(counted({ event: 'Product Viewed', within: 'PT22H' }, given)).toBe(0)
  })

  it.each([
    undefined,
    {},
    { event: '' },
    { event: 5 },
    { event: 'Product Viewed', within: 'soon' },
    { event: 'Product Viewed', within: '-P1D' },
    { event: 'Product Viewed', where: 'x' },
    { event: 'Product Viewed', where: { combinator: 'xor', rules: [] } },
    { event: 'Product Viewed', where: { combinator: 'and', rules: [5] } },
    { event: 'Product Viewed', where: { combinator: 'and', rules: [{ field: 5, operator: '=' }] } },
  ] satisfies (JsonObject | undefined)[])('is unknown where %j says what to count', (meta) => {
    expect(counted(meta)).toBeNull()
  })

  it('says in the verdict what was counted', () => {
    const meta = { event: 'Product Viewed', within: 'P1D', where: null }
    const rule = { field: 'events.count', operator: '>=', value: 2, meta }
    expect(compileRules({ combinator: 'and', rules: [rule] })(aScope({ history })).tests).toEqual([
      { ...rule, saw: 2, holds: true },
    ])
  })

  it('does not overflow on rules nested without end', () => {
    let where: JsonObject = { combinator: 'and', rules: [] }
    for (let depth = 0; depth < 20_000; depth += 1) where = { combinator: 'and', rules: [where] }
    expect(counted({ event: 'Product Viewed', where })).toBeNull()
  })
})
