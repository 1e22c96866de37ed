import { expect, it } from 'vitest'
import { greetingNextDay } from '../builders/flows.ts'
import type { TestServer } from '../builders/testServer.ts'
import { testServer } from '../builders/testServer.ts'

const dayMs = 86_400_000

/** The age of the most overdue timer as the two watchers read it, in milliseconds. */
async function overdue(server: TestServer): Promise<[ready: number, metrics: number]> {
  const { body } = await server.call('GET', '/readyz')
  const metrics = await server.call('GET', '/metrics')
  const [, seconds] = /^runnel_most_overdue_timer_seconds (\S+)$/m.exec(metrics.body) ?? []
  return [body.mostOverdueTimerMs, Number(seconds) * 1_000]
}

it('tells those who watch how late the latest timer is', async () => {
  const server = await testServer()
  const flowId = await server.publish(greetingNextDay())
  await server.track('ada', 'Signed Up')
  await server.advance(dayMs - 1)
  expect(await overdue(server)).toEqual([0, 0])

  // Timers that nobody takes up any more: the server is as good as dead, whatever else it answers.
  await server.timers.stop()
  await server.advance(90_001)
  expect(await overdue(server)).toEqual([90_000, 90_000])

  await server.stop()
  const again = await testServer({ dir: server.dir, clock: server.clock })
  await again.settle()
  expect(await overdue(again)).toEqual([0, 0])
  expect(again.journal.counts(flowId, {}).journeys).toMatchObject({ waiting: 0, completed: 1 })
})

it('does not call the timers of a paused flow late', async () => {
  const server = await testServer()
  const flowId = await server.publish(greetingNextDay())
  await server.track('ada', 'Signed Up')
  await server.call('POST', `/api/flows/${flowId}/pause`)
  await server.advance(2 * dayMs)
  expect(await overdue(server)).toEqual([0, 0])
})
