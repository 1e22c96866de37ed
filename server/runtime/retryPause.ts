import { murmur3_32 } from '../../shared/engine/dice.ts'

/** A delivery is tried so often, then given up. */
export const maxTries = 12

const firstPauseMs = 1_000
const lastPauseMs = 6 * 3_600_000
const longestAskedMs = 24 * 3_600_000

// Eleven pauses lie between twelve tries, each longer than the last by the same factor.
const growth = (lastPauseMs / firstPauseMs) ** (1 / (maxTries - 2))

/**
 * How long a delivery rests after its nth failed try (from 1), in milliseconds: about 1 s after the first, about 6 h after the eleventh.
 * Up to a fifth more or less, so that what failed together does not come back together; the same for the same key and try, so that it can be foretold.
 */
export function retryPause(key: string, tries: number): number {
  const share = murmur3_32(`${key}\n${tries}`) / 2 ** 32
  return Math.round(firstPauseMs * growth ** (tries - 1) * (0.8 + 0.4 * share))
}

/** The pause where the other side named one: as long as it asks, within bounds that neither hammer it nor forget the delivery. */
export const askedPause = (afterMs: number): number => Math.min(Math.max(afterMs, firstPauseMs), longestAskedMs)
