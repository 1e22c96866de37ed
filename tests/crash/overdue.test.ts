import { expect, it } from 'vitest'
import { rule } from '../builders/aFlow.ts'
import { flowFile, greetingNextDay } from '../builders/flows.ts'
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

const birthday = () => ({ type: 'onDate', field: 'customer.traits.birthday', time: '10:00', repeat: 'yearly' })
const noon = (segmentId: string) => ({ type: 'onSchedule', cron: '0 12 * * *', zone: 'UTC', segmentId })

it.each([
  ['a date of a customer', birthday, '2026-03-03T10:01:00.000Z'],
  ['a schedule', noon, '2026-03-02T12:01:00.000Z'],
])('calls %s late, too', async (_, trigger, aMinuteAfter) => {
  const server = await testServer()
  const vips = { name: 'VIPs', rules: rule('customer.traits.vip', '=', 'yes') }
  const { body: segment } = await server.call('POST', '/api/segments', vips)
  await server.publish(flowFile({ trigger: trigger(segment.id), end: { type: 'exit' } }, ['trigger:out>end']))
  await server.post('/v1/identify', { userId: 'ada', traits: { birthday: '1990-03-03', vip: 'yes' } })
  await server.settle()
  await server.timers.stop()
  await server.advance(Date.parse(aMinuteAfter) - server.clock.now())
  expect(await overdue(server)).toEqual([60_000, 60_000])
})

it('does not call the timers of a paused flow late', async () => {
  const server = await testServer()
  const flowId = await server.publish(greetingNextDay())
  await server.track('ada', 'Signed Up')
  await server.call('POST', `/api/flows/${flowId}/pause`)
  await server.advance(2 * dayMs)
  expect(await overdue(server)).toEqual([0, 0])
})
