import { join } from 'node:path'
import { setImmediate as tick } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openJournal } from '../../server/adapters/sqlite/openJournal.ts'
import type { Attempt, ChannelSender } from '../../server/ports/channel.ts'
import type { DeliveryRecord, Journal } from '../../server/ports/journal.ts'
import { StoreUnavailable } from '../../server/ports/journal.ts'
import type { Outbox } from '../../server/runtime/outbox.ts'
import { createOutbox } from '../../server/runtime/outbox.ts'
import type { Turns, Unit } from '../../server/runtime/turns.ts'
import { newCustomer } from '../../shared/customer/customer.ts'
import type { Journey } from '../../shared/engine/journey.ts'
import type { Stimulus } from '../../shared/engine/stimulus.ts'
import { anEmail, aWebhook } from '../builders/aDelivery.ts'
import type { ManualClock } from '../builders/manualClock.ts'
import { manualClock } from '../builders/manualClock.ts'
import { tempFolder } from '../builders/tempFolder.ts'

const second = 1_000
const hour = 3_600 * second
const sent: Attempt = { result: 'sent', response: 'ok' }
const busy: Attempt = { result: 'retry-later', response: 'busy' }

interface Shop {
  clock: ManualClock
  journal: Journal
  outbox: Outbox
  /** The stimuli that journeys were given. */
  stimuli: Stimulus[]
  faults: string[]
  /** The tries so far, those before a crash included. */
  tried: { key: string; at: number }[]
  queue(...deliveries: DeliveryRecord[]): Promise<void>
  /** Resolves when nothing that is due is left to try. */
  settled(): Promise<void>
  /** Kills the process and starts another on the same file. */
  crash(send?: ChannelSender['send']): Shop
}

interface Given {
  send: ChannelSender['send']
  concurrency?: number
  /** What moving a journey does besides being noted. */
  onTurn?: () => void
}

async function openShop(given: Given): Promise<Shop> {
  return startShop(join(await tempFolder(), 'journal.sqlite'), manualClock(), given)
}

function startShop(
  file: string,
  clock: ManualClock,
  { send, concurrency = 4, onTurn = () => {} }: Given,
  tried: Shop['tried'] = [],
): Shop {
  const journal = openJournal({ file, clock })
  const stimuli: Stimulus[] = []
  const faults: string[] = []
  let queued = () => {}
  const turns: Turns = {
    transact: (work) => journal.transact((tx) => work({ tx, now: clock.now(), turn: moveJourney(tx) })),
    onScheduled(listen) {
      queued = () => listen({ timerAt: null, queued: true })
      return () => {}
    },
  }
  const sender: ChannelSender = {
    send(delivery, signal) {
      tried.push({ key: delivery.key, at: clock.now() })
      return send(delivery, signal)
    },
    describe: () => ({ ready: true, text: '' }),
  }
  const outbox = createOutbox({
    journal,
    turns,
    clock,
    concurrency,
    senders: { email: sender, webhook: sender },
    log: { debug() {}, info() {}, warn() {}, error: (message) => faults.push(message) },
  })
  let isKilled = false
  const kill = () => {
    if (isKilled) return
    isKilled = true
    journal.close()
    // A process that was killed reads and writes no more.
    Object.assign(journal, {
      dueDeliveries: () => [],
      nextDeliveryAt: () => null,
      transact: () => new Promise(() => {}),
    })
  }
  onTestFinished(kill)
  outbox.start()

  // Stands in for the engine: notes the stimulus and lets the journey go on from the node that parked.
  function moveJourney(tx: Unit['tx']): Unit['turn'] {
    return (customerId, stimulus) => {
      stimuli.push(stimulus)
      const journey = tx.openJourneys(customerId)[0]
      if (journey) tx.saveJourney({ ...journey, status: 'completed', position: null, endedAt: clock.now() })
      onTurn()
      return {
        customer: newCustomer(customerId, 0),
        events: [],
        journeys: [],
        steps: [],
        outgoing: [],
        assignments: [],
        notEntered: [],
      }
    }
  }

  return {
    clock,
    journal,
    outbox,
    stimuli,
    faults,
    tried,
    async queue(...deliveries) {
      await journal.transact((tx) => {
        for (const { id, ...delivery } of deliveries) {
          if (!tx.customer(delivery.customerId)) tx.saveCustomer(newCustomer(delivery.customerId, 0))
          if (!tx.journey(delivery.journeyId)) tx.saveJourney(parkedFor(delivery, tx.newJourneyId()))
          tx.addDelivery(delivery)
        }
      })
      queued()
    },
    async settled() {
      do {
        await tick()
        await outbox.idle()
      } while (journal.dueDeliveries(clock.now(), 1).length > 0)
      await tick()
    },
    crash(nextSend = send) {
      kill()
      return startShop(file, clock, { send: nextSend, concurrency, onTurn }, tried)
    },
  }
}

/** A journey that waits for the first webhook of its kind, `j1/node/1`. */
function parkedFor(
  { customerId, flowId, journeyId, key, kind, createdAt }: Omit<DeliveryRecord, 'id'>,
  newId: string,
): Journey {
  return {
    id: newId === journeyId ? newId : journeyId,
    flowId,
    version: 1,
    customerId,
    key: null,
    status: 'waiting',
    triggerId: 'ordered',
    event: null,
    startedAt: createdAt,
    endedAt: null,
    endReason: null,
    outcome: null,
    goalUntil: null,
    converted: null,
    position: {
      nodeId: 'node',
      visit: 1,
      seq: 1,
      enteredAt: createdAt,
      dueAt: null,
      delivery: kind === 'webhook' ? key : null,
      state: null,
      noted: null,
      why: [],
      effects: [],
    },
    visits: { node: 1 },
    variants: {},
    events: {},
    steps: 2,
  }
}

const all = (journal: Journal): DeliveryRecord[] => journal.deliveries({}, { limit: 200 }).items
const only = (journal: Journal): DeliveryRecord => {
  const [delivery, ...others] = all(journal)
  if (!delivery || others.length > 0) throw new Error('There should be one delivery.')
  return delivery
}

describe('a delivery', () => {
  it('is carried out once when all goes well', async () => {
    const shop = await openShop({ send: async () => sent })
    await shop.queue(anEmail())
    await shop.settled()
    shop.clock.advance(48 * hour)
    await shop.settled()
    expect(shop.tried).toMatchObject([{ key: 'j1/node/1' }])
    expect(only(shop.journal)).toMatchObject({
      status: 'sent',
      nextAt: null,
      attempts: [{ at: anEmail().createdAt, result: 'sent', response: 'ok' }],
    })
  })

  it('is tried twelve times with growing pauses from about a second to about six hours, then given up', async () => {
    const shop = await openShop({ send: async () => busy })
    await shop.queue(anEmail())
    await shop.settled()
    while (shop.clock.advanceToNext()) await shop.settled()
    const pauses = shop.tried.slice(1).map(({ at }, index) => at - (shop.tried[index]?.at ?? 0))
    expect(pauses).toHaveLength(11)
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
    expect(pauses[0]).toBeGreaterThanOrEqual(0.8 * second)
    expect(pauses[0]).toBeLessThanOrEqual(1.2 * second)
    expect(pauses[10]).toBeGreaterThanOrEqual(0.8 * 6 * hour)
    expect(pauses[10]).toBeLessThanOrEqual(1.2 * 6 * hour)
    expect(only(shop.journal)).toMatchObject({ status: 'given-up', nextAt: null })
    expect(only(shop.journal).attempts).toHaveLength(12)
  })

  it('rests for other times than the next one that failed with it', async () => {
    const shop = await openShop({ send: async () => busy })
    await shop.queue(...[1, 2, 3, 4].map((visit) => anEmail({}, visit)))
    await shop.settled()
    expect(new Set(all(shop.journal).map(({ nextAt }) => nextAt)).size).toBe(4)
  })

  it('rests as long as the other side asks, within a second and a day', async () => {
    const asked = [90 * second, 0, 400 * 24 * hour]
    const shop = await openShop({ send: async () => ({ ...busy, afterMs: asked.shift() ?? 0 }) })
    await shop.queue(anEmail())
    const rests: number[] = []
    for (let round = 0; round < 3; round += 1) {
      await shop.settled()
      rests.push((only(shop.journal).nextAt ?? 0) - shop.clock.now())
      shop.clock.advanceToNext()
    }
    expect(rests).toEqual([90 * second, second, 24 * hour])
  })

  it('is given up at once for a permanent fault', async () => {
    const shop = await openShop({ send: async () => ({ result: 'give-up', response: 'no such user' }) })
    await shop.queue(anEmail())
    await shop.settled()
    expect(only(shop.journal)).toMatchObject({
      status: 'given-up',
      nextAt: null,
      attempts: [{ response: 'no such user' }],
    })
  })

  it('that there was nowhere to send stays not sent', async () => {
    const shop = await openShop({ send: async () => ({ result: 'not-sent', response: 'no server' }) })
    await shop.queue(anEmail())
    await shop.settled()
    shop.clock.advance(48 * hour)
    await shop.settled()
    expect(only(shop.journal)).toMatchObject({ status: 'not-sent', nextAt: null })
    expect(only(shop.journal).attempts).toHaveLength(1)
  })

  it('is not lost when its sender breaks', async () => {
    let tries = 0
    const send = async () => {
      tries += 1
      if (tries === 1) throw new Error('bug')
      return sent
    }
    const shop = await openShop({ send })
    await shop.queue(anEmail())
    await shop.settled()
    expect(shop.faults).toHaveLength(1)
    shop.clock.advanceToNext()
    await shop.settled()
    expect(only(shop.journal).status).toBe('sent')
  })

  it('of an erased customer leaves nothing behind', async () => {
    const gate = Promise.withResolvers<Attempt>()
    const shop = await openShop({ send: () => gate.promise })
    await shop.queue(anEmail())
    await tick()
    await shop.journal.transact((tx) => tx.erase('ada'))
    gate.resolve(sent)
    await shop.settled()
    expect(all(shop.journal)).toEqual([])
    expect(shop.faults).toEqual([])
  })
})

describe('a retry by hand', () => {
  it('begins another twelve tries and keeps what was tried before', async () => {
    let isBroken = true
    const shop = await openShop({ send: async () => (isBroken ? { result: 'give-up', response: 'gone' } : busy) })
    await shop.queue(anEmail())
    await shop.settled()
    isBroken = false
    expect(await shop.outbox.retry(only(shop.journal).id)).toMatchObject({ status: 'queued', nextAt: shop.clock.now() })
    await shop.settled()
    while (shop.clock.advanceToNext()) await shop.settled()
    const results = only(shop.journal).attempts.map(({ result }) => result)
    expect(results).toEqual(['give-up', 'by-hand', ...Array.from({ length: 12 }, () => 'retry-later')])
  })

  it('is refused for a delivery that is under way, arrived, or is not there', async () => {
    const shop = await openShop({ send: async () => (only(shop.journal).attempts.length === 0 ? busy : sent) })
    await shop.queue(anEmail())
    await shop.settled()
    const { id } = only(shop.journal)
    await expect(shop.outbox.retry(id)).rejects.toMatchObject({ code: 'conflict' })
    shop.clock.advanceToNext()
    await shop.settled()
    await expect(shop.outbox.retry(id)).rejects.toMatchObject({ code: 'conflict' })
    await expect(shop.outbox.retry('zzzz')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a journey that parks for its webhook', () => {
  it.each([
    ['goes on when it arrived', sent, true],
    ['goes on by its failed handle when it was given up', { result: 'give-up', response: 'HTTP 410' } as const, false],
    [
      'goes on by its failed handle when there was nowhere to send it',
      { result: 'not-sent', response: 'demo' } as const,
      false,
    ],
  ])('%s', async (_, attempt, succeeded) => {
    const shop = await openShop({ send: async () => attempt })
    await shop.queue(aWebhook())
    await shop.settled()
    expect(shop.stimuli).toEqual([
      { kind: 'delivery', journeyId: 'j1', key: 'j1/node/1', succeeded, detail: attempt.response },
    ])
    expect(shop.journal.journey('j1')?.status).toBe('completed')
  })

  it('stays while it is tried again, and hears of it once', async () => {
    const answers = [busy, busy, sent]
    const shop = await openShop({ send: async () => answers.shift() ?? sent })
    await shop.queue(aWebhook())
    await shop.settled()
    expect(shop.stimuli).toEqual([])
    while (shop.clock.advanceToNext()) await shop.settled()
    expect(shop.stimuli).toHaveLength(1)
  })

  it('does not move again when a webhook that it gave up on arrives after a retry by hand', async () => {
    const answers: Attempt[] = [{ result: 'give-up', response: 'HTTP 404' }, sent]
    const shop = await openShop({ send: async () => answers.shift() ?? sent })
    await shop.queue(aWebhook())
    await shop.settled()
    await shop.outbox.retry(only(shop.journal).id)
    await shop.settled()
    expect(only(shop.journal).status).toBe('sent')
    expect(shop.stimuli).toMatchObject([{ succeeded: false }])
  })

  it('is not asked about a mail, for which nobody parks', async () => {
    const shop = await openShop({ send: async () => sent })
    await shop.queue(anEmail())
    await shop.settled()
    expect(shop.stimuli).toEqual([])
  })

  it('moves together with its delivery or not at all, and the webhook is not sent again when the move fails', async () => {
    const onTurn = () => {
      throw new Error('bug in a turn')
    }
    const shop = await openShop({ send: async () => sent, onTurn })
    await shop.queue(aWebhook())
    await tick()
    while (all(shop.journal)[0]?.status === 'queued') {
      shop.clock.advanceToNext()
      await tick()
    }
    await shop.settled()
    expect(shop.tried).toHaveLength(1)
    expect(shop.journal.journey('j1')?.status).toBe('waiting')
    expect(shop.faults).toHaveLength(1)
  })
})

describe('a crash', () => {
  it('in the middle of an attempt makes the delivery due again, with the same key', async () => {
    const first = await openShop({ send: () => new Promise(() => {}) })
    await first.queue(aWebhook())
    await tick()
    const second = first.crash(async () => sent)
    await second.settled()
    expect(second.tried.map(({ key }) => key)).toEqual(['j1/node/1', 'j1/node/1'])
    expect(only(second.journal)).toMatchObject({ status: 'sent', attempts: [{ result: 'sent' }] })
    expect(second.stimuli).toHaveLength(1)
  })

  it('after the end of a delivery repeats neither the attempt nor the move of its journey', async () => {
    const first = await openShop({ send: async () => sent })
    await first.queue(aWebhook())
    await first.settled()
    const second = first.crash(() => Promise.reject(new Error('It was sent before.')))
    await second.settled()
    expect(second.stimuli).toEqual([])
    expect(second.journal.journey('j1')?.status).toBe('completed')
  })
})

describe('the outbox', () => {
  it('tries no more at a time than it may, and lets no kind hold up another', async () => {
    let underWay = 0
    let most = 0
    const gate = Promise.withResolvers<Attempt>()
    const send = async ({ kind }: DeliveryRecord) => {
      if (kind === 'webhook') return sent
      underWay += 1
      most = Math.max(most, underWay)
      const attempt = await gate.promise
      underWay -= 1
      return attempt
    }
    const shop = await openShop({ send, concurrency: 3 })
    await shop.queue(
      ...Array.from({ length: 20 }, (_, index) => anEmail({}, index + 1)),
      aWebhook({}, 21),
      aWebhook({}, 22),
    )
    while (shop.journal.deliveries({ status: 'sent' }, { limit: 50 }).items.length < 2) await tick()
    expect(underWay).toBe(3)
    gate.resolve(sent)
    await shop.settled()
    expect(most).toBe(3)
    expect(all(shop.journal).every(({ status }) => status === 'sent')).toBe(true)
  })

  it('does not try again what is under way when others are queued', async () => {
    const gate = Promise.withResolvers<Attempt>()
    const shop = await openShop({ send: ({ key }) => (key === 'j1/node/1' ? gate.promise : Promise.resolve(sent)) })
    await shop.queue(anEmail({}, 1))
    await tick()
    await shop.queue(anEmail({}, 2))
    while (shop.journal.deliveries({ status: 'sent' }, { limit: 5 }).items.length === 0) await tick()
    gate.resolve(sent)
    await shop.settled()
    expect(shop.tried.map(({ key }) => key)).toEqual(['j1/node/1', 'j1/node/2'])
  })

  it('survives a journal that cannot be read, and looks again', async () => {
    const shop = await openShop({ send: async () => sent })
    const { dueDeliveries } = shop.journal
    shop.journal.dueDeliveries = () => {
      throw new Error('disk I/O error')
    }
    await shop.queue(anEmail())
    await tick()
    await tick()
    expect(shop.faults).toContain('The outbox could not be read. It is tried again.')

    shop.journal.dueDeliveries = dueDeliveries
    shop.clock.advance(second)
    await shop.settled()
    expect(shop.tried).toHaveLength(1)
  })

  it('keeps what came of an attempt while the disk is full, and sends nothing twice', async () => {
    const shop = await openShop({ send: async () => sent })
    await shop.queue(anEmail())
    const { transact } = shop.journal
    let refusals = 3
    shop.journal.transact = (unit) =>
      refusals-- > 0 ? Promise.reject(new StoreUnavailable('disk full')) : transact(unit)
    while (refusals >= 0) {
      await tick()
      shop.clock.advanceToNext()
    }
    await shop.settled()
    expect(shop.tried).toHaveLength(1)
    expect(only(shop.journal).status).toBe('sent')
    expect(shop.faults).toEqual([])
  })

  it('lets attempts end when it stops, and begins no more', async () => {
    const gate = Promise.withResolvers<Attempt>()
    const shop = await openShop({ send: () => gate.promise, concurrency: 1 })
    await shop.queue(anEmail({}, 1), anEmail({}, 2))
    await tick()
    const stopped = shop.outbox.stop(10 * second)
    gate.resolve(sent)
    await stopped
    await tick()
    expect(shop.tried).toHaveLength(1)
    expect(
      all(shop.journal)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['queued', 'sent'])
  })

  it('cuts off at its stop what takes too long, and has it due again at the next start', async () => {
    const begun = Promise.withResolvers<void>()
    const send: ChannelSender['send'] = (_, signal) => {
      begun.resolve()
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve({ ...busy, response: 'aborted' })))
    }
    const shop = await openShop({ send })
    await shop.queue(anEmail())
    await begun.promise
    const stopped = shop.outbox.stop(10 * second)
    shop.clock.advance(10 * second)
    await stopped
    expect(only(shop.journal)).toMatchObject({ status: 'queued', attempts: [] })
    const next = shop.crash(async () => sent)
    await next.settled()
    expect(only(next.journal).status).toBe('sent')
  })
})
