import { expect, it } from 'vitest'
import { newCustomer } from '../../../shared/customer/customer.ts'
import { presentRewards, withOffer, withPoints } from '../../../shared/customer/rewards.ts'

const { rewards: none } = newCustomer('ada', 0)

it('adds points up, also below zero', () => {
  expect(withPoints(withPoints(none, 20), -50)).toEqual({ points: -30, offersCount: 0, lastOfferAt: null })
})

it('is the very same where no points are given, so that nobody is woken for it', () => {
  expect(withPoints(none, 0)).toBe(none)
})

it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])('refuses %d points', (points) => {
  expect(() => withPoints(none, points)).toThrow(/whole numbers/)
})

it('counts offers, and knows when the last was made', () => {
  expect(presentRewards(withOffer(withOffer(none, 1_000), 2_000))).toEqual({
    points: 0,
    offersCount: 2,
    lastOfferAt: '1970-01-01T00:00:02.000Z',
  })
})
