import { describe, expect, it } from 'vitest'
import type { Customer } from '../../../shared/customer/customer.ts'
import { newCustomer } from '../../../shared/customer/customer.ts'
import { mergeCustomers } from '../../../shared/customer/merge.ts'

const known = (changes: Partial<Customer> = {}): Customer => ({ ...newCustomer('ada', 200), ...changes })
const anonymous = (changes: Partial<Customer> = {}): Customer => ({ ...newCustomer('anon:1', 100), ...changes })
const orders = { ...newCustomer('', 0).computed, ordersCount: 2 }

describe('two customers who turn out to be one', () => {
  it('are the known one, who is right where both say something', () => {
    const merged = mergeCustomers(
      known({ traits: { city: 'Berlin' }, tags: ['vip'], consent: { email: false }, segments: ['s1'] }),
      anonymous({ traits: { city: 'Bern', size: 'M' }, tags: ['new', 'vip'], consent: { email: true, sms: true } }),
      orders,
    )
    expect(merged).toMatchObject({
      id: 'ada',
      traits: { city: 'Berlin', size: 'M' },
      tags: ['vip', 'new'],
      consent: { email: false, sms: true },
      segments: ['s1'],
      computed: orders,
      firstSeenAt: 100,
      lastSeenAt: 200,
    })
  })

  it('have the points and the offers of both', () => {
    const rewards = (points: number, offersCount: number, lastOfferAt: number | null) => ({
      rewards: { points, offersCount, lastOfferAt },
    })
    const merged = mergeCustomers(known(rewards(50, 1, 300)), anonymous(rewards(-20, 2, 400)), orders)
    expect(merged.rewards).toEqual({ points: 30, offersCount: 3, lastOfferAt: 400 })
    expect(mergeCustomers(known(rewards(0, 0, null)), anonymous(rewards(0, 1, 100)), orders).rewards.lastOfferAt).toBe(
      100,
    )
    expect(mergeCustomers(known(), anonymous(), orders).rewards.lastOfferAt).toBeNull()
  })

  it('keep an address that bounced suppressed, and no other', () => {
    const bounced = anonymous({ traits: { email: 'old@example.com' }, suppressed: ['email'] })
    expect(mergeCustomers(known(), bounced, orders).suppressed).toEqual(['email'])
    expect(mergeCustomers(known({ traits: { email: 'new@example.com' } }), bounced, orders).suppressed).toEqual([])
    const knownBounced = known({ traits: { email: 'new@example.com' }, suppressed: ['email'] })
    expect(mergeCustomers(knownBounced, anonymous(), orders).suppressed).toEqual(['email'])
  })
})
