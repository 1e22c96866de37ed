import { describe, expect, it } from 'vitest'
import { writeFlow } from '../../../shared/flow/canonical.ts'
import { parseFlow } from '../../../shared/flow/parse.ts'
import { rule } from '../../builders/aFlow.ts'
import { flowFile, greeting, greetingNextDay, waitingForOrder } from '../../builders/flows.ts'
import { pages } from '../../builders/pages.ts'
import { testServer } from '../../builders/testServer.ts'

const dayMs = 24 * 3_600_000

describe('saving', () => {
  it('makes a flow of a flow file, and answers with it', async () => {
    const server = await testServer()
    const made = await server.call('POST', '/api/flows', greeting())
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ revision: 1, status: 'draft', liveVersion: null, flow: { name: 'A flow' } })
    const read = await server.call('GET', `/api/flows/${made.body.id}`)
    expect(read.body).toEqual(made.body)
    expect(read.headers.get('etag')).toBe('"1"')
    expect(made.body.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  it.each(['"1"', '1', 'W/"1"'])('takes the revision as %s', async (revision) => {
    const server = await testServer()
    const { body } = await server.call('POST', '/api/flows', greeting())
    const saved = await server.call(
      'PUT',
      `/api/flows/${body.id}`,
      { ...greeting(), name: 'Later' },
      { 'if-match': revision },
    )
    expect([saved.status, saved.body.revision, saved.body.flow.name]).toEqual([200, 2, 'Later'])
  })

  it('without a revision is a 428', async () => {
    const server = await testServer()
    const { body } = await server.call('POST', '/api/flows', greeting())
    expect((await server.call('PUT', `/api/flows/${body.id}`, greeting())).status).toBe(428)
  })

  it.each(['"0"', '"7"', 'x', '*'])(
    'with the stale revision %s is a 412 that brings the current flow',
    async (revision) => {
      const server = await testServer()
      const { body } = await server.call('POST', '/api/flows', greeting())
      const refused = await server.call('PUT', `/api/flows/${body.id}`, greetingNextDay(), { 'if-match': revision })
      expect(refused.status).toBe(412)
      expect(refused.body.current).toEqual(body)
    },
  )

  it('by two people at once lets one of them win', async () => {
    const server = await testServer()
    const { body } = await server.call('POST', '/api/flows', greeting())
    const save = (name: string) =>
      server.call('PUT', `/api/flows/${body.id}`, { ...greeting(), name }, { 'if-match': '"1"' })
    const answers = await Promise.all([save('Ada'), save('Bea')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    expect(answers.find(({ status }) => status === 412)?.body.current).toMatchObject({ revision: 2 })
  })

  it.each([
    ['no JSON', '{"format"', 400, undefined],
    ['nothing', '', 400, undefined],
    ['another format', { ...greeting(), format: 'runnel.flow/9' }, 422, 'format'],
    ['no nodes', { ...greeting(), nodes: undefined }, 422, 'nodes'],
    ['an unknown key', { ...greeting(), colour: 'red' }, 422, 'colour'],
    ['an unknown node type', flowFile({ a: { type: 'fly' } }), 422, 'nodes.0.type'],
    ['an edge to nowhere', flowFile({ a: { type: 'onEvent' } }, ['a:out>b']), 422, 'edges.0.target'],
    [
      'ids that are there twice',
      { ...greeting(), nodes: [...greeting().nodes, ...greeting().nodes] },
      422,
      'nodes.2.id',
    ],
    ['10 MB', JSON.stringify({ ...greeting(), description: 'x'.repeat(10_000_000) }), 413, undefined],
  ])('of a body with %s is refused', async (_, body, status, path) => {
    const server = await testServer()
    const answer = await server.call('POST', '/api/flows', body)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.body).toMatchObject({
      status,
      type: expect.any(String),
      title: expect.any(String),
      detail: expect.any(String),
    })
    if (path) expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path)
  })

  it('of a body that is nested 100,000 levels deep is a 400', async () => {
    const server = await testServer()
    expect((await server.call('POST', '/api/flows', `${'['.repeat(100_000)}${']'.repeat(100_000)}`)).status).toBe(400)
  })
})

describe('the library', () => {
  it('lists flows page by page, newest change first, with their counts and their outline', async () => {
    const server = await testServer()
    for (const name of ['one', 'two', 'three']) {
      server.clock.advance(1_000)
      await server.call('POST', '/api/flows', { ...greeting(), name })
    }
    const first = await server.call('GET', '/api/flows?limit=2')
    expect(first.body.items.map(({ name }: { name: string }) => name)).toEqual(['three', 'two'])
    expect(first.body.items[0]).toMatchObject({
      counts: { entered: 0 },
      outline: { edges: [{ source: 'joined', target: 'hello' }] },
    })
    expect(first.body.items[0].flow).toBeUndefined()
    const second = await server.call('GET', `/api/flows?limit=2&cursor=${first.body.next}`)
    expect(second.body.items.map(({ name }: { name: string }) => name)).toEqual(['one'])
    expect(second.body.next).toBeNull()
  })

  it('goes on behind a page whose last flow was deleted or saved meanwhile', async () => {
    const server = await testServer()
    const names = ['one', 'two', 'three', 'four', 'five']
    for (const name of names) {
      server.clock.advance(1_000)
      await server.call('POST', '/api/flows', { ...greeting(), name })
    }
    const pageAt = (cursor: string) => server.call('GET', `/api/flows?limit=2&cursor=${cursor}`)
    const { body: first } = await server.call('GET', '/api/flows?limit=2')
    const [, four] = first.items
    server.clock.advance(1_000)
    await server.call('PUT', `/api/flows/${four.id}`, greeting(), { 'if-match': '"1"' })
    const { body: second } = await pageAt(first.next)
    expect(second.items.map(({ name }: { name: string }) => name)).toEqual(['three', 'two'])
    await server.call('DELETE', `/api/flows/${second.items[1].id}`)
    expect((await pageAt(second.next)).body.items.map(({ name }: { name: string }) => name)).toEqual(['one'])
  })

  it('lists each flow once that was made in the same moment', async () => {
    const server = await testServer()
    const made: string[] = []
    for (let n = 0; n < 5; n++) made.push((await server.call('POST', '/api/flows', greeting())).body.id)
    const listed: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: { items: { id: string }[]; next: string | null } } = await server.call(
        'GET',
        `/api/flows?limit=2&cursor=${cursor}`,
      )
      listed.push(...body.items.map(({ id }) => id))
      cursor = body.next
    }
    expect(listed.sort()).toEqual(made.sort())
  })

  it('says of a page that makes no sense which part is wrong', async () => {
    const server = await testServer()
    expect((await server.call('GET', '/api/flows?limit=many')).body.errors[0].path).toBe('limit')
    expect((await server.call('GET', '/api/flows?cursor=nowhere')).status).toBe(422)
    await server.call('POST', '/api/flows', greeting())
    const ofAnotherList = Buffer.from('["a",1]').toString('base64url')
    expect((await server.call('GET', `/api/flows?cursor=${ofAnotherList}`)).status).toBe(422)
  })

  it('gives the canonical file under a name that every system takes', async () => {
    const server = await testServer()
    const { body } = await server.call('POST', '/api/flows', { ...greeting(), name: 'Ärger "oder" ../glück\r\n' })
    const file = await server.call('GET', `/api/flows/${body.id}/export`)
    const app = await server.app.request(`/api/flows/${body.id}/export`)
    const parsed = parseFlow(file.body)
    expect(await app.text()).toBe(parsed.ok && writeFlow(parsed.flow))
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="Arger oder .. gluck .json"; filename*=UTF-8''%C3%84rger%20oder%20..%20gl%C3%BCck%20.json`,
    )
  })

  it('makes the same flow of an exported file', async () => {
    const server = await testServer()
    const first = await server.call('POST', '/api/flows', greeting())
    const text = await (await server.app.request(`/api/flows/${first.body.id}/export`)).text()
    expect((await server.call('DELETE', `/api/flows/${first.body.id}`)).status).toBe(204)
    const second = await server.call('POST', '/api/flows', text)
    expect(await (await server.app.request(`/api/flows/${second.body.id}/export`)).text()).toBe(text)
  })

  it.each([
    ['GET', ''],
    ['PUT', ''],
    ['DELETE', ''],
    ['POST', '/publish'],
    ['POST', '/pause'],
    ['POST', '/unarchive'],
    ['POST', '/start'],
    ['POST', '/tests'],
    ['POST', '/preview'],
    ['GET', '/versions'],
    ['GET', '/counts'],
    ['GET', '/journeys'],
    ['GET', '/export'],
    ['GET', '/live'],
  ])('has no flow of an unknown id: %s %s is a 404', async (method, path) => {
    const server = await testServer()
    const body = { PUT: greeting(), '/start': { customerId: 'ada' }, '/preview': { given: { event: { event: 'E' } } } }
    const sent = method === 'PUT' ? body.PUT : (body[path as keyof typeof body] ?? undefined)
    const answer = await server.call(method, `/api/flows/nowhere${path}`, sent, { 'if-match': '"1"' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  })
})

describe('going live', () => {
  it('is refused with the problems while the check finds errors', async () => {
    const server = await testServer()
    const { body } = await server.call('POST', '/api/flows', flowFile({ joined: { type: 'onEvent' } }))
    const refused = await server.call('POST', `/api/flows/${body.id}/publish`)
    expect(refused.status).toBe(409)
    expect(refused.body.problems[0]).toMatchObject({ severity: 'error', nodeId: 'joined' })
    expect((await server.call('GET', `/api/flows/${body.id}`)).body.status).toBe('draft')
  })

  it('is refused as long as it starts a flow that is not there, and the check says so before', async () => {
    const server = await testServer()
    const flow = flowFile({ joined: { type: 'onEvent', event: 'Signed Up' }, on: { type: 'startFlow', flowId: 'x' } }, [
      'joined:out>on',
    ])
    const { body } = await server.call('POST', '/api/flows', flow)
    const unknown = { rule: 'unknown-flow', nodeId: 'on', path: 'nodes.1.data.flowId' }
    const { problems } = (await server.call('POST', '/api/check', { flow })).body
    expect(problems).toMatchObject([unknown])
    const refused = await server.call('POST', `/api/flows/${body.id}/publish`)
    expect([refused.status, refused.body.problems]).toEqual([409, problems])
  })

  it('makes versions that can be read and restored', async () => {
    const server = await testServer()
    const id = await server.publish({ ...greeting(), name: 'First' })
    await server.call('PUT', `/api/flows/${id}`, { ...greeting(), name: 'Second' }, { 'if-match': '"2"' })
    expect((await server.call('GET', `/api/flows/${id}`)).body.hasUnpublishedChanges).toBe(true)
    const published = await server.call('POST', `/api/flows/${id}/publish`, { note: 'A better name' })
    expect(published.body).toMatchObject({ status: 'live', liveVersion: 2, hasUnpublishedChanges: false })

    const { body: versions } = await server.call('GET', `/api/flows/${id}/versions`)
    expect(versions.items).toMatchObject([
      { version: 2, note: 'A better name', publishedBy: 'owner' },
      { version: 1, note: '' },
    ])
    expect((await server.call('GET', `/api/flows/${id}/versions/1`)).body.flow.name).toBe('First')
    const restored = await server.call('POST', `/api/flows/${id}/versions/1/restore`)
    expect(restored.body).toMatchObject({ liveVersion: 2, hasUnpublishedChanges: true, flow: { name: 'First' } })
    expect((await server.call('GET', `/api/flows/${id}/versions/3`)).status).toBe(404)
    expect((await server.call('GET', `/api/flows/${id}/versions/x`)).status).toBe(404)
  })

  it('lists its versions page by page, newest first', async () => {
    const server = await testServer()
    const id = await server.publish(greeting())
    for (const note of ['two', 'three']) await server.call('POST', `/api/flows/${id}/publish`, { note })
    expect(await pages(server, `/api/flows/${id}/versions`, ({ version }) => version)).toEqual([[3, 2], [1]])
  })

  it('takes events from then on', async () => {
    const server = await testServer()
    await server.track('ada', 'Signed Up')
    const id = await server.publish(greeting())
    await server.track('bea', 'Signed Up')
    const { body } = await server.call('GET', `/api/flows/${id}/counts`)
    expect(body.journeys.entered).toBe(1)
  })

  it.each([
    ['pause', 'draft'],
    ['resume', 'draft'],
  ])('is needed before a flow can be told to %s', async (verb) => {
    const server = await testServer()
    const { body } = await server.call('POST', '/api/flows', greeting())
    expect((await server.call('POST', `/api/flows/${body.id}/${verb}`)).status).toBe(409)
  })

  it('keeps open journeys on their version', async () => {
    const server = await testServer()
    const id = await server.publish(greetingNextDay())
    await server.post('/v1/identify', { userId: 'ada', traits: { email: 'ada@example.com' } })
    await server.track('ada', 'Signed Up')
    const later = JSON.parse(JSON.stringify(greetingNextDay()).replace('"Hello"', '"Good day"'))
    await server.call('PUT', `/api/flows/${id}`, later, { 'if-match': '"2"' })
    await server.call('POST', `/api/flows/${id}/publish`)
    await server.advance(dayMs)
    expect((await server.call('GET', '/api/mailbox')).body.items).toMatchObject([{ title: 'Hello' }])
  })
})

describe('a pause', () => {
  it('takes nobody in and holds timers, which fire on resume', async () => {
    const server = await testServer()
    const id = await server.publish(greetingNextDay())
    await server.track('ada', 'Signed Up')
    expect((await server.call('POST', `/api/flows/${id}/pause`)).body.status).toBe('paused')
    await server.track('bea', 'Signed Up')
    await server.advance(2 * dayMs)
    expect((await server.call('GET', `/api/flows/${id}/counts`)).body.journeys).toMatchObject({
      entered: 1,
      waiting: 1,
    })
    expect((await server.call('POST', `/api/flows/${id}/resume`)).body.status).toBe('live')
    await server.settle()
    expect((await server.call('GET', `/api/flows/${id}/counts`)).body.journeys).toMatchObject({
      waiting: 0,
      completed: 1,
    })
  })

  it('notes an arm that was matched, and takes it on resume', async () => {
    const server = await testServer()
    const id = await server.publish(waitingForOrder())
    await server.track('ada', 'Signed Up')
    await server.call('POST', `/api/flows/${id}/pause`)
    await server.advance(dayMs)
    await server.track('ada', 'Order Completed')
    expect((await server.call('GET', `/api/flows/${id}/counts`)).body.journeys.completed).toBe(0)
    await server.advance(30 * dayMs)
    await server.call('POST', `/api/flows/${id}/resume`)
    await server.settle()
    const { body } = await server.call('GET', `/api/flows/${id}/journeys`)
    expect(body.items).toMatchObject([{ status: 'completed', outcome: 'won' }])
  })
})

describe('an archived flow', () => {
  it('lets everybody exit and takes nobody in', async () => {
    const server = await testServer()
    const id = await server.publish(waitingForOrder())
    for (let customer = 0; customer < 450; customer++) await server.track(`c${customer}`, 'Signed Up')
    const { body } = await server.call('POST', `/api/flows/${id}/archive`)
    expect(body.status).toBe('archived')
    await server.track('late', 'Signed Up')
    const counts = await server.call('GET', `/api/flows/${id}/counts`)
    expect(counts.body.journeys).toMatchObject({ entered: 450, waiting: 0, exited: 450 })
    const { body: journeys } = await server.call('GET', `/api/flows/${id}/journeys?limit=1`)
    expect(journeys.items[0].endReason).toBe('archived')
  })

  it('comes back paused, and takes people in once it is resumed', async () => {
    const server = await testServer()
    const id = await server.publish(waitingForOrder())
    const call = (verb: string) => server.call('POST', `/api/flows/${id}/${verb}`)
    expect((await call('unarchive')).body.detail).toContain('is live. Only a flow that is archived can be taken out')
    await server.track('ada', 'Signed Up')
    await call('archive')
    expect((await call('unarchive')).body).toMatchObject({ status: 'paused', liveVersion: 1 })
    await server.track('bea', 'Signed Up')
    await call('resume')
    await server.track('cy', 'Signed Up')
    const { items } = (await server.call('GET', `/api/flows/${id}/journeys`)).body
    expect(items.map((one: { customerId: string; status: string }) => [one.customerId, one.status])).toEqual([
      ['cy', 'waiting'],
      ['ada', 'exited'],
    ])
  })

  it('that was never live comes back as a draft', async () => {
    const server = await testServer()
    const { id } = (await server.call('POST', '/api/flows', greeting())).body
    await server.call('POST', `/api/flows/${id}/archive`)
    expect((await server.call('POST', `/api/flows/${id}/unarchive`)).body.status).toBe('draft')
  })

  it('stays where it is while what was live names something that is gone, and its draft can go live instead', async () => {
    const server = await testServer()
    const segment = { name: 'VIPs', rules: rule('customer.totalSpent', '>', 100) }
    const segmentId = (await server.call('POST', '/api/segments', segment)).body.id
    const audience = rule('customer.segments', 'contains', segmentId)
    const id = await server.publish({ ...greeting(), settings: { reentry: 'always', audience } })
    await server.call('POST', `/api/flows/${id}/archive`)
    expect((await server.call('DELETE', `/api/segments/${segmentId}`)).status).toBe(204)
    const { status, body } = await server.call('POST', `/api/flows/${id}/unarchive`)
    expect([status, body.problems[0].rule]).toEqual([409, 'unknown-segment'])
    expect((await server.call('GET', `/api/flows/${id}`)).body.status).toBe('archived')
    const { revision } = (await server.call('GET', `/api/flows/${id}`)).body
    await server.call('PUT', `/api/flows/${id}`, greeting(), { 'if-match': String(revision) })
    expect((await server.call('POST', `/api/flows/${id}/publish`, {})).body.status).toBe('live')
  })

  it('that was deleted leaves its journeys behind as exited', async () => {
    const server = await testServer()
    const id = await server.publish(waitingForOrder())
    await server.track('ada', 'Signed Up')
    expect((await server.call('DELETE', `/api/flows/${id}`)).status).toBe(204)
    expect((await server.call('GET', `/api/flows/${id}`)).status).toBe(404)
    const { body } = await server.call('GET', '/api/customers/ada/journeys')
    expect(body.items).toMatchObject([{ status: 'exited', endReason: 'archived', flowName: null }])
    expect((await server.call('GET', `/api/journeys/${body.items[0].id}`)).body.steps).toHaveLength(2)
  })
})
