/** A list that comes page by page, newest first. */
export interface Source<T> {
  items: readonly T[]
  hasMore: boolean
}

/**
 * One list out of several, newest first. While a source has more pages, nothing older than its oldest loaded item is shown: what is
 * still to come would have to slip in between.
 */
export function mergeTimeline<T extends { at: string }>(sources: readonly Source<T>[]): T[] {
  const horizon = Math.max(...sources.map(horizonOf))
  return sources
    .flatMap(({ items }) => items)
    .filter(({ at }) => Date.parse(at) >= horizon)
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

/** The sources whose next page would let the merged list go on. */
export function sourcesToContinue<T extends { at: string }, S extends Source<T>>(sources: readonly S[]): S[] {
  const horizon = Math.max(...sources.map(horizonOf))
  return sources.filter((source) => source.hasMore && horizonOf(source) === horizon)
}

function horizonOf({ items, hasMore }: Source<{ at: string }>): number {
  if (!hasMore) return Number.NEGATIVE_INFINITY
  const oldest = Math.min(...items.map(({ at }) => Date.parse(at)))
  return Number.isFinite(oldest) ? oldest : Number.POSITIVE_INFINITY
}
