import { expect, it } from 'vitest'
import { greeting, greetingNextDay } from '../../builders/flows.ts'
import type { TestServer } from '../../builders/testServer.ts'
import { testServer } from '../../builders/testServer.ts'

/** Follows a flow; `next` gives the next message, and `end` hangs up. */
async function follow(server: TestServer, flowId: string) {
  const response = await server.app.request(`/api/flows/${flowId}/live`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('There is nothing to follow.')
  let text = ''
  return {
    type: response.headers.get('content-type'),
    async next(): Promise<{ event: string; data: Record<string, unknown> } | null> {
      while (!text.includes('\n\n')) {
        const { done, value } = await reader.read()
        if (done) return null
        text += value
      }
      const [message = '', ...rest] = text.split('\n\n')
      text = rest.join('\n\n')
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1] ?? ''
      return { event: field('event'), data: JSON.parse(field('data')) }
    },
    end: () => reader.cancel(),
  }
}

it('tells an open canvas its counts at once, and again when they changed', async () => {
  const server = await testServer()
  const id = await server.publish(greeting())
  const canvas = await follow(server, id)
  expect(canvas.type).toContain('text/event-stream')
  expect(await canvas.next()).toMatchObject({ event: 'counts', data: { journeys: { entered: 0 } } })
  for (const customer of ['ada', 'bea', 'cy']) await server.track(customer, 'Signed Up')
  await server.advance(1_000)
  // Three events, one message: a canvas need not be told more often than it can show.
  expect(await canvas.next()).toMatchObject({ event: 'counts', data: { journeys: { entered: 3 } } })
  await canvas.end()
})

it('hears of its counts after the next commit where the journal could not be read', async () => {
  const server = await testServer()
  const id = await server.publish(greeting())
  const canvas = await follow(server, id)
  await canvas.next()
  const { counts } = server.journal
  server.journal.counts = () => {
    throw new Error('disk I/O error')
  }
  await server.track('ada', 'Signed Up')
  await server.advance(1_000)
  expect(server.logged.filter((line) => line.includes('disk I/O error'))).toHaveLength(1)

  server.journal.counts = counts
  await server.track('bea', 'Signed Up')
  await server.advance(1_000)
  expect(await canvas.next()).toMatchObject({ event: 'counts', data: { journeys: { entered: 2 } } })
  await canvas.end()
})

it('lights up with a preview that a developer posted', async () => {
  const server = await testServer()
  const { body: flow } = await server.call('POST', '/api/flows', greeting())
  const canvas = await follow(server, flow.id)
  await canvas.next()
  const { body } = await server.call('POST', `/api/flows/${flow.id}/preview`, {
    given: { event: { event: 'Signed Up' } },
  })
  expect(await canvas.next()).toEqual({ event: 'preview', data: body })
  await canvas.end()
})

it('hears of a draft that was saved elsewhere', async () => {
  const server = await testServer()
  const { body: flow } = await server.call('POST', '/api/flows', greeting())
  const canvas = await follow(server, flow.id)
  await canvas.next()
  const { body } = await server.call('PUT', `/api/flows/${flow.id}`, greetingNextDay(), { 'if-match': '"1"' })
  expect(await canvas.next()).toEqual({ event: 'draft', data: body })
  await canvas.end()
})

it('is let go when the server stops', async () => {
  const server = await testServer()
  const id = await server.publish(greeting())
  const canvas = await follow(server, id)
  await canvas.next()
  await server.stop()
  expect(await canvas.next()).toBeNull()
})
