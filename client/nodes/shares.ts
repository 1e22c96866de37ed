import type { NodeData } from '../../shared/nodes/index.ts'

export type Variant = NodeData<'experiment'>['variants'][number]

/** Gives one variant a share and lets the others make up the rest to 100, in the proportions they had. */
export function setShare(variants: readonly Variant[], at: number, share: number): Variant[] {
  const weight = Math.max(0, Math.min(100, Math.round(share)))
  const others = variants.filter((_, index) => index !== at)
  const parts = divide(
    100 - weight,
    others.map((variant) => variant.weight),
  )
  let next = 0
  return variants.map((variant, index) => ({ ...variant, weight: index === at ? weight : (parts[next++] ?? 0) }))
}

/** The same share for everybody; what does not divide goes to the first. */
export const evenShares = (variants: readonly Variant[]): Variant[] => {
  const parts = divide(
    100,
    variants.map(() => 1),
  )
  return variants.map((variant, index) => ({ ...variant, weight: parts[index] ?? 0 }))
}

/** Whole parts of `total` in the given proportions; the largest remainders get what rounding left over. */
function divide(total: number, proportions: readonly number[]): number[] {
  const sum = proportions.reduce((a, b) => a + b, 0)
  const exact = proportions.map((part) => (sum > 0 ? (total * part) / sum : total / proportions.length))
  const parts = exact.map(Math.floor)
  const byRemainder = exact
    .map((part, index) => ({ index, rest: part % 1 }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  const missing = total - parts.reduce((a, b) => a + b, 0)
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1
  return parts
}
