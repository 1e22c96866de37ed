/**
 * How often it is looked after whom time alone moves between segments, milliseconds. Everywhere on Earth a day begins at a full quarter of an hour,
 * and so does an hour.
 */
const sweepEveryMs = 15 * 60_000

/** The next moment for it, epoch milliseconds. */
export const nextSweepAfter = (now: number): number => (Math.floor(now / sweepEveryMs) + 1) * sweepEveryMs
