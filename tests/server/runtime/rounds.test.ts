import { describe, expect, it } from 'vitest'
import type { JournalTransaction } from '../../../server/ports/journal.ts'
import { aFlow, rule } from '../../builders/aFlow.ts'
import { flowFile } from '../../builders/flows.ts'
import { manualClock } from '../../builders/manualClock.ts'
import { tempFolder } from '../../builders/tempFolder.ts'
import type { TestServer } from '../../builders/testServer.ts'
import { testServer } from '../../builders/testServer.ts'
import { untilKilled } from '../../builders/untilKilled.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

const birthday = { type: 'onDate', field: 'customer.traits.birthday', time: '10:00', repeat: 'yearly' }
const wishes = (data: object = {}) =>
  flowFile({ birthday: { ...birthday, ...data }, wait: never }, ['birthday:out>wait'])
const never = { type: 'wait', for: [{ id: 'yes', label: '', event: 'Never' }], timeout: 'P300D' }
const many = Array.from({ length: 250 }, (_, n) => `c${n}`)

const identify = (server: TestServer, customers: readonly string[], traits: object) =>
  server.post('/v1/batch', { batch: customers.map((userId) => ({ type: 'identify', userId, traits })) })

/** Who started, in the order in which they did. */
function whoStarted(server: TestServer, flowId: string): string[] {
  const started: string[] = []
  let cursor: string | null = null
  do {
    const page = server.journal.journeys({ flowId }, { limit: 200, ...(cursor === null ? {} : { cursor }) })
    started.push(...page.items.map(({ customerId }) => customerId))
    cursor = page.next
  } while (cursor !== null)
  return started.toReversed()
}

async function everyMonday(server: TestServer, settings: object = { reentry: 'always' }): Promise<string> {
  const { body } = await server.call('POST', '/api/segments', {
    name: 'VIPs',
    rules: rule('customer.traits.vip', '=', 'yes'),
  })
  await server.settle()
  return server.publish(
    aFlow(settings).node('onSchedule', { cron: '0 9 * * 1', zone: 'UTC', segmentId: body.id }).exit().build(),
  )
}

describe('dates of customers who were there before the flow', () => {
  it('are planned when it goes live, everybody’s, and start each of them once a year', async () => {
    const server = await testServer()
    await identify(server, many, { birthday: '1990-03-04' })
    const flowId = await server.publish(wishes())
    await server.settle()
    expect(server.journal.dueDates(Number.MAX_SAFE_INTEGER, 999)).toHaveLength(250)
    await server.advance(3 * dayMs)
    expect(whoStarted(server, flowId).sort()).toEqual(many.toSorted())
    await server.advance(300 * dayMs)
    expect(whoStarted(server, flowId)).toHaveLength(250)
  })

  it('are planned to the last one where the server was stopped in the middle of it', async () => {
    const server = await testServer()
    await identify(server, many, { birthday: '1990-03-04' })
    const flowId = await server.publish(wishes())
    server.clock.advance(0)
    await server.stop()
    const planned = server.clock.now()
    server.clock.advance(3 * dayMs)
    const after = await testServer({ dir: server.dir, clock: server.clock })
    await after.settle()
    expect(whoStarted(after, flowId).sort()).toEqual(many.toSorted())
    expect(after.journal.triggerClocks()).toMatchObject([{ since: planned, dueAt: null, position: null }])
  })

  it('follow the workspace’s zone where the customer has none', async () => {
    const server = await testServer()
    await identify(server, ['ada'], { birthday: '1990-03-04' })
    await identify(server, ['bea'], { birthday: '1990-03-04', timezone: 'Asia/Tokyo' })
    await server.publish(wishes())
    await server.settle()
    const dueAt = () =>
      server.journal.dueDates(Number.MAX_SAFE_INTEGER, 9).map(({ dueAt }) => new Date(dueAt).toISOString())
    expect(dueAt()).toEqual(['2026-03-04T01:00:00.000Z', '2026-03-04T10:00:00.000Z'])
    await server.call('PUT', '/api/settings', { timezone: 'America/New_York' })
    await server.settle()
    expect(dueAt()).toEqual(['2026-03-04T01:00:00.000Z', '2026-03-04T15:00:00.000Z'])
  })
})

describe('dates that fall due while the server is down', () => {
  it('start their journeys when it is back, in the order in which they were due', async () => {
    const before = await testServer()
    const flowId = await before.publish(wishes())
    await identify(before, ['third'], { birthday: '1990-03-06' })
    await identify(before, ['first'], { birthday: '1990-03-03' })
    await identify(before, ['second'], { birthday: '1990-03-04' })
    await identify(before, ['later'], { birthday: '1990-03-30' })
    await before.stop()
    before.clock.advance(7 * dayMs)
    const after = await testServer({ dir: before.dir, clock: before.clock })
    // What comes in before the dates are looked at must not make anything of them past.
    await identify(after, ['second'], { city: 'Berlin' })
    await after.settle()
    expect(whoStarted(after, flowId)).toEqual(['first', 'second', 'third'])
  })
})

describe('two customers who turn out to be one', () => {
  it('have the date that is left planned, and no other', async () => {
    const server = await testServer()
    const flowId = await server.publish(wishes())
    await server.post('/v1/identify', { anonymousId: 'a1', traits: { birthday: '1990-03-05' } })
    await identify(server, ['ada'], { birthday: '1990-03-04' })
    await server.post('/v1/alias', { previousId: 'a1', userId: 'ada' })
    expect(server.journal.dueDates(Number.MAX_SAFE_INTEGER, 9)).toHaveLength(1)
    await server.advance(30 * dayMs)
    expect(whoStarted(server, flowId)).toEqual(['ada'])
  })
})

describe('a customer who is erased', () => {
  it('starts no journey on their birthday', async () => {
    const server = await testServer()
    const flowId = await server.publish(wishes())
    await identify(server, ['ada'], { birthday: '1990-03-04' })
    await server.call('DELETE', '/api/customers/ada')
    await server.advance(30 * dayMs)
    expect([server.journal.customer('ada'), whoStarted(server, flowId)]).toEqual([null, []])
  })
})

describe('a schedule', () => {
  it('starts everyone in the segment, and nobody else', async () => {
    const server = await testServer()
    await identify(server, many, { vip: 'yes' })
    await identify(server, ['nobody'], { vip: 'no' })
    const flowId = await everyMonday(server)
    await server.advance(6 * dayMs + 23 * hourMs)
    expect(whoStarted(server, flowId)).toEqual([])
    await server.advance(hourMs)
    expect(whoStarted(server, flowId)).toEqual(many)
    await server.advance(7 * dayMs)
    expect(whoStarted(server, flowId)).toEqual([...many, ...many])
  })

  it('makes up once for all the rounds that were missed while the server was down', async () => {
    const before = await testServer()
    await identify(before, ['ada'], { vip: 'yes' })
    const flowId = await everyMonday(before)
    await before.stop()
    before.clock.advance(23 * dayMs)
    const after = await testServer({ dir: before.dir, clock: before.clock })
    await after.settle()
    expect(whoStarted(after, flowId)).toEqual(['ada'])
    await after.advance(4 * dayMs)
    expect(whoStarted(after, flowId)).toEqual(['ada'])
    await after.advance(dayMs)
    expect(whoStarted(after, flowId)).toEqual(['ada', 'ada'])
  })

  it('leaves out a customer whose journey throws, and holds up nobody for them', async () => {
    let isBroken = false
    const watched = (tx: JournalTransaction) =>
      new Proxy(tx, {
        get(target, name) {
          if (name !== 'openJourneys') return Reflect.get(target, name).bind(target)
          return (id: string) => {
            if (id === 'c249' && isBroken) throw new Error('a bug')
            return target.openJourneys(id)
          }
        },
      })
    const server = await testServer({
      wrapJournal: (journal) => ({ ...journal, transact: (unit) => journal.transact((tx) => unit(watched(tx))) }),
    })
    await identify(server, many, { vip: 'yes' })
    const flowId = await everyMonday(server)
    isBroken = true
    await server.advance(7 * dayMs)
    expect(whoStarted(server, flowId)).toEqual(many.slice(0, 249))
    expect(server.logged).toEqual(['A customer could not be started by a schedule, and is left out this time. a bug'])
    isBroken = false
    await server.advance(7 * dayMs)
    expect(whoStarted(server, flowId)).toHaveLength(249 + 250)
  })

  it('ends a round that is under way with the new version, where one is published', async () => {
    const server = await testServer()
    await identify(server, many, { vip: 'yes' })
    const flowId = await everyMonday(server)
    server.clock.advance(7 * dayMs)
    const published = await server.call('POST', `/api/flows/${flowId}/publish`)
    expect(published.status).toBe(200)
    await server.settle()
    expect(whoStarted(server, flowId)).toEqual(many)
  })
})

it('starts everybody once by a schedule and once by a date, though the server is killed again and again in the middle of it', async () => {
  const dir = await tempFolder()
  for (const commits of [1, 3, 5]) await untilKilled(new URL('./startThousands.ts', import.meta.url), [dir], commits)

  const server = await testServer({ dir, clock: manualClock(Date.parse('2026-03-03T09:00:00Z')) })
  const pointsOf = (n: number) => server.journal.customer(`c${n}`)?.rewards.points ?? 0
  const everybody = Array.from({ length: 2_000 }, (_, n) => n)
  // Kills that all came before the first or after the last would prove nothing.
  expect(everybody.filter((n) => pointsOf(n) > 0)).not.toEqual([])
  expect(everybody.filter((n) => pointsOf(n) < 101)).not.toEqual([])
  await server.settle()
  expect(everybody.filter((n) => pointsOf(n) !== 101)).toEqual([])
}, 60_000)
