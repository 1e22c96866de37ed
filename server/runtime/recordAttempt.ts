import type { Log } from '../log.ts'
import type { Attempt } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { DeliveryRecord, Journal, JournalTransaction } from '../ports/journal.ts'
import { StoreUnavailable } from '../ports/journal.ts'
import { afterAttempt } from './afterAttempt.ts'
import type { Turns, Unit } from './turns.ts'

/** An attempt that ended at `at`, epoch milliseconds. */
interface EndedAttempt {
  delivery: DeliveryRecord
  attempt: Attempt
  at: number
}

interface RecordDeps {
  journal: Journal
  turns: Turns
  clock: Clock
  log: Log
}

const storePauseMs = 1_000

/**
 * Stores what came of an attempt together with the move of the journey that parks for it. What the journal refuses is offered again until it takes
 * it or `stopping` aborts: an outcome that is thrown away is a message sent twice.
 */
export async function recordAttempt(ended: EndedAttempt, deps: RecordDeps, stopping: AbortSignal): Promise<void> {
  const { journal, turns, clock, log } = deps
  const { delivery } = ended
  // Where the journey's turn fails, the delivery still ended: to try again would send again, and fail again.
  let movesJourney = true
  do {
    try {
      if (movesJourney) await turns.transact((unit) => settle(unit, ended))
      else await journal.transact((tx) => saveAttempt(tx, ended))
      return
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) {
        log.error('The end of a delivery could not be taken up by its journey.', error, idsOf(delivery))
        movesJourney = false
      }
    }
    await pause(clock, stopping)
  } while (!stopping.aborted)
}

/** The ids for a line of the log. */
export const idsOf = ({ id, journeyId, flowId, nodeId }: DeliveryRecord) => ({
  deliveryId: id,
  journeyId,
  flowId,
  nodeId,
})

function settle(unit: Unit, ended: EndedAttempt): void {
  const delivery = saveAttempt(unit.tx, ended)
  if (!delivery || delivery.status === 'queued') return
  const { customerId, journeyId, key } = delivery
  if (unit.tx.journey(journeyId)?.position?.delivery !== key) return
  const succeeded = delivery.status === 'sent'
  // As it is stored, which may be shortened: a replay has no other.
  const detail = delivery.attempts.at(-1)?.response ?? ''
  unit.turn(customerId, { kind: 'delivery', journeyId, key, succeeded, detail })
}

/** The delivery as it is after the attempt; null where its customer was erased meanwhile. */
function saveAttempt(tx: JournalTransaction, { delivery, attempt, at }: EndedAttempt): DeliveryRecord | null {
  // Read again: a merge may have given it to another customer since the attempt began.
  const current = tx.delivery(delivery.id)
  if (!current) return null
  const after = afterAttempt(current, attempt, at)
  tx.saveDelivery(after)
  return after
}

function pause(clock: Clock, stopping: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = () => resolve()
  const cancel = clock.wakeAt(clock.now() + storePauseMs, resolve)
  stopping.addEventListener('abort', stop)
  return promise.finally(() => {
    cancel()
    stopping.removeEventListener('abort', stop)
  })
}
