import { expect, it } from 'vitest'
import { readSettings } from '../../../server/adapters/lowdb/settings.ts'
import type { CustomerJourneyAnswer } from '../../../shared/api/journeyAnswers.ts'
import { instantToIso } from '../../../shared/engine/calendar.ts'
import { aFlow } from '../../builders/aFlow.ts'
import { manualClock } from '../../builders/manualClock.ts'
import type { TestServer } from '../../builders/testServer.ts'
import { testServer } from '../../builders/testServer.ts'

const noon = Date.UTC(2026, 2, 10, 12)
const daily = { caps: [{ channel: 'email', max: 1, per: 'P1D' }], quietHours: [] }
const night = { caps: [], quietHours: [{ from: '21:00', to: '08:00', channels: ['email'] }] }
const ada = { userId: 'ada', traits: { email: 'ada@example.com', consent: { email: true } } }

const declare = (server: TestServer, contactPolicy: unknown) => server.call('PUT', '/api/settings', { contactPolicy })

it('is none until somebody declares one, and is kept beside the other settings', async () => {
  const server = await testServer()
  expect((await server.call('GET', '/api/settings')).body.contactPolicy).toEqual({ caps: [], quietHours: [] })
  expect((await declare(server, night)).body.contactPolicy).toEqual(night)
  const other = await server.call('PUT', '/api/settings', { timezone: 'Europe/Berlin' })
  expect(other.body).toMatchObject({ timezone: 'Europe/Berlin', contactPolicy: night })
  const kept = await readSettings(`${server.dir}/library/settings.json`)
  expect(kept.data.contactPolicy).toEqual(night)
})

it('is refused with the path of every problem, and nothing changes', async () => {
  const server = await testServer()
  const { status, body } = await declare(server, {
    caps: [{ channel: 'fax', max: 0, per: 'a week' }],
    quietHours: [{ from: '9pm', to: '08:00' }],
  })
  expect(status).toBe(422)
  expect(body.errors.map(({ path }: { path: string }) => path)).toEqual([
    'contactPolicy.caps.0.channel',
    'contactPolicy.caps.0.max',
    'contactPolicy.caps.0.per',
    'contactPolicy.quietHours.0.from',
  ])
  expect(server.library.settings().contactPolicy).toEqual({ caps: [], quietHours: [] })
})

it('is in force for the next event after it was declared', async () => {
  const server = await testServer({ clock: manualClock(noon) })
  await server.publish(aFlow().on('Bought').email().file())
  await server.post('/v1/identify', ada)
  const statuses = async () => {
    await server.track('ada', 'Bought')
    const journeys = server.journal.journeys({ customerId: 'ada' }, { limit: 1 }).items
    return journeys.flatMap(({ id }) => server.journal.steps(id)).flatMap(({ effects }) => effects)
  }
  expect(await statuses()).toMatchObject([{ status: 'would-send' }])
  expect(await statuses()).toMatchObject([{ status: 'would-send' }])
  await declare(server, daily)
  expect(await statuses()).toMatchObject([{ status: 'skipped', reason: 'frequency-cap' }])
  await declare(server, { caps: [], quietHours: [] })
  expect(await statuses()).toMatchObject([{ status: 'would-send' }])
})

it('tells of each journey of a customer what was left out, when and why', async () => {
  const clock = manualClock(noon)
  const server = await testServer({ clock })
  await declare(server, daily)
  await server.publish(aFlow().on('Bought').email().file())
  await server.post('/v1/identify', ada)
  await server.track('ada', 'Bought')
  await server.advance(60_000)
  await server.track('ada', 'Bought')
  const { items } = (await server.call('GET', '/api/customers/ada/journeys')).body
  expect(items.map(({ leftOut }: CustomerJourneyAnswer) => leftOut)).toMatchObject([
    [{ at: instantToIso(clock.now()), nodeLabel: 'Email', effect: { kind: 'email', reason: 'frequency-cap' } }],
    [],
  ])
})

it('holds a mail for the morning, shows when it goes, and sends it once', async () => {
  const server = await testServer({ clock: manualClock(Date.UTC(2026, 2, 10, 22)) })
  await declare(server, night)
  await server.publish(aFlow().on('Bought').email().file())
  await server.post('/v1/identify', ada)
  await server.track('ada', 'Bought')
  await server.settle()
  const journeys = await server.call('GET', '/api/customers/ada/journeys')
  const [{ id, until }] = journeys.body.items
  expect(until).toBe('2026-03-11T08:00:00.000Z')
  const { steps } = (await server.call('GET', `/api/journeys/${id}`)).body
  expect(steps[1]).toMatchObject({
    handle: null,
    effects: [{ status: 'held', reason: 'quiet-hours', couldGoAt: until }],
  })
  expect(steps[1].says.at(-1)).toContain('held: quiet hours from 21:00 to 08:00')
  expect((await server.call('GET', '/api/deliveries')).body.items).toEqual([])
  await server.advance(10 * 3_600_000)
  const sent = (await server.call('GET', '/api/deliveries')).body.items
  expect(sent).toMatchObject([{ customerId: 'ada', kind: 'email', createdAt: until }])
  await server.advance(48 * 3_600_000)
  expect((await server.call('GET', '/api/deliveries')).body.items).toHaveLength(1)
})

it('counts what a stored customer really got when a preview is asked', async () => {
  const server = await testServer({ clock: manualClock(noon) })
  const flow = aFlow().on('Bought').email().file()
  await server.publish(flow)
  await server.post('/v1/identify', ada)
  await server.track('ada', 'Bought')
  await declare(server, daily)
  const effects = async (given: object) => {
    const { body } = await server.call('POST', '/api/preview', {
      flow,
      given: { event: { event: 'Bought' }, ...given },
    })
    return body.steps.flatMap((step: { effects: unknown[] }) => step.effects)
  }
  expect(await effects({ customerId: 'ada' })).toMatchObject([
    { status: 'skipped', reason: 'frequency-cap', couldGoAt: instantToIso(noon + 86_400_001) },
  ])
  expect(await effects({ customerId: 'ada', at: '2026-03-09T09:00:00Z' })).toMatchObject([{ status: 'would-send' }])
  const fresh = { id: 'new', traits: { email: 'new@example.com' }, consent: { email: true } }
  expect(await effects({ customer: fresh })).toMatchObject([{ status: 'would-send' }])
})
