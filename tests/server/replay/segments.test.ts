import { expect, it } from 'vitest'
import { plansIn, replayJourneys } from '../../../server/replay/replayJourneys.ts'
import { compileSegments } from '../../../shared/segments/compileSegments.ts'
import { aFlow, rule } from '../../builders/aFlow.ts'
import { testServer } from '../../builders/testServer.ts'

const workspace = { timezone: 'UTC', currency: 'USD', mailFrom: 'shop@example.com' }
const hourMs = 3_600_000

it('brings the journeys that segments started and moved again, by events and by the clock', async () => {
  const server = await testServer()
  const make = async (name: string, rules: object) =>
    (await server.call('POST', '/api/segments', { name, rules })).body.id as string
  const buyers = await make('Buyers', rule('customer.ordersCount', '>=', 1))
  const recent = await make('Recent', rule('customer.lastOrderAt', 'inTheLast', 'P1D'))

  await server.publish(
    aFlow()
      .node('onSegment', { segmentId: buyers, change: 'enter' })
      .node('wait', {
        for: [{ id: 'gone', when: rule('customer.segments', 'doesNotContain', recent) }],
        timeout: 'P9D',
      })
      .from('wait', 'gone')
      .exit()
      .build(),
  )
  await server.publish(aFlow().node('onSegment', { segmentId: recent, change: 'leave' }).delay('PT2H').exit().build())
  await server.track('ada', 'Product Viewed')
  await server.track('ada', 'Order Completed', { order_id: 'o1' })
  await server.advance(30 * hourMs)
  await server.track('ada', 'Order Completed', { order_id: 'o2' })
  await server.advance(25 * hourMs)

  const segments = compileSegments(server.library.segments())
  const again = replayJourneys('ada', { journal: server.journal, planOf: plansIn(server.library), workspace, segments })
  expect(again.map(({ rows }) => rows.map(({ again: step }) => `${step?.nodeId}:${step?.handle}`))).toEqual([
    ['onSegment:out', 'wait:gone', 'exit:null'],
    ['onSegment:out', 'delay:out', 'exit:null'],
    ['onSegment:out', 'delay:null'],
  ])
  expect(again.map(({ isSame }) => isSame)).toEqual([true, true, true])
})
