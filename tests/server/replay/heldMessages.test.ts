import { expect, it } from 'vitest'
import { plansIn, replayJourneys } from '../../../server/replay/replayJourneys.ts'
import { workspaceOf } from '../../../server/workspaceOf.ts'
import { aFlow } from '../../builders/aFlow.ts'
import { manualClock } from '../../builders/manualClock.ts'
import { testServer } from '../../builders/testServer.ts'

const hourMs = 3_600_000
const config = { TIMEZONE: 'UTC', CURRENCY: 'USD', MAIL_FROM: 'shop@example.com' }

it('holds a message again for the night and then for the cap, and lets it go when it went', async () => {
  const server = await testServer({ clock: manualClock(Date.UTC(2026, 2, 10, 10)) })
  await server.call('PUT', '/api/settings', {
    contactPolicy: {
      caps: [{ channel: 'email', max: 1, per: 'P1D' }],
      quietHours: [{ from: '21:00', to: '08:00', channels: ['email'] }],
    },
  })
  await server.publish(aFlow().on('Bought').email('Thanks').file())
  await server.publish(aFlow().on('Viewed').email('Look again', { onCap: 'hold' }).file())
  await server.post('/v1/identify', {
    userId: 'ada',
    traits: { email: 'ada@example.com', consent: { email: true } },
  })
  const replayed = () =>
    replayJourneys('ada', {
      journal: server.journal,
      planOf: plansIn(server.library),
      workspace: workspaceOf(server.library.settings(), config),
    })

  await server.track('ada', 'Bought')
  await server.advance(12 * hourMs)
  await server.track('ada', 'Viewed')
  await server.advance(11 * hourMs)
  // Held until 8:00 for the night, and then until 10:00 for the cap: it waits still.
  expect(replayed()).toMatchObject([{ isSame: true }, { isSame: true, end: { again: { status: 'waiting' } } }])
  await server.advance(11 * hourMs)
  // The window of a cap has both its ends in it.
  const nextDay = Date.UTC(2026, 2, 11, 10) + 1
  expect(replayed()).toMatchObject([
    { isSame: true },
    { isSame: true, rows: [{}, { again: { handle: 'out', leftAt: nextDay } }] },
  ])
})
