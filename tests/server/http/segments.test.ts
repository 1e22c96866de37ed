import { describe, expect, it } from 'vitest'
import { aFlow, rule } from '../../builders/aFlow.ts'
import type { TestServer } from '../../builders/testServer.ts'
import { testServer } from '../../builders/testServer.ts'

const vips = { name: 'VIPs', rules: rule('customer.totalSpent', '>', 100) }

async function aShop(): Promise<TestServer> {
  const server = await testServer()
  await server.track('ada', 'Order Completed', { order_id: 'o1', total: 150 })
  await server.track('bob', 'Order Completed', { order_id: 'o2', total: 20 })
  return server
}

const make = (server: TestServer, segment: object = vips) => server.call('POST', '/api/segments', segment)

describe('segments', () => {
  it('are made, listed by name with their size, changed and deleted', async () => {
    const server = await aShop()
    const { status, body, headers } = await make(server)
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/api/segments/${body.id}`)
    expect(body).toMatchObject({ id: expect.stringMatching(/^[a-z0-9]{10}$/), description: '', customers: 0 })
    await make(server, { ...vips, name: 'Actual VIPs' })
    await server.settle()
    const list = (await server.call('GET', '/api/segments')).body
    expect(list.items).toMatchObject([
      { name: 'Actual VIPs', customers: 1, isSettled: true },
      { name: 'VIPs', customers: 1, isSettled: true },
    ])
    const changed = await server.call('PUT', `/api/segments/${body.id}`, { ...vips, name: 'Best', description: 'Ours' })
    expect(changed.body).toMatchObject({ id: body.id, name: 'Best', description: 'Ours', customers: 1 })
    expect((await server.call('DELETE', `/api/segments/${body.id}`)).status).toBe(204)
    expect((await server.call('GET', `/api/segments/${body.id}`)).status).toBe(404)
    await server.settle()
    expect((await server.call('GET', '/api/customers/ada')).body.segments).toHaveLength(1)
  })

  it('tell who is in them', async () => {
    const server = await aShop()
    const { id } = (await make(server)).body
    await server.settle()
    const inside = (await server.call('GET', `/api/customers?segment=${id}`)).body
    expect(inside.items.map((customer: { id: string }) => customer.id)).toEqual(['ada'])
    expect((await server.call('GET', `/api/customers?segment=${id}&search=bob`)).body.items).toEqual([])
    expect((await server.call('GET', '/api/customers?segment=nothing')).body.items).toEqual([])
  })

  it('count whom rules match now, with a few of them', async () => {
    const server = await aShop()
    const count = (rules: object) => server.call('POST', '/api/segments/count', { rules })
    expect((await count(vips.rules)).body).toMatchObject({ customers: 1, examples: [{ id: 'ada' }] })
    expect((await count({ combinator: 'and', rules: [] })).body).toMatchObject({ customers: 2 })
    const bought = {
      field: 'events.count',
      operator: '>=',
      value: 1,
      meta: { event: 'Order Completed', within: 'P1D' },
    }
    expect((await count({ combinator: 'and', rules: [bought] })).body).toMatchObject({ customers: 2 })
  })

  it('are values of the field, by name', async () => {
    const server = await testServer()
    const { id } = (await make(server)).body
    const { values, names } = (await server.call('GET', '/api/fields?field=customer.segments')).body
    expect([values, names]).toEqual([[id], { [id]: 'VIPs' }])
  })
})

describe('a segment is refused', () => {
  it.each([
    ['without a name', { ...vips, name: ' ' }, 'name'],
    ['without rules', { name: 'VIPs' }, 'rules'],
    ['with something else in it', { ...vips, id: 'x' }, ''],
    ['with a rule that cannot be read', { name: 'x', rules: rule('customer.weather', '=', 1) }, 'rules.rules.0.field'],
    ['with a rule about an event', { name: 'x', rules: rule('event.properties.total', '>', 1) }, 'rules.rules.0.field'],
    [
      'with a rule about a journey',
      { name: 'x', rules: rule('journey.startedAt', 'notNull', '') },
      'rules.rules.0.field',
    ],
    [
      'with a segment that is not there',
      { name: 'x', rules: rule('customer.segments', '=', 'a') },
      'rules.rules.0.value',
    ],
  ])('%s', async (_, segment, path) => {
    const server = await testServer()
    const { status, body } = await make(server, segment)
    expect(status).toBe(422)
    expect(body.errors).toEqual([expect.objectContaining({ path })])
  })

  it('with the name of another, whatever its case', async () => {
    const server = await testServer()
    const { id } = (await make(server)).body
    expect((await make(server, { ...vips, name: 'vips' })).body.detail).toContain('There is a segment "VIPs" already.')
    expect((await server.call('PUT', `/api/segments/${id}`, vips)).status).toBe(200)
  })

  it('where its rules lead back to itself', async () => {
    const server = await testServer()
    const first = (await make(server)).body.id
    const second = (await make(server, { name: 'Second', rules: rule('customer.segments', '=', first) })).body.id
    const itself = { ...vips, rules: rule('customer.segments', '=', first) }
    expect((await server.call('PUT', `/api/segments/${first}`, itself)).body.detail).toContain('one of its own rules')
    const round = { ...vips, rules: rule('customer.segments', 'in', [second]) }
    expect((await server.call('PUT', `/api/segments/${first}`, round)).body.detail).toContain('"Second" has a rule')
  })
})

describe('a segment that is needed cannot be deleted', () => {
  const refusalOf = async (server: TestServer, id: string) => {
    const { status, body } = await server.call('DELETE', `/api/segments/${id}`)
    expect(status).toBe(409)
    return body.needing
  }

  it('by a live or paused flow, until that is archived', async () => {
    const server = await testServer()
    const { id } = (await make(server)).body
    const flow = aFlow({ audience: rule('customer.segments', 'contains', id) })
      .on('A')
      .exit()
      .file()
    const flowId = await server.publish({ ...flow, name: 'For VIPs' })
    expect(await refusalOf(server, id)).toEqual(['"For VIPs"'])
    await server.call('POST', `/api/flows/${flowId}/pause`)
    expect(await refusalOf(server, id)).toEqual(['"For VIPs"'])
    await server.call('POST', `/api/flows/${flowId}/archive`)
    expect((await server.call('DELETE', `/api/segments/${id}`)).status).toBe(204)
  })

  it('by a journey under way in an older version', async () => {
    const server = await testServer()
    const { id } = (await make(server)).body
    const asks = { paths: [{ id: 'in', when: rule('customer.segments', 'contains', id) }] }
    const flowId = await server.publish(aFlow().on('A').delay('P1D').node('condition', asks).build())
    await server.track('ada', 'A')
    await server.call('PUT', `/api/flows/${flowId}`, aFlow().on('A').exit().file(), { 'if-match': '2' })
    await server.call('POST', `/api/flows/${flowId}/publish`)
    expect(await refusalOf(server, id)).toEqual(['"A flow"'])
    await server.advance(86_400_000)
    expect((await server.call('DELETE', `/api/segments/${id}`)).status).toBe(204)
  })

  it.each(['deleted first', 'published first'])(
    'by a flow that goes live at the same instant: one of the two is refused (%s)',
    async (order) => {
      const server = await testServer()
      const { id } = (await make(server)).body
      const flow = aFlow({ audience: rule('customer.segments', 'contains', id) })
        .on('A')
        .exit()
        .file()
      const flowId = (await server.call('POST', '/api/flows', flow)).body.id
      const publish = () => server.call('POST', `/api/flows/${flowId}/publish`, {})
      const remove = () => server.call('DELETE', `/api/segments/${id}`)
      const calls = order === 'deleted first' ? [remove(), publish()] : [publish(), remove()]
      const statuses = (await Promise.all(calls)).map(({ status }) => status)
      expect(statuses.filter((status) => status === 409)).toHaveLength(1)
      const { status } = (await server.call('GET', `/api/flows/${flowId}`)).body
      const isThere = (await server.call('GET', `/api/segments/${id}`)).status === 200
      expect(isThere).toBe(status === 'live')
    },
  )

  it('by a segment that is made at the same instant: one of the two is refused', async () => {
    const server = await testServer()
    const { id } = (await make(server)).body
    const second = { name: 'Second', rules: rule('customer.segments', '=', id) }
    const answers = await Promise.all([make(server, second), server.call('DELETE', `/api/segments/${id}`)])
    expect(answers.filter(({ status }) => status === 409 || status === 422)).toHaveLength(1)
  })

  it('by another segment', async () => {
    const server = await testServer()
    const { id } = (await make(server)).body
    await make(server, { name: 'Second', rules: rule('customer.segments', '=', id) })
    expect(await refusalOf(server, id)).toEqual(['"Second"'])
  })
})

describe('a flow', () => {
  const listening = (segmentId: string) => aFlow().node('onSegment', { segmentId, change: 'enter' }).exit().file()

  it('cannot go live with a segment that does not exist', async () => {
    const server = await testServer()
    const { problems } = (await server.call('POST', '/api/check', { flow: listening('gone') })).body
    expect(problems).toEqual([expect.objectContaining({ rule: 'unknown-segment', nodeId: 'onSegment' })])
    const { id } = (await server.call('POST', '/api/flows', listening('gone'))).body
    expect((await server.call('POST', `/api/flows/${id}/publish`)).body.detail).toContain('does not exist')
  })

  it('is previewed with an event that takes a customer into the segment, by its name', async () => {
    const server = await testServer()
    const { id } = (await make(server)).body
    const preview = async (total: number) => {
      const given = {
        history: [
          { event: 'Order Completed', timestamp: '2026-01-01T09:00:00Z', properties: { order_id: 'o1', total } },
        ],
        event: { event: 'Order Completed', properties: { order_id: 'o2', total: 60 } },
      }
      return (await server.call('POST', '/api/preview', { flow: listening(id), given })).body
    }
    const entered = await preview(60)
    expect(entered.steps.map(({ nodeId }: { nodeId: string }) => nodeId)).toEqual(['onSegment', 'exit'])
    expect(entered.steps[0].says).toEqual(['entered VIPs'])
    // Who spent enough before does not enter again.
    expect(await preview(150)).toMatchObject({ entered: false, reason: 'no-trigger' })
  })

  it('shows in a real journey why it began', async () => {
    const server = await testServer()
    const { id } = (await make(server)).body
    await server.publish(listening(id))
    await server.track('ada', 'Order Completed', { order_id: 'o1', total: 150 })
    const { items } = (await server.call('GET', '/api/customers/ada/journeys')).body
    const { body } = await server.call('GET', `/api/journeys/${items[0].id}`)
    expect(body.event).toBeNull()
    expect(body.steps[0].says).toEqual(['entered VIPs'])
  })
})
