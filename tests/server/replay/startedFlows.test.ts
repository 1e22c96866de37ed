import { expect, it } from 'vitest'
import { plansIn, replayJourneys } from '../../../server/replay/replayJourneys.ts'
import { aFlow, rule } from '../../builders/aFlow.ts'
import { testServer } from '../../builders/testServer.ts'

const workspace = { timezone: 'UTC', currency: 'USD', mailFrom: 'shop@example.com' }

it('brings points, offers and the flows that flows start again', async () => {
  const server = await testServer()
  const gone = await server.publish(aFlow().node('onStart').exit().build())
  const rich = await server.publish(
    aFlow()
      .node('onStart')
      .delay('P1D')
      .node('condition', { paths: [{ id: 'yes', when: rule('customer.points', '>=', 10) }] })
      .from('condition', 'yes')
      .node('makeOffer', { offer: { kind: 'gift' }, expires: 'P1M' })
      .build(),
  )
  await server.publish(
    aFlow()
      .on('Order Completed')
      .node('givePoints', { points: 10 })
      .node('startFlow', { flowId: rich })
      .node('startFlow', { flowId: gone })
      .exit()
      .build(),
  )
  await server.call('DELETE', `/api/flows/${gone}`)
  for (const order of ['o1', 'o2']) {
    await server.track('ada', 'Order Completed', { order_id: order })
    await server.advance(2 * 86_400_000)
  }
  const again = replayJourneys('ada', { journal: server.journal, planOf: plansIn(server.library), workspace })
  expect(again.map(({ rows }) => rows.map(({ again: step }) => `${step?.nodeId}:${step?.handle}`))).toEqual([
    ['onEvent:out', 'givePoints:out', 'startFlow:out', 'startFlow2:out', 'exit:null'],
    ['onStart:out', 'delay:out', 'condition:yes', 'makeOffer:out'],
    ['onEvent:out', 'givePoints:out', 'startFlow:out', 'startFlow2:out', 'exit:null'],
    ['onStart:out', 'delay:out', 'condition:yes', 'makeOffer:out'],
  ])
  expect(again.map(({ isSame }) => isSame)).toEqual([true, true, true, true])
})
