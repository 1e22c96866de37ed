import type { Attempt } from '../ports/channel.ts'
import type { DeliveryRecord } from '../ports/journal.ts'
import { askedPause, maxTries, retryPause } from './retryPause.ts'

/** The mark in the attempts where a person asked for another round of tries. */
const byHand = 'by-hand'

/** The delivery after a try that ended at `at` (epoch milliseconds). */
export function afterAttempt(delivery: DeliveryRecord, attempt: Attempt, at: number): DeliveryRecord {
  const { result, response } = attempt
  const tried = {
    ...delivery,
    attempts: [...delivery.attempts, { at, result, response: response.slice(0, 500) }],
    nextAt: null,
    updatedAt: at,
  }
  if (result === 'sent' || result === 'not-sent') return { ...tried, status: result }
  const tries = triesOfThisRound(tried)
  if (result === 'give-up' || tries >= maxTries) return { ...tried, status: 'given-up' }
  const pauseMs = attempt.afterMs === undefined ? retryPause(delivery.key, tries) : askedPause(attempt.afterMs)
  return { ...tried, nextAt: at + pauseMs }
}

/** The delivery after a person asked to try it again: due now, with all its tries before it. */
export function afterRetryByHand(delivery: DeliveryRecord, at: number): DeliveryRecord {
  const attempts = [...delivery.attempts, { at, result: byHand, response: '' }]
  return { ...delivery, status: 'queued', attempts, nextAt: at, updatedAt: at }
}

/** How the first round of tries ended, which is what a journey that parks for the delivery was told; null where it has not ended. */
export function firstEndOf({ status, attempts }: DeliveryRecord): { succeeded: boolean; detail: string } | null {
  const again = attempts.findIndex(({ result }) => result === byHand)
  const last = again < 0 ? attempts.at(-1) : attempts[again - 1]
  const isOver = again >= 0 || status !== 'queued'
  return isOver && last ? { succeeded: last.result === 'sent', detail: last.response } : null
}

/** The delivery after a person saw to it. */
export function afterDoneByHand(delivery: DeliveryRecord, at: number): DeliveryRecord {
  const attempts = [...delivery.attempts, { at, result: 'done', response: '' }]
  return { ...delivery, status: 'done', attempts, nextAt: null, updatedAt: at }
}

function triesOfThisRound({ attempts }: DeliveryRecord): number {
  return attempts.length - 1 - attempts.findLastIndex(({ result }) => result === byHand)
}
