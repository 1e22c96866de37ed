import type { EffectKind } from '../../shared/engine/effect.ts'
import type { Log } from '../log.ts'
import type { Attempt, ChannelSender } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { DeliveryRecord, Journal } from '../ports/journal.ts'
import { conflict, notFound } from '../refusals.ts'
import { afterDoneByHand, afterRetryByHand } from './afterAttempt.ts'
import { idsOf, recordAttempt } from './recordAttempt.ts'
import type { Turns } from './turns.ts'

/**
 * Carries out what the outbox holds. A delivery is tried at least once: an attempt that a crash cuts off is simply due again.
 * What came of it, and the move of a journey that parks for it, commit together, so that the journey moves exactly once.
 */
export interface Outbox {
  start(): void
  /** Takes up a delivery that was given up or never sent, as if it were new; refused for any other. Resolves when that is stored. */
  retry(id: string): Promise<DeliveryRecord>
  /** Says that somebody saw to what no channel carries out, a task or an offer; refused for any other. Resolves when that is stored. */
  done(id: string): Promise<DeliveryRecord>
  /** Resolves when no attempt is under way. */
  idle(): Promise<void>
  /** Begins no more attempts, lets those under way end within `graceMs`, then cuts them off: they are due again at the next start. */
  stop(graceMs: number): Promise<void>
}

interface OutboxDeps {
  journal: Journal
  turns: Turns
  clock: Clock
  log: Log
  /** Who carries out which kind. Deliveries of another kind wait. */
  senders: Partial<Record<EffectKind, ChannelSender>>
  /** How many attempts of one kind may be under way: a slow receiver holds up its own kind only. */
  concurrency?: number
}

const storePauseMs = 1_000

export function createOutbox({ journal, turns, clock, log, senders, concurrency = 16 }: OutboxDeps): Outbox {
  // The keys of the record are kinds; Object.entries forgets it.
  const sendersByKind = Object.entries(senders) as [EffectKind, ChannelSender][]
  const underWay = new Map<EffectKind, Map<string, Promise<void>>>()
  const stopping = new AbortController()
  let isOpen = false
  let isWoken = false
  let cancelWake = () => {}
  let unfollow = () => {}

  // Many commits of one tick, and many attempts that end in it, need one look at the journal.
  function wake(): void {
    if (isWoken) return
    isWoken = true
    setImmediate(() => {
      isWoken = false
      if (isOpen) tryPump()
    })
  }

  function tryPump(): void {
    cancelWake()
    const now = clock.now()
    try {
      pump(now)
    } catch (error) {
      // Nobody waits for an answer here, so the fault would end the process; nothing was lost by it.
      log.error('The outbox could not be read. It is tried again.', error)
      cancelWake = clock.wakeAt(now + storePauseMs, wake)
    }
  }

  function pump(now: number): void {
    for (const [kind, sender] of sendersByKind) beginDue(kind, sender, now)
    // What is due already waits for a free place and is taken up when one is; the clock has to tell of later ones only.
    const next = journal.nextDeliveryAt(now)
    if (next !== null) cancelWake = clock.wakeAt(next, wake)
  }

  function beginDue(kind: EffectKind, sender: ChannelSender, now: number): void {
    const places = placesOf(kind)
    if (places.size >= concurrency) return
    for (const delivery of journal.dueDeliveries(now, concurrency, kind)) {
      if (places.size >= concurrency) return
      if (places.has(delivery.id)) continue
      const attempt = carryOut(delivery, sender).finally(() => {
        places.delete(delivery.id)
        wake()
      })
      places.set(delivery.id, attempt)
    }
  }

  function placesOf(kind: EffectKind): Map<string, Promise<void>> {
    const places = underWay.get(kind) ?? new Map<string, Promise<void>>()
    underWay.set(kind, places)
    return places
  }

  async function carryOut(delivery: DeliveryRecord, sender: ChannelSender): Promise<void> {
    // What was read may still be undone, and what has left the house may not.
    if (!(await isStored()) || stopping.signal.aborted) return
    const attempt = await tryOnce(delivery, sender)
    // Cut off by our own stop: no fault of the other side, and due again as it stands.
    if (stopping.signal.aborted && attempt.result === 'retry-later') return
    await recordAttempt({ delivery, attempt, at: clock.now() }, { journal, turns, clock, log }, stopping.signal)
  }

  const isStored = (): Promise<boolean> =>
    journal.stored().then(
      () => true,
      () => false,
    )

  async function tryOnce(delivery: DeliveryRecord, sender: ChannelSender): Promise<Attempt> {
    try {
      return await sender.send(delivery, stopping.signal)
    } catch (error) {
      log.error('A delivery could not be tried.', error, idsOf(delivery))
      return { result: 'retry-later', response: 'Runnel failed to try it. The log has the cause.' }
    }
  }

  async function idle(): Promise<void> {
    for (;;) {
      const attempts = [...underWay.values()].flatMap((places) => [...places.values()])
      if (attempts.length === 0) return
      await Promise.allSettled(attempts)
    }
  }

  return {
    start() {
      isOpen = true
      unfollow = turns.onScheduled(({ queued }) => queued && wake())
      wake()
    },
    async retry(id) {
      const queued = await turns.transact(({ tx, now }) => {
        const delivery = tx.delivery(id)
        if (!delivery) throw notFound('delivery with this id')
        if (isWaiting(delivery)) throw conflict('Nothing carries this out by itself. Do it, and say that it is done.')
        if (delivery.status === 'queued') throw conflict('This delivery is still being tried.')
        if (delivery.status === 'done') throw conflict('This was done by hand already.')
        if (delivery.status === 'sent') throw conflict('This delivery has arrived already.')
        const again = afterRetryByHand(delivery, now)
        tx.saveDelivery(again)
        return again
      })
      wake()
      return queued
    },
    done: (id) =>
      turns.transact(({ tx, now }) => {
        const delivery = tx.delivery(id)
        if (!delivery) throw notFound('delivery with this id')
        if (delivery.status === 'done') throw conflict('This was done already.')
        if (!isWaiting(delivery)) throw conflict('Only what waits for somebody can be done by hand.')
        const done = afterDoneByHand(delivery, now)
        tx.saveDelivery(done)
        return done
      }),
    idle,
    async stop(graceMs) {
      isOpen = false
      unfollow()
      cancelWake()
      const cancel = clock.wakeAt(clock.now() + graceMs, () => stopping.abort())
      await idle()
      cancel()
    },
  }
}

/** Nothing tries it: somebody has to see to it. */
const isWaiting = ({ status, nextAt }: DeliveryRecord): boolean => status === 'queued' && nextAt === null
