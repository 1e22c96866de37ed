import { expect, it } from 'vitest'
import { flowFile } from '../../builders/flows.ts'
import { testServer } from '../../builders/testServer.ts'

const thanks = (goal: string | null) =>
  flowFile({ joined: { type: 'onEvent', event: 'Signed Up' }, end: { type: 'exit' } }, ['joined:out>end'], {
    goal: goal === null ? null : { event: goal, within: 'P30D' },
  })

it('counts the goal of the version that a customer went through, though newer ones have another goal or none', async () => {
  const server = await testServer()
  const flowId = await server.publish(thanks('Order Completed'))
  await server.track('ada', 'Signed Up')
  for (const [revision, goal] of [
    [2, 'Order Refunded'],
    [4, null],
  ] as const) {
    await server.call('PUT', `/api/flows/${flowId}`, thanks(goal), { 'if-match': `${revision}` })
    await server.call('POST', `/api/flows/${flowId}/publish`)
  }
  await server.call('POST', `/api/flows/${flowId}/archive`)
  await server.stop()

  const again = await testServer({ dir: server.dir, clock: server.clock })
  await again.track('ada', 'Order Refunded')
  expect(again.journal.counts(flowId, {}).journeys).toMatchObject({ completed: 1, converted: 0 })
  await again.track('ada', 'Order Completed')
  expect(again.journal.counts(flowId, {}).journeys).toMatchObject({ completed: 1, converted: 1 })
})
