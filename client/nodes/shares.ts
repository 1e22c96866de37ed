import type { NodeData } from '../../shared/nodes/index.ts'

export type Variant = NodeData<'experiment'>['variants'][number]

/** Shares that stay as they are when others change, by the ids of their variants. */
type Locked = ReadonlySet<string>

const noneLocked: Locked = new Set()

/**
 * Gives one variant a share, as far as the locked ones leave room, and lets those that are free make up the rest to 100, in the proportions they had. Where
 * all others are locked, it is the locked ones that leave it what it has.
 */
export function setShare(variants: readonly Variant[], at: number, share: number, locked = noneLocked): Variant[] {
  const isFree = (variant: Variant, index: number) => index !== at && !locked.has(variant.id)
  const held = sumOf(variants.filter((variant, index) => index !== at && locked.has(variant.id)))
  const free = variants.filter(isFree)
  const room = Math.max(0, 100 - held)
  const weight = free.length === 0 ? room : Math.max(0, Math.min(room, Math.round(share)))
  const parts = divide(
    room - weight,
    free.map((variant) => variant.weight),
  )
  let next = 0
  return variants.map((variant, index) => {
    if (index === at) return { ...variant, weight }
    return isFree(variant, index) ? { ...variant, weight: parts[next++] ?? 0 } : variant
  })
}

/** The variants without one; those that are free take over its share, all of them where none is. */
export function withoutVariant(variants: readonly Variant[], at: number, locked = noneLocked): Variant[] {
  const rest = variants.filter((_, index) => index !== at)
  const hasHeir = rest.some(({ id }) => !locked.has(id))
  // As if it went down to nothing before it goes: the others keep their proportions.
  return setShare(variants, at, 0, hasHeir ? locked : noneLocked).filter((_, index) => index !== at)
}

/** The same share for all that are free; what does not divide goes to the first. */
export function evenShares(variants: readonly Variant[], locked = noneLocked): Variant[] {
  const free = variants.filter(({ id }) => !locked.has(id))
  const parts = divide(
    Math.max(0, 100 - sumOf(variants.filter(({ id }) => locked.has(id)))),
    free.map(() => 1),
  )
  let next = 0
  return variants.map((variant) => (locked.has(variant.id) ? variant : { ...variant, weight: parts[next++] ?? 0 }))
}

const sumOf = (variants: readonly Variant[]): number => variants.reduce((sum, { weight }) => sum + weight, 0)

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
