import { describe, expect, it } from 'vitest'
import { newCustomer } from '../../../shared/customer/customer.ts'
import { advance } from '../../../shared/engine/advance.ts'
import { compileFlow } from '../../../shared/engine/compileFlow.ts'
import { bucketOf } from '../../../shared/engine/dice.ts'
import { newJourney } from '../../../shared/engine/newJourney.ts'
import { historyOf } from '../../../shared/engine/turnHistory.ts'
import { parseFlow } from '../../../shared/flow/parse.ts'
import { flowFile } from '../../builders/flows.ts'

const population = 100_000
const weights = { control: 5, small: 20, large: 75 }

/** Customers as shops name them: numbers that grow, addresses, and texts without an order. */
const namings: [what: string, (n: number) => string][] = [
  ['numbers', (n) => String(1_000_000 + n)],
  ['addresses', (n) => `customer.${n}@example.com`],
  ['texts without an order', (n) => `${Math.imul(n + 1, 0x9e3779b1) >>> 0}-${(n * 7_919) % 65_537}`],
]

/** The variant of each customer, in the order in which they enter, as the engine draws it. */
function draw(idOf: (n: number) => string): string[] {
  const variants = Object.entries(weights).map(([id, weight]) => ({ id, weight }))
  const parsed = parseFlow(
    flowFile({ start: { type: 'onStart' }, k3x9q2m7ab: { type: 'experiment', variants } }, ['start:out>k3x9q2m7ab']),
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const plan = compileFlow(parsed.flow, { flowId: 'f1', version: 1 })
  return Array.from({ length: population }, (_, n) => {
    const world = {
      now: 0,
      workspace: { timezone: 'UTC', currency: 'USD', mailFrom: 'shop@example.com' },
      customer: newCustomer(idOf(n), 0),
      history: historyOf([]),
      storedVariant: () => null,
      isPaused: false,
      mayEmit: true,
    }
    const journey = newJourney(plan, { id: `j${n}`, triggerId: 'start', event: null, key: null }, world)
    return advance(plan, journey, { kind: 'begin', why: [] }, world)?.journey.variants.k3x9q2m7ab ?? 'none'
  })
}

describe.each(namings)('the shares of an experiment among 100,000 customers named by %s', (_, idOf) => {
  const drawn = draw(idOf)

  it('are those of its weights, within 4 standard deviations', () => {
    for (const [variant, weight] of Object.entries(weights)) {
      const share = weight / 100
      const count = drawn.filter((each) => each === variant).length
      const deviation = Math.sqrt(population * share * (1 - share))
      expect(Math.abs(count - population * share) / deviation).toBeLessThan(4)
    }
  })

  // One call of the intake, a mailing, a day: whoever comes in together is split no better and no worse than by fair dice.
  it.each([2, 10, 100, 1_000, 10_000])('scatter in batches of %i as fair dice do', (size) => {
    for (const [variant, weight] of Object.entries(weights)) {
      expect(Math.abs(dispersion(drawn, variant, weight / 100, size))).toBeLessThan(4)
    }
  })
})

/**
 * How far the counts of a variant in batches scatter from what a binomial distribution says, in standard deviations: Pearson's statistic over the
 * batches, less its mean. Too even is as unfair as too uneven: it shows far below zero.
 */
function dispersion(drawn: readonly string[], variant: string, share: number, size: number): number {
  const batches = drawn.length / size
  const variance = size * share * (1 - share)
  let statistic = 0
  for (let from = 0; from < drawn.length; from += size) {
    let count = 0
    for (let n = from; n < from + size; n++) if (drawn[n] === variant) count++
    statistic += (count - size * share) ** 2 / variance
  }
  // The variance of a squared, standardized binomial: 2 + (1 - 6 share (1 - share)) / variance.
  const ofStatistic = batches * (2 + (1 - 6 * share * (1 - share)) / variance)
  return (statistic - batches) / Math.sqrt(ofStatistic)
}

describe('two experiments', () => {
  // Ids as the editor makes them, some that differ by one letter, and some that people write.
  it.each([
    ['k3x9q2m7ab', 'p0w4z8r1cd'],
    ['k3x9q2m7ab', 'k3x9q2m7ac'],
    ['x', 'y'],
    ['split', 'split2'],
    ['offer-1', 'offer-2'],
  ])('%s and %s split nobody alike', (one, other) => {
    const cells = new Array<number>(100).fill(0)
    for (let n = 0; n < population; n++) {
      const id = `customer-${n}`
      const cell = Math.floor(bucketOf(one, id) / 10) * 10 + Math.floor(bucketOf(other, id) / 10)
      cells[cell] = (cells[cell] ?? 0) + 1
    }
    const expected = population / cells.length
    const chiSquare = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // The 99.9th percentile for 99 degrees of freedom.
    expect(chiSquare).toBeLessThan(148.23)
  })
})
