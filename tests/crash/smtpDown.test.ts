import { expect, it, onTestFinished } from 'vitest'
import { createSmtpSender } from '../../server/adapters/smtp/smtpSender.ts'
import { greeting } from '../builders/flows.ts'
import { openMailServer } from '../builders/mailServer.ts'
import { manualClock } from '../builders/manualClock.ts'
import { testServer } from '../builders/testServer.ts'

const minuteMs = 60_000

it('sends each mail once when the mail server was down for an hour, and takes events all the while', async () => {
  const { port, url, close } = await openMailServer()
  await close()
  const clock = manualClock()
  const smtp = createSmtpSender({ clock, url })
  onTestFinished(() => smtp.close())
  const server = await testServer({ clock, senders: { email: smtp } })
  const flowId = await server.publish(greeting())
  const people = ['ada', 'bob', 'cleo', 'dan', 'eve', 'fay']

  for (const userId of people) {
    await server.post('/v1/identify', { userId, traits: { email: `${userId}@example.com` } })
    expect((await server.track(userId, 'Signed Up')).status).toBe(200)
    await server.advance(10 * minuteMs)
  }
  expect(server.journal.counts(flowId, {}).journeys).toMatchObject({ entered: 6, completed: 6 })
  expect((await server.call('GET', '/readyz')).status).toBe(200)
  const waiting = server.journal.deliveries({}, { limit: 10 }).items
  expect(waiting.map(({ status }) => status)).toEqual(people.map(() => 'queued'))
  for (const { attempts } of waiting) {
    expect(attempts.length).toBeGreaterThan(3)
    expect(new Set(attempts.map(({ result }) => result))).toEqual(new Set(['retry-later']))
  }

  const back = await openMailServer({}, port)
  onTestFinished(back.close)
  await server.advance(6 * 60 * minuteMs)
  expect(back.mails.map(({ to: [address] }) => address).sort()).toEqual(people.map((userId) => `${userId}@example.com`))
  expect(new Set(back.mails.map(({ headers }) => headers['message-id'])).size).toBe(6)
  expect(server.journal.deliveries({ status: 'sent' }, { limit: 10 }).items).toHaveLength(6)
  expect(server.logged).toEqual([])
})
