import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Variant } from '../../../client/nodes/shares.ts'
import { evenShares, setShare, withoutVariant } from '../../../client/nodes/shares.ts'

const variant = (weight: number, id = `v${weight}`): Variant => ({ id, label: id, weight, holdout: false })
const weights = (variants: readonly Variant[]) => variants.map((one) => one.weight)

it('lets the others make up the rest in the proportions they had', () => {
  expect(weights(setShare([variant(50), variant(30), variant(20)], 0, 75))).toEqual([75, 15, 10])
})

it('shares the rest evenly where the others had nothing', () => {
  expect(weights(setShare([variant(100), variant(0, 'a'), variant(0, 'b')], 0, 50))).toEqual([50, 25, 25])
})

it('shares evenly in whole percents, what is left over going to the first', () => {
  expect(weights(evenShares([variant(1), variant(2), variant(3)]))).toEqual([34, 33, 33])
})

it('leaves locked shares alone, and takes no more than they leave', () => {
  const variants = [variant(50, 'a'), variant(30, 'b'), variant(20, 'c')]
  expect(weights(setShare(variants, 0, 60, new Set(['b'])))).toEqual([60, 30, 10])
  expect(weights(setShare(variants, 0, 90, new Set(['b'])))).toEqual([70, 30, 0])
  expect(weights(setShare(variants, 0, 10, new Set(['b', 'c'])))).toEqual([50, 30, 20])
  expect(weights(evenShares(variants, new Set(['c'])))).toEqual([40, 40, 20])
})

it('gives the share of a variant that goes to those that are free', () => {
  const variants = [variant(50, 'a'), variant(30, 'b'), variant(20, 'c')]
  expect(weights(withoutVariant(variants, 2))).toEqual([63, 37])
  expect(weights(withoutVariant(variants, 2, new Set(['a'])))).toEqual([50, 50])
  expect(weights(withoutVariant(variants, 2, new Set(['a', 'b'])))).toEqual([63, 37])
})

it('always adds up to 100, whatever is typed', () => {
  const someVariants = fc.array(
    fc.integer({ min: 0, max: 100 }).map((weight) => variant(weight)),
    { minLength: 2, maxLength: 20 },
  )
  fc.assert(
    fc.property(someVariants, fc.nat(19), fc.integer({ min: -50, max: 150 }), (variants, at, share) => {
      const next = weights(setShare(variants, at % variants.length, share))
      expect(next.reduce((a, b) => a + b, 0)).toBe(100)
      expect(next.every((weight) => Number.isInteger(weight) && weight >= 0)).toBe(true)
    }),
  )
})
