import { instantToIso } from '../engine/calendar.ts'
import type { Rewards } from './customer.ts'

/**
 * The balance after points were given (or taken, where `points` is negative). Throws a RangeError for a balance that is no whole
 * number: parts of a point would drift apart from what the customer was told.
 */
export function withPoints(rewards: Rewards, points: number): Rewards {
  if (points === 0) return rewards
  const balance = rewards.points + points
  if (!Number.isSafeInteger(balance)) throw new RangeError(`Points are whole numbers, so ${points} cannot be given.`)
  return { ...rewards, points: balance }
}

/** The rewards after one more offer, made at `at` (epoch milliseconds). */
export const withOffer = (rewards: Rewards, at: number): Rewards => ({
  ...rewards,
  offersCount: rewards.offersCount + 1,
  lastOfferAt: at,
})

/** The rewards of two customers who turned out to be one: what either was given counts. */
export const mergeRewards = (one: Rewards, other: Rewards): Rewards => ({
  points: one.points + other.points,
  offersCount: one.offersCount + other.offersCount,
  lastOfferAt: latest(one.lastOfferAt, other.lastOfferAt),
})

const latest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b)

/** Rewards as people and templates see them: dates as text. */
export const presentRewards = ({ points, offersCount, lastOfferAt }: Rewards) => ({
  points,
  offersCount,
  lastOfferAt: lastOfferAt === null ? null : instantToIso(lastOfferAt),
})
