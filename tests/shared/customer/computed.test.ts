import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldEvent, foldHistory, presentComputed } from '../../../shared/customer/computed.ts'
import { newCustomer } from '../../../shared/customer/customer.ts'
import type { JsonObject } from '../../../shared/json.ts'
import { anEvent, historyOf, ms } from '../../builders/aScope.ts'

const order = (at: string, properties: JsonObject = {}) => anEvent('Order Completed', at, properties)
const folded = (...events: ReturnType<typeof order>[]) => foldHistory(events, 'USD')
const spent = (properties: JsonObject) => folded(order('2026-01-01T10:00:00Z', properties)).totalSpent

describe('what is worked out from orders', () => {
  it('is nothing without one', () => {
    expect(presentComputed(folded(anEvent('Product Viewed', '2026-01-01T10:00:00Z')), 0, 'UTC')).toEqual({
      ordersCount: 0,
      totalSpent: 0,
      averageOrderValue: null,
      firstOrderAt: null,
      lastOrderAt: null,
      lastOrderValue: null,
      daysSinceLastOrder: null,
    })
  })

  it('counts, sums and dates them', () => {
    const computed = folded(
      order('2026-01-02T10:00:00Z', { order_id: 'o1', total: 20 }),
      order('2026-02-02T23:30:00Z', { order_id: 'o2', total: '35.5' }),
    )
    expect(presentComputed(computed, ms('2026-02-05T10:00:00Z'), 'Europe/Berlin')).toEqual({
      ordersCount: 2,
      totalSpent: 55.5,
      averageOrderValue: 27.75,
      firstOrderAt: '2026-01-02T10:00:00.000Z',
      lastOrderAt: '2026-02-02T23:30:00.000Z',
      lastOrderValue: 35.5,
      daysSinceLastOrder: 2,
    })
  })

  it('counts an order once, however often it is sent, and each that has no id', () => {
    const again = order('2026-01-03T10:00:00Z', { order_id: 'o1', total: 20 })
    expect(folded(order('2026-01-02T10:00:00Z', { order_id: 'o1', total: 20 }), again)).toMatchObject({
      ordersCount: 1,
      totalSpent: 20,
      lastOrderAt: ms('2026-01-02T10:00:00Z'),
    })
    expect(folded(order('2026-01-02T10:00:00Z'), order('2026-01-02T10:00:00Z')).ordersCount).toBe(2)
    expect(
      folded(order('2026-01-02T10:00:00Z', { order_id: '' }), order('2026-01-02T10:00:00Z', { order_id: '' }))
        .ordersCount,
    ).toBe(2)
    expect(
      folded(order('2026-01-02T10:00:00Z', { order_id: 7 }), order('2026-01-02T10:00:00Z', { order_id: '7' }))
        .ordersCount,
    ).toBe(1)
  })

  it.each<[JsonObject, number]>([
    [{ total: 10, revenue: 8 }, 10],
    [{ revenue: 8 }, 8],
    [{ total: 'free', revenue: '8.25' }, 8.25],
    [{ total: null, revenue: 8 }, 8],
    [{ total: 0, revenue: 8 }, 0],
    [{}, 0],
    [{ total: [5] }, 0],
    [{ total: 10, currency: 'usd' }, 10],
    [{ total: 10, currency: '' }, 10],
    [{ total: 10, currency: 'EUR' }, 0],
  ])('takes %j for %d', (properties, value) => expect(spent(properties)).toBe(value))

  it('counts an order in another currency, adds nothing, and says so', () => {
    const { computed } = newCustomer('c1', 0)
    const event = order('2026-01-01T10:00:00Z', { total: 10, currency: 'eur' })
    expect(foldEvent(computed, event, historyOf([]), 'USD')).toEqual({
      computed: { ...computed, ordersCount: 1, firstOrderAt: event.timestamp, lastOrderAt: event.timestamp },
      note: 'An order in EUR counts, but adds nothing to what was spent in USD.',
    })
    expect(foldEvent(computed, order('2026-01-01T10:00:00Z'), historyOf([]), 'USD')).not.toHaveProperty('note')
  })

  it('takes the later arrival for the last of two orders of one moment', () => {
    const at = '2026-01-01T10:00:00Z'
    expect(folded(order(at, { total: 10 }), order(at, { total: 20 })).lastOrderValue).toBe(20)
  })

  it('changes nothing for an event that is no order', () => {
    const { computed } = newCustomer('c1', 0)
    const viewed = anEvent('order completed', '2026-01-01T10:00:00Z', { total: 5 })
    expect(foldEvent(computed, viewed, historyOf([]), 'USD').computed).toBe(computed)
  })

  it('does not drift over many small sums', () => {
    const events = Array.from({ length: 10 }, (_, day) => order(`2026-01-1${day}T10:00:00Z`, { total: 0.1 }))
    expect(folded(...events).totalSpent).toBe(1)
  })

  const someOrders = fc.uniqueArray(
    fc.record({ day: fc.integer({ min: 0, max: 5000 }), id: fc.constantFrom('a', 'b', null), cents: fc.nat(99_999) }),
    { selector: ({ day }) => day, maxLength: 12 },
  )
  const made = ({ day, id, cents }: { day: number; id: string | null; cents: number }) =>
    order(new Date(day * 86_400_000).toISOString(), { total: cents / 100, ...(id && { order_id: id }) })

  it('stays a number, however absurd the amounts', () => {
    const huge = [1e308, 1e308, -1e308, -1e308].map((total) => order('2026-01-01T10:00:00Z', { total }))
    for (const count of [1, 2, 3, 4]) expect(folded(...huge.slice(0, count)).totalSpent).toSatisfy(Number.isFinite)
  })

  it('comes out the same folded one event at a time or all anew', () => {
    fc.assert(
      fc.property(someOrders, (orders) => {
        const events = orders.map(made)
        let { computed } = newCustomer('c1', 0)
        events.forEach((event, index) => {
          computed = foldEvent(computed, event, historyOf(events.slice(0, index)), 'USD').computed
        })
        expect(computed).toEqual(foldHistory(events, 'USD'))
      }),
    )
  })

  it('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(someOrders, (orders) => {
        const events = orders.map((one) => made({ ...one, id: null }))
        expect(foldHistory(events.toReversed(), 'USD')).toEqual(foldHistory(events, 'USD'))
      }),
    )
  })
})
