import { describe, expect, it } from 'vitest'
import type { Journal } from '../../../server/ports/journal.ts'
import { StoreUnavailable } from '../../../server/ports/journal.ts'
import { flowFile } from '../../builders/flows.ts'
import { manualClock } from '../../builders/manualClock.ts'
import { tempFolder } from '../../builders/tempFolder.ts'
import type { TestServer } from '../../builders/testServer.ts'
import { testServer } from '../../builders/testServer.ts'

const dayMs = 24 * 3_600_000

/** Two pauses, one after the other. */
const first = flowFile(
  {
    start: { type: 'onEvent', event: 'Signed Up' },
    nap: { type: 'delay', for: 'P10D', label: 'Ten days' },
    rest: { type: 'delay', for: 'P10D' },
  },
  ['start:out>nap', 'nap:out>rest'],
)

const second = flowFile(
  {
    start: { type: 'onEvent', event: 'Signed Up' },
    nap: { type: 'delay', for: 'P2D', label: 'Two days' },
    gift: { type: 'givePoints', points: 5, reason: 'thanks' },
    memo: { type: 'note', text: 'for us' },
  },
  ['start:out>nap', 'nap:out>gift'],
)

/** So many customers at the first pause of version 1, and a draft that is different. */
async function withPeople(people: number, given: Parameters<typeof testServer>[0] = {}) {
  const server = await testServer(given)
  const id = await server.publish(first)
  const batch = Array.from({ length: people }, (_, n) => ({ type: 'track', userId: `c${n}`, event: 'Signed Up' }))
  expect((await server.post('/v1/batch', { batch })).status).toBe(200)
  await draw(server, id, second)
  return { server, id }
}

async function draw(server: TestServer, id: string, flow: unknown): Promise<void> {
  const { headers } = await server.call('GET', `/api/flows/${id}`)
  const saved = await server.call('PUT', `/api/flows/${id}`, flow, { 'if-match': headers.get('etag') ?? '' })
  expect(saved.status).toBe(200)
}

const publish = (server: TestServer, id: string, migrate?: unknown) =>
  server.call('POST', `/api/flows/${id}/publish`, { migrate })

const counts = async (server: TestServer, id: string, version?: number) =>
  (await server.call('GET', `/api/flows/${id}/counts${version === undefined ? '' : `?version=${version}`}`)).body

const standing = async (server: TestServer, id: string) => {
  const { body } = await server.call('GET', `/api/flows/${id}/journeys?limit=200`)
  const places = body.items.map((one: { version: number; nodeId: string | null; status: string }) =>
    one.nodeId === null ? one.status : `v${one.version} ${one.nodeId}`,
  )
  return places.sort()
}

describe('before publishing with people inside', () => {
  it('says how many stand where, and suggests the same node where the draft still has it', async () => {
    const { server, id } = await withPeople(2)
    await server.advance(10 * dayMs)
    await server.track('late', 'Signed Up')
    const { body } = await server.call('GET', `/api/flows/${id}/migration`)
    expect(body).toEqual({
      nextVersion: 2,
      items: [
        { version: 1, nodeId: 'nap', type: 'delay', label: 'Ten days', waiting: 1, suggestion: { moveTo: 'nap' } },
        { version: 1, nodeId: 'rest', type: 'delay', label: 'Delay', waiting: 2, suggestion: 'finish' },
      ],
      underWay: null,
    })
  })

  it.each([
    [{ 7: { nap: 'exit' } }, 'migrate.7'],
    [{ one: { nap: 'exit' } }, 'migrate.one'],
    [{ 1: { nowhere: 'exit' } }, 'migrate.1.nowhere'],
    [{ 1: { nap: 'stay' } }, 'migrate.1.nap'],
    [{ 1: { nap: { moveTo: 'rest' } } }, 'migrate.1.nap.moveTo'],
    [{ 1: { nap: { moveTo: 'start' } } }, 'migrate.1.nap.moveTo'],
    [{ 1: { nap: { moveTo: 'memo' } } }, 'migrate.1.nap.moveTo'],
    [{ 1: { nap: { moveTo: 'gift', and: 'more' } } }, 'migrate.1.nap'],
  ])('refuses %j and names what is wrong', async (migrate, path) => {
    const { server, id } = await withPeople(1)
    const refused = await publish(server, id, migrate)
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, path])
    expect((await server.call('GET', `/api/flows/${id}`)).body.liveVersion).toBe(1)
  })

  it('refuses choices for a version that nobody is in any more', async () => {
    const { server, id } = await withPeople(1)
    await server.advance(30 * dayMs)
    const refused = await publish(server, id, { 1: { nap: 'exit' } })
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ path: 'migrate.1', message: 'Nobody is on the way in version 1. Leave it out.' }],
    ])
  })

  it('names what the check finds before anything else', async () => {
    const { server, id } = await withPeople(1)
    await draw(server, id, flowFile({ start: { type: 'onEvent', event: '' } }, []))
    expect((await publish(server, id, { 7: { nap: 'exit' } })).status).toBe(409)
  })
})

describe('publishing with people inside', () => {
  it('lets everybody finish on their version where nothing is said', async () => {
    const { server, id } = await withPeople(2)
    await publish(server, id, { 1: { nap: 'finish' } })
    expect(await standing(server, id)).toEqual(['v1 nap', 'v1 nap'])
  })

  it('moves those who stand at a node, says so on the node that they left, and starts the new pause from now', async () => {
    const { server, id } = await withPeople(1)
    await server.advance(dayMs)
    const answer = await publish(server, id, { 1: { nap: { moveTo: 'nap' } } })
    expect([answer.status, answer.body.liveVersion]).toEqual([200, 2])
    const { body } = await server.call('GET', '/api/journeys/1')
    expect(body).toMatchObject({ version: 2, status: 'waiting', startedAt: '2026-03-02T09:00:00.000Z' })
    expect(body.steps).toMatchObject([
      { nodeId: 'start', handle: 'out' },
      { nodeId: 'nap', handle: null, until: '2026-03-03T09:00:00.000Z' },
      { nodeId: 'nap', at: '2026-03-03T09:00:00.000Z', until: '2026-03-05T09:00:00.000Z' },
    ])
    expect(body.steps[1].says.at(-1)).toBe('moved on to “Two days” of version 2 by whoever published that')
  })

  it('counts a moved journey once, in its new version, and each visit in the version in which it was made', async () => {
    const { server, id } = await withPeople(3)
    await publish(server, id, { 1: { nap: { moveTo: 'gift' } } })
    const ofAll = { entered: 3, waiting: 0, completed: 3, exited: 0, failed: 0, converted: 0 }
    expect((await counts(server, id)).journeys).toEqual(ofAll)
    expect(await counts(server, id, 1)).toMatchObject({
      journeys: { entered: 0, waiting: 0, completed: 0 },
      nodes: {
        start: { entered: 3, left: { out: 3 } },
        nap: { entered: 3, waiting: 0, left: {}, ended: 3, failed: 0 },
      },
    })
    expect(await counts(server, id, 2)).toMatchObject({
      journeys: ofAll,
      nodes: { gift: { entered: 3, left: { out: 3 } } },
    })
    expect(server.journal.customer('c0')?.rewards.points).toBe(5)
  })

  it('takes those out whom the publisher wants out', async () => {
    const { server, id } = await withPeople(2)
    await publish(server, id, { 1: { nap: 'exit' } })
    expect(await standing(server, id)).toEqual(['exited', 'exited'])
    expect((await server.call('GET', '/api/journeys/1')).body).toMatchObject({ version: 1, endReason: 'migrated' })
  })

  it('chooses for each older version apart', async () => {
    const { server, id } = await withPeople(1)
    await publish(server, id)
    await server.track('second', 'Signed Up')
    await draw(server, id, { ...second, name: 'Third' })
    await publish(server, id, { 1: { nap: 'exit' }, 2: { nap: { moveTo: 'gift' } } })
    expect(await standing(server, id)).toEqual(['completed', 'exited'])
  })

  it('leaves alone who comes to the node after the moment of publishing', async () => {
    const { server, id } = await withPeople(1)
    await server.advance(dayMs)
    await server.call('POST', `/api/flows/${id}/pause`)
    await publish(server, id, { 1: { rest: { moveTo: 'gift' } } })
    await server.advance(20 * dayMs)
    await server.call('POST', `/api/flows/${id}/resume`)
    await server.settle()
    expect(await standing(server, id)).toEqual(['v1 rest'])
    expect(server.library.flow(id)?.migration).toBeNull()
  })

  it('moves hundreds in order, each once', async () => {
    const { server, id } = await withPeople(450)
    await publish(server, id, { 1: { nap: { moveTo: 'gift' } } })
    expect((await counts(server, id, 2)).nodes.gift).toMatchObject({ entered: 450, left: { out: 450 } })
    const all = Array.from({ length: 450 }, (_, n) => server.journal.customer(`c${n}`)?.rewards.points)
    expect(new Set(all)).toEqual(new Set([5]))
    expect((await server.call('GET', `/api/flows/${id}/migration`)).body).toMatchObject({ items: [], underWay: null })
  })

  it('keeps moves for the resume of a paused flow, and says how many', async () => {
    const { server, id } = await withPeople(3)
    await server.call('POST', `/api/flows/${id}/pause`)
    await publish(server, id, { 1: { nap: { moveTo: 'gift' } } })
    expect(await standing(server, id)).toEqual(['v1 nap', 'v1 nap', 'v1 nap'])
    expect((await server.call('GET', `/api/flows/${id}/migration`)).body.underWay).toEqual({ version: 2, left: 3 })
    await server.call('POST', `/api/flows/${id}/resume`)
    expect(await standing(server, id)).toEqual(['completed', 'completed', 'completed'])
  })

  it('lets an archive end those who were still to be moved', async () => {
    const { server, id } = await withPeople(1)
    await server.call('POST', `/api/flows/${id}/pause`)
    await publish(server, id, { 1: { nap: { moveTo: 'gift' } } })
    await server.call('POST', `/api/flows/${id}/archive`)
    expect((await server.call('GET', '/api/journeys/1')).body).toMatchObject({ version: 1, endReason: 'archived' })
    expect(server.library.flow(id)?.migration).toBeNull()
  })

  it('logs a move that cannot be stored, and makes it at the next start', async () => {
    const dir = await tempFolder()
    const clock = manualClock()
    const disk = { isFull: false }
    const { server, id } = await withPeople(250, { dir, clock, wrapJournal: (journal) => fillingUp(journal, disk) })
    disk.isFull = true
    expect((await publish(server, id, { 1: { nap: { moveTo: 'gift' } } })).status).toBe(200)
    expect(server.logged.join('\n')).toContain('could not be moved to the new version')
    expect(new Set(await standing(server, id))).toEqual(new Set(['completed', 'v1 nap']))
    await server.stop()

    const again = await testServer({ dir, clock })
    expect((await counts(again, id)).journeys).toMatchObject({ entered: 250, completed: 250 })
    expect((await counts(again, id, 2)).nodes.gift).toMatchObject({ entered: 250, left: { out: 250 } })
    expect(again.library.flow(id)?.migration).toBeNull()
  })
})

/** A journal that has room for a hundred units more once the disk is full. */
function fillingUp(journal: Journal, disk: { isFull: boolean }): Journal {
  let room = 100
  return {
    ...journal,
    transact: (unit) =>
      disk.isFull && --room < 0 ? Promise.reject(new StoreUnavailable('The disk is full.')) : journal.transact(unit),
  }
}
