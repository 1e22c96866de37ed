import { describe, expect, it } from 'vitest'
import { StoreUnavailable } from '../../../server/ports/journal.ts'
import { aFlow, rule } from '../../builders/aFlow.ts'
import type { TestServer } from '../../builders/testServer.ts'
import { testServer } from '../../builders/testServer.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

const buyers = { name: 'Buyers', rules: rule('customer.ordersCount', '>=', 1) }
const recent = { name: 'Recent', rules: rule('customer.lastOrderAt', 'inTheLast', 'P1D') }

async function made(server: TestServer, segment: object): Promise<string> {
  const { status, body } = await server.call('POST', '/api/segments', segment)
  expect(status).toBe(201)
  return body.id
}

const order = (server: TestServer, customer: string, orderId = 'o1') =>
  server.track(customer, 'Order Completed', { order_id: orderId })

const segmentsOf = (server: TestServer, customer: string) => server.journal.customer(customer)?.segments

const whoIsIn = (server: TestServer, segmentId: string) =>
  server.journal.customers({ segmentId }, { limit: 200 }).items.map(({ id }) => id)

/** Takes a flow live that holds everybody who enters, or leaves, a segment. */
const listenTo = (server: TestServer, segmentId: string, change: 'enter' | 'leave' = 'enter') =>
  server.publish(aFlow().node('onSegment', { segmentId, change }).wait('Never').build())

const whoStarted = (server: TestServer, flowId: string) =>
  server.journal.journeys({ flowId }, { limit: 200 }).items.map(({ customerId }) => customerId)

describe('a segment that is new', () => {
  it('takes in whom its rules match already, page after page, and starts no journeys for them', async () => {
    const server = await testServer()
    const many = Array.from({ length: 230 }, (_, n) => `c${n}`)
    for (const customer of many) await order(server, customer, customer)
    await server.track('visitor', 'Product Viewed')
    const id = await made(server, buyers)
    const flowId = await listenTo(server, id)
    await server.settle()
    expect(whoIsIn(server, id)).toHaveLength(200)
    expect(server.journal.segmentSize(id)).toBe(230)
    expect(segmentsOf(server, 'visitor')).toEqual([])
    expect(whoStarted(server, flowId)).toEqual([])
    expect((await server.call('GET', `/api/segments/${id}`)).body).toMatchObject({ customers: 230, isSettled: true })
  })

  it('starts a journey for whoever enters it from then on, also before everybody was sorted', async () => {
    const server = await testServer()
    await order(server, 'old', 'o1')
    await server.track('young', 'Product Viewed')
    // As long as it is stopped, nobody is sorted but in a turn of their own.
    await server.membership.stop()
    const id = await made(server, buyers)
    const flowId = await listenTo(server, id)
    await order(server, 'young', 'o2')
    await order(server, 'old', 'o3')
    await server.post('/v1/identify', { userId: 'old', traits: { city: 'Berlin' } })
    expect((await server.call('GET', `/api/segments/${id}`)).body).toMatchObject({ customers: 2, isSettled: false })
    server.membership.start()
    await server.settle()
    expect(whoStarted(server, flowId)).toEqual(['young'])
    expect(whoIsIn(server, id).toSorted()).toEqual(['old', 'young'])
  })

  it('takes in somebody nobody had heard of, and starts their journey', async () => {
    const server = await testServer()
    const id = await made(server, buyers)
    const flowId = await listenTo(server, id)
    await order(server, 'stranger')
    expect(whoStarted(server, flowId)).toEqual(['stranger'])
  })
})

describe('a segment whose rules are edited', () => {
  it('sorts everybody anew, and neither enters nor leaves start a journey', async () => {
    const server = await testServer()
    await order(server, 'ada', 'o1')
    await server.track('bob', 'Product Viewed')
    const id = await made(server, buyers)
    const [come, go] = [await listenTo(server, id), await listenTo(server, id, 'leave')]
    await server.settle()
    await server.call('PUT', `/api/segments/${id}`, { name: 'Visitors', rules: rule('customer.ordersCount', '=', 0) })
    await server.settle()
    expect(whoIsIn(server, id)).toEqual(['bob'])
    expect([whoStarted(server, come), whoStarted(server, go)]).toEqual([[], []])
    await order(server, 'bob', 'o2')
    expect([whoStarted(server, come), whoStarted(server, go)]).toEqual([[], ['bob']])
  })

  it('takes along the segments whose rules name it', async () => {
    const server = await testServer()
    await order(server, 'ada')
    const id = await made(server, { ...buyers, rules: rule('customer.ordersCount', '>=', 2) })
    const inside = await made(server, { name: 'Not buyers', rules: rule('customer.segments', 'doesNotContain', id) })
    await server.settle()
    expect(whoIsIn(server, inside)).toEqual(['ada'])
    await server.call('PUT', `/api/segments/${id}`, buyers)
    await server.settle()
    expect([whoIsIn(server, id), whoIsIn(server, inside)]).toEqual([['ada'], []])
  })

  it('is sorted to its end after a process that was killed in the middle', async () => {
    const before = await testServer()
    for (const customer of ['ada', 'bob']) await order(before, customer, customer)
    await before.settle()
    await before.stop()
    // What a killed process left: the file is there, and of the customers nobody was looked at.
    const { id } = await before.library.createSegment({ description: '', ...buyers })
    const after = await testServer({ dir: before.dir, clock: before.clock })
    await after.settle()
    expect(whoIsIn(after, id)).toEqual(['bob', 'ada'])
    await after.stop()
    await after.library.removeSegment(id)
    const last = await testServer({ dir: before.dir, clock: before.clock })
    await last.settle()
    expect(segmentsOf(last, 'ada')).toEqual([])
    expect(last.journal.settledSegments()).toEqual(new Map())
  })
})

describe('time alone', () => {
  it('takes people out of a segment within a quarter of an hour, and starts what listens to it', async () => {
    const server = await testServer()
    const id = await made(server, recent)
    const go = await listenTo(server, id, 'leave')
    await server.settle()
    await server.advance(5 * minuteMs)
    await order(server, 'ada')
    await server.advance(dayMs)
    expect(whoIsIn(server, id)).toEqual(['ada'])
    await server.advance(15 * minuteMs)
    expect([whoIsIn(server, id), whoStarted(server, go)]).toEqual([[], ['ada']])
    await server.advance(dayMs)
    expect(whoStarted(server, go)).toEqual(['ada'])
  })

  it('ends a wait for leaving the segment', async () => {
    const server = await testServer()
    const id = await made(server, recent)
    const flowId = await server.publish(
      aFlow()
        .node('onSegment', { segmentId: id, change: 'enter' })
        .node('wait', { for: [{ id: 'gone', when: rule('customer.segments', 'doesNotContain', id) }], timeout: 'P9D' })
        .build(),
    )
    await order(server, 'ada')
    await server.advance(dayMs + 15 * minuteMs)
    expect(server.journal.journeys({ flowId }, { limit: 1 }).items).toMatchObject([{ status: 'completed' }])
  })

  it('is caught up with at the start of a server that was down', async () => {
    const before = await testServer()
    const id = await made(before, recent)
    const go = await listenTo(before, id, 'leave')
    await order(before, 'ada')
    await before.settle()
    await before.stop()
    before.clock.advance(3 * dayMs)
    const after = await testServer({ dir: before.dir, clock: before.clock })
    await after.settle()
    expect([whoIsIn(after, id), whoStarted(after, go)]).toEqual([[], ['ada']])
  })

  it('is waited for by nobody where no segment goes by the clock', async () => {
    const server = await testServer()
    await made(server, buyers)
    await server.settle()
    expect(server.clock.nextAt()).toBeNull()
  })

  it('moves the others when the turn of one customer fails, and that one later', async () => {
    let isBroken = true
    const server = await testServer({
      wrapJournal: (journal) => ({
        ...journal,
        transact: (unit) =>
          journal.transact((tx) =>
            unit(
              new Proxy(tx, {
                get(target, name) {
                  if (name === 'openJourneys')
                    return (customerId: string) => {
                      if (customerId === 'ada' && isBroken) throw new Error('broken')
                      return target.openJourneys(customerId)
                    }
                  const member = Reflect.get(target, name)
                  return typeof member === 'function' ? member.bind(target) : member
                },
              }),
            ),
          ),
      }),
    })
    const id = await made(server, recent)
    isBroken = false
    for (const customer of ['ada', 'bob']) await order(server, customer, customer)
    isBroken = true
    await server.advance(dayMs + 15 * minuteMs)
    expect(whoIsIn(server, id)).toEqual(['ada'])
    expect(server.logged.some((line) => line.includes('could not be moved between segments'))).toBe(true)
    isBroken = false
    await server.advance(15 * minuteMs)
    expect(whoIsIn(server, id)).toEqual([])
  })
})

it('comes back to what it was doing when the store could not write for a while', async () => {
  let isFull = false
  const server = await testServer({
    wrapJournal: (journal) => ({
      ...journal,
      transact: (unit) => (isFull ? Promise.reject(new StoreUnavailable('full')) : journal.transact(unit)),
    }),
  })
  await order(server, 'ada')
  isFull = true
  const id = await made(server, buyers)
  await server.settle()
  expect(whoIsIn(server, id)).toEqual([])
  isFull = false
  await server.advance(1_000)
  await server.settle()
  expect(whoIsIn(server, id)).toEqual(['ada'])
})

it('brings nobody back to life who was erased before their turn came', async () => {
  const server = await testServer()
  const id = await made(server, { name: 'Everybody', rules: { combinator: 'and', rules: [] } })
  await server.track('ada', 'Product Viewed')
  expect(whoIsIn(server, id)).toEqual(['ada'])
  await server.call('DELETE', '/api/customers/ada')
  await server.turns.transact((unit) => unit.turn('ada', { kind: 'customer' }))
  await server.settle()
  expect(server.journal.customer('ada')).toBeNull()
  expect(server.journal.segmentSize(id)).toBe(0)
})

it('lets an anonymous visitor enter with the customer they turn out to be', async () => {
  const server = await testServer()
  const id = await made(server, { ...buyers, rules: rule('customer.ordersCount', '>=', 2) })
  const flowId = await listenTo(server, id)
  await server.post('/v1/track', { anonymousId: '1', event: 'Order Completed', properties: { order_id: 'o1' } })
  await order(server, 'ada', 'o2')
  await server.post('/v1/alias', { previousId: '1', userId: 'ada' })
  expect([whoIsIn(server, id), whoStarted(server, flowId)]).toEqual([['ada'], ['ada']])
})
