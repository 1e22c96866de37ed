import { describe, expect, it } from 'vitest'
import type { Journal, JournalTransaction } from '../../../server/ports/journal.ts'
import { StoreUnavailable } from '../../../server/ports/journal.ts'
import { flowFile, greetingNextDay } from '../../builders/flows.ts'
import type { TestServer } from '../../builders/testServer.ts'
import { testServer } from '../../builders/testServer.ts'

const dayMs = 24 * 3_600_000

const journeysOf = async (server: TestServer, flowId: string) =>
  (await server.call('GET', `/api/flows/${flowId}/counts`)).body.journeys

describe('a delay', () => {
  it('ends at its moment, and not before', async () => {
    const server = await testServer()
    const id = await server.publish(greetingNextDay())
    await server.track('ada', 'Signed Up')
    await server.advance(dayMs - 1)
    expect(await journeysOf(server, id)).toMatchObject({ waiting: 1, completed: 0 })
    await server.advance(1)
    expect(await journeysOf(server, id)).toMatchObject({ waiting: 0, completed: 1 })
  })

  it('that begins while the server sleeps until a later one wakes it in time', async () => {
    const server = await testServer()
    const late = await server.publish(greetingNextDay())
    const soon = await server.publish(
      flowFile({ in: { type: 'onEvent', event: 'Viewed' }, d: { type: 'delay', for: 'PT1M' }, out: { type: 'exit' } }, [
        'in:out>d',
        'd:out>out',
      ]),
    )
    await server.track('ada', 'Signed Up')
    await server.settle()
    await server.track('ada', 'Viewed')
    await server.advance(60_000)
    expect(await journeysOf(server, soon)).toMatchObject({ completed: 1 })
    expect(await journeysOf(server, late)).toMatchObject({ waiting: 1 })
  })
})

describe('after downtime', () => {
  it('what fell due is caught up in the order in which it was due', async () => {
    const before = await testServer()
    await before.publish(greetingNextDay())
    for (const customer of ['first', 'second', 'third']) {
      await before.post('/v1/identify', { userId: customer, traits: { email: `${customer}@example.com` } })
      before.clock.advance(1_000)
      await before.track(customer, 'Signed Up')
    }
    await before.stop()

    before.clock.advance(3 * dayMs)
    const after = await testServer({ dir: before.dir, clock: before.clock })
    await after.settle()
    const { body } = await after.call('GET', '/api/mailbox')
    expect(body.items.map(({ customerId }: { customerId: string }) => customerId)).toEqual(['third', 'second', 'first'])
  })

  it('an archive that was cut short is ended, and a resume too', async () => {
    const before = await testServer()
    const archived = await before.publish(greetingNextDay())
    const resumed = await before.publish({ ...greetingNextDay(), name: 'Another' })
    await before.track('ada', 'Signed Up')
    await before.call('POST', `/api/flows/${resumed}/pause`)
    // As if the process had been killed right after the library had it.
    await before.library.setStatus(archived, 'archived', before.clock.now())
    await before.library.setStatus(resumed, 'live', before.clock.now())
    await before.stop()

    const after = await testServer({ dir: before.dir, clock: before.clock })
    expect(await journeysOf(after, archived)).toMatchObject({ waiting: 0, exited: 1 })
    await after.advance(dayMs)
    expect(await journeysOf(after, resumed)).toMatchObject({ waiting: 0, completed: 1 })
  })
})

describe('a timer that fails', () => {
  /** A journal that throws whenever a unit asks for one customer, while `isBroken` says so. */
  const failingFor = (customerId: string, isBroken: () => boolean, error: () => Error) => (journal: Journal) => {
    const watched = (tx: JournalTransaction) =>
      new Proxy(tx, {
        get(target, name) {
          if (name !== 'customer') return Reflect.get(target, name).bind(target)
          return (id: string) => {
            if (id === customerId && isBroken()) throw error()
            return target.customer(id)
          }
        },
      })
    return {
      ...journal,
      transact: <T>(unit: (tx: JournalTransaction) => T) => journal.transact((tx) => unit(watched(tx))),
    }
  }

  it('is logged once, holds up nobody, and is tried again later', async () => {
    let isBroken = false
    const server = await testServer({
      wrapJournal: failingFor(
        'poison',
        () => isBroken,
        () => new Error('a bug'),
      ),
    })
    const id = await server.publish(greetingNextDay())
    await server.track('poison', 'Signed Up')
    server.clock.advance(1)
    await server.track('ada', 'Signed Up')
    isBroken = true
    await server.advance(dayMs + 10 * 60_000)
    expect(await journeysOf(server, id)).toMatchObject({ waiting: 1, completed: 1 })
    expect(server.logged).toEqual(['A timer could not be taken up. It is tried again later. a bug'])
    isBroken = false
    await server.advance(3_600_000)
    expect(await journeysOf(server, id)).toMatchObject({ waiting: 0, completed: 2 })
  })

  it('for want of a disk is tried again within seconds', async () => {
    let isFull = false
    const server = await testServer({
      wrapJournal: failingFor(
        'ada',
        () => isFull,
        () => new StoreUnavailable('The disk is full.'),
      ),
    })
    const id = await server.publish(greetingNextDay())
    await server.track('ada', 'Signed Up')
    isFull = true
    await server.advance(dayMs)
    expect(await journeysOf(server, id)).toMatchObject({ waiting: 1 })
    isFull = false
    await server.advance(2_000)
    expect(await journeysOf(server, id)).toMatchObject({ completed: 1 })
  })
})

describe('a journal that cannot be read for a moment', () => {
  it('holds up the timers no longer than that', async () => {
    let isBroken = false
    const server = await testServer({
      wrapJournal: (journal) => ({
        ...journal,
        nextTimerAt() {
          if (isBroken) throw new Error('disk I/O error')
          return journal.nextTimerAt()
        },
      }),
    })
    const id = await server.publish(greetingNextDay())
    await server.track('ada', 'Signed Up')
    server.clock.advance(60_000)
    await server.track('bea', 'Signed Up')
    isBroken = true
    await server.advance(dayMs - 60_000)
    expect(server.logged).toContain('The timers could not be read. They are tried again. disk I/O error')
    isBroken = false
    await server.advance(60_000)
    expect(await journeysOf(server, id)).toMatchObject({ waiting: 0, completed: 2 })
  })
})

describe('a timer of somebody who was erased meanwhile', () => {
  it('brings nobody back', async () => {
    const server = await testServer()
    await server.publish(greetingNextDay())
    await server.track('ada', 'Signed Up')
    const [timer] = server.journal.dueTimers(Number.MAX_SAFE_INTEGER, 1)
    await server.call('DELETE', '/api/customers/ada')
    const journeyId = timer?.journeyId ?? ''
    await server.turns.transact((unit) => unit.turn('ada', { kind: 'timer', journeyId }))
    expect(server.journal.customer('ada')).toBeNull()
  })
})

describe('five thousand timers of one instant', { timeout: 60_000 }, () => {
  it('leave room for the events that come in meanwhile', async () => {
    const server = await testServer()
    const id = await server.publish(greetingNextDay())
    for (let batch = 0; batch < 2; batch++) {
      const items = Array.from({ length: 2_500 }, (_, index) => ({
        type: 'track',
        userId: `c${batch}-${index}`,
        event: 'Signed Up',
      }))
      await server.post('/v1/batch', { batch: items })
    }
    server.clock.advance(dayMs)
    await server.track('late', 'Product Viewed')
    expect((await journeysOf(server, id)).waiting).toBeGreaterThan(2_500)
    await server.settle()
    expect(await journeysOf(server, id)).toMatchObject({ waiting: 0, completed: 5_000 })
  })
})
