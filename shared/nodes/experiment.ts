import { z } from 'zod'
import { bucketOf } from '../engine/dice.ts'
import { leave } from '../engine/outcome.ts'
import { id } from '../flow/id.ts'
import { defineNode } from './defineNode.ts'
import { lackIf, lackInCount } from './lacking.ts'

/** Splits customers over variants by their bucket, so that ideas can be compared. */
export const experiment = defineNode({
  type: 'experiment',
  family: 'logic',
  title: 'Experiment',
  data: {
    variants: z
      .array(
        z.strictObject({
          id,
          label: z.string().default(''),
          weight: z.number().default(0),
          holdout: z.boolean().default(false),
        }),
      )
      .default([]),
  },
  initial: {
    variants: [
      { id: 'a', label: 'A', weight: 50 },
      { id: 'b', label: 'B', weight: 50 },
    ],
  },
  handles: (data) =>
    data.variants.map((variant) => ({ id: variant.id, label: `${variant.label || variant.id} · ${variant.weight} %` })),
  summary: ({ variants }) => variants.map(describeVariant).join(', '),
  lacks: ({ variants }) => [
    ...lackInCount(variants, ['variants'], { least: 2, most: 20, one: 'a variant', many: 'variants' }),
    ...lackInWeights(variants),
  ],
  compile({ variants }) {
    const ranges = rangesOf(variants)
    return {
      kind: 'step',
      enter({ nodeId, customer, givenVariant, storedVariant }) {
        const bucket = bucketOf(nodeId, customer.id)
        const given = ranges.find((range) => range.variantId === givenVariant)
        // A stored variant that no longer exists is drawn anew.
        const stored = ranges.find((range) => range.variantId === storedVariant)
        const chosen = given ?? stored ?? ranges.find(({ from, to }) => bucket >= from && bucket <= to)
        if (!chosen) throw new Error(`No variant has bucket ${bucket}: the weights do not add up to 100.`)
        const { variantId, label, from, to, holdout } = chosen
        const source = given ? 'given' : stored ? 'stored' : 'drawn'
        return leave(variantId, {
          why: [{ kind: 'variant', variantId, label, bucket, from, to, source }],
          variant: { id: variantId, bucket, holdout },
        })
      },
    }
  },
})

interface Variant {
  id: string
  label: string
  weight: number
  holdout: boolean
}

const describeVariant = ({ id, label, weight, holdout }: Variant): string =>
  `${label || id} ${weight} %${holdout && !/holdout/i.test(label || id) ? ' (holdout)' : ''}`

function lackInWeights(variants: readonly Variant[]) {
  const broken = variants.findIndex(({ weight }) => !Number.isInteger(weight) || weight < 0)
  const total = variants.reduce((sum, { weight }) => sum + weight, 0)
  const at = ['variants', ...(broken < 0 ? [] : [broken, 'weight'])]
  if (broken >= 0) return lackIf(true, at, 'A weight is a whole percent, 0 or more.', 'weights')
  const message = `The weights add up to ${total} %, not 100 %. Change them until they do.`
  return lackIf(variants.length > 0 && total !== 100, at, message, 'weights')
}

/** The buckets of each variant, both ends inclusive. */
function rangesOf(variants: readonly Variant[]) {
  let next = 0
  return variants.map(({ id: variantId, label, weight, holdout }) => {
    const from = next
    next += weight
    return { variantId, label: label || variantId, from, to: next - 1, holdout }
  })
}
