/** Deeper than any shop's data, and far from what overflows a stack when the value is walked or written again. */
export const maxDepth = 100

/** Whether a parsed value is nested deeper than `maxDepth`. */
export function isTooDeep(value: unknown, levels = maxDepth): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  for (const member of Object.values(value)) {
    if (typeof member === 'object' && member !== null && isTooDeep(member, levels - 1)) return true
  }
  return false
}
