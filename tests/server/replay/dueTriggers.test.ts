import { expect, it } from 'vitest'
import { plansIn, replayJourneys } from '../../../server/replay/replayJourneys.ts'
import { compileSegments } from '../../../shared/segments/compileSegments.ts'
import { aFlow, rule } from '../../builders/aFlow.ts'
import { testServer } from '../../builders/testServer.ts'

const workspace = { timezone: 'UTC', currency: 'USD', mailFrom: 'shop@example.com' }
const dayMs = 24 * 3_600_000

it('brings the journeys that dates and schedules started again, each at its moment', async () => {
  const server = await testServer()
  const vips = { name: 'VIPs', rules: rule('customer.traits.vip', '=', true) }
  const { body } = await server.call('POST', '/api/segments', vips)
  await server.publish(aFlow().node('onDate', { field: 'customer.traits.birthday' }).delay('PT2H').exit().build())
  await server.publish(
    aFlow().node('onSchedule', { cron: '0 9 * * 3', zone: 'UTC', segmentId: body.id }).exit().build(),
  )
  await server.post('/v1/identify', { userId: 'ada', traits: { birthday: '2026-03-05', vip: true } })
  await server.advance(5 * dayMs)
  await server.track('ada', 'Product Viewed')

  const segments = compileSegments(server.library.segments())
  const again = replayJourneys('ada', { journal: server.journal, planOf: plansIn(server.library), workspace, segments })
  expect(again.map(({ rows }) => rows.map(({ again: step }) => `${step?.nodeId}:${step?.handle}`))).toEqual([
    ['onSchedule:out', 'exit:null'],
    ['onDate:out', 'delay:out', 'exit:null'],
  ])
  expect(again.map(({ isSame }) => isSame)).toEqual([true, true])
})
