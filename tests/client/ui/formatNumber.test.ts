import { expect, it } from 'vitest'
import { formatCount, formatMany, formatMoney, formatShare } from '../../../client/ui/formatNumber.ts'

it('separates thousands', () => {
  expect(formatCount(12408)).toBe('12,408')
})

it.each([
  [0, '0 customers'],
  [1, '1 customer'],
  [2357, '2,357 customers'],
])('counts %i with its noun', (count, words) => {
  expect(formatMany(count, 'customer')).toBe(words)
})

it.each([
  [42.5, 'EUR', '€42.50'],
  [1200, 'JPY', 'JP¥1,200'],
  [3, 'coins', '3 coins'],
])('writes %d %s as %s', (amount, currency, words) => {
  expect(formatMoney(amount, currency)).toBe(words)
})

it.each([
  [19, 100, '19 %'],
  [1, 64, '1.6 %'],
  [0, 100, '0 %'],
  [0, 0, '–'],
])('%i of %i is %s', (part, whole, words) => {
  expect(formatShare(part, whole)).toBe(words)
})
