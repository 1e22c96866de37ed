import { Hono } from 'hono'
import { z } from 'zod'
import { flowAnswer, flowListItem, listOf, migrationAnswer } from '../../shared/api/answers.ts'
import { choices } from '../../shared/engine/migration.ts'
import { writeFlow } from '../../shared/flow/canonical.ts'
import { flowSchema } from '../../shared/flow/flow.ts'
import type { FlowRecord, Library } from '../ports/library.ts'
import { missingRevision, notFound, staleRevision } from '../refusals.ts'
import { attachment } from './attachment.ts'
import { flowBody, jsonBody } from './body.ts'
import type { AppDeps } from './deps.ts'
import { describe } from './describe.ts'
import type { Place } from './pageThrough.ts'
import { pageThrough } from './pageThrough.ts'
import { presentFlow, presentFlowRow } from './present/presentFlow.ts'
import { presentMigration } from './present/presentMigration.ts'
import { pageOf, pageQuery, queryOf } from './query.ts'
import { sendJson } from './sendJson.ts'

const tag = 'Flows'

/** The newest change first. */
const placeOf = ({ updatedAt, id }: FlowRecord): Place => [-updatedAt, id]

const publishBody = z.strictObject({
  note: z.string().max(2_000).default(''),
  migrate: choices.default({}),
})

/** The flow of an id; throws a 404. */
export function findFlow(library: Library, id: string): FlowRecord {
  const record = library.flow(id)
  if (!record) throw notFound('flow with this id')
  return record
}

/** The flows and what can be done with them. */
export function flowsRoutes(deps: AppDeps) {
  const { library, journal, lifecycle, clock } = deps

  return new Hono()
    .get(
      '/flows',
      describe({ summary: 'The library, newest change first', tag, answer: { schema: listOf(flowListItem) } }),
      queryOf(z.object(pageQuery)),
      (c) => {
        const page = pageThrough(library.flows(), placeOf, pageOf(c.req.valid('query')))
        const items = page.items.map((record) => presentFlowRow(record, journal.counts(record.id, {}).journeys))
        return sendJson(c, { items, next: page.next })
      },
    )
    .post(
      '/flows',
      describe({
        summary: 'Create a flow from a flow file',
        tag,
        body: flowSchema,
        answer: { status: 201, schema: flowAnswer },
        refusals: [400, 413, 422],
      }),
      flowBody,
      async (c) => {
        const record = await library.create(c.req.valid('json'), clock.now())
        c.header('etag', etagOf(record))
        c.header('location', `/api/flows/${record.id}`)
        return sendJson(c, presentFlow(record), 201)
      },
    )
    .get(
      '/flows/:id',
      describe({ summary: 'A flow with its draft', tag, answer: { schema: flowAnswer }, refusals: [404] }),
      (c) => {
        const record = findFlow(library, c.req.param('id'))
        c.header('etag', etagOf(record))
        return sendJson(c, presentFlow(record))
      },
    )
    .put(
      '/flows/:id',
      describe({
        summary: 'Save the draft; If-Match names the revision that was changed',
        tag,
        body: flowSchema,
        answer: { schema: flowAnswer },
        refusals: [400, 404, 412, 413, 422, 428],
      }),
      flowBody,
      async (c) => {
        const { id } = findFlow(library, c.req.param('id'))
        const revision = revisionOf(c.req.header('if-match'))
        try {
          const record = await lifecycle.saveDraft(id, revision, c.req.valid('json'))
          c.header('etag', etagOf(record))
          return sendJson(c, presentFlow(record))
        } catch (error) {
          throw isStale(error) ? stale(id) : error
        }
      },
    )
    .delete('/flows/:id', describe({ summary: 'Delete a flow for good', tag, refusals: [404] }), async (c) => {
      await lifecycle.remove(c.req.param('id'))
      return c.body(null, 204)
    })
    .post(
      '/flows/:id/publish',
      describe({
        summary: 'Publish the draft as the next version',
        tag,
        body: publishBody,
        answer: { schema: flowAnswer },
        refusals: [404, 409, 422],
      }),
      jsonBody(publishBody),
      async (c) => {
        const { note, migrate } = c.req.valid('json')
        return sendJson(c, presentFlow(await lifecycle.publish(c.req.param('id'), note, migrate)))
      },
    )
    .get(
      '/flows/:id/migration',
      describe({
        summary: 'Who would be inside if the draft were published now: where, how many, and what is suggested',
        tag,
        answer: { schema: migrationAnswer },
        refusals: [404],
      }),
      (c) => sendJson(c, presentMigration(findFlow(library, c.req.param('id')), deps)),
    )
    .post('/flows/:id/pause', describeChange('Pause: no new journeys, timers are held'), async (c) =>
      sendJson(c, presentFlow(await lifecycle.pause(c.req.param('id')))),
    )
    .post('/flows/:id/resume', describeChange('Resume a paused flow'), async (c) =>
      sendJson(c, presentFlow(await lifecycle.resume(c.req.param('id')))),
    )
    .post('/flows/:id/archive', describeChange('Archive: everybody in it exits'), async (c) =>
      sendJson(c, presentFlow(await lifecycle.archive(c.req.param('id')))),
    )
    .post('/flows/:id/unarchive', describeChange('Take out of the archive: paused, or a draft'), async (c) =>
      sendJson(c, presentFlow(await lifecycle.unarchive(c.req.param('id')))),
    )
    .get(
      '/flows/:id/export',
      describe({ summary: 'The canonical flow file', tag, answer: { schema: flowSchema }, refusals: [404] }),
      (c) => {
        const { flow } = findFlow(library, c.req.param('id'))
        return c.body(writeFlow(flow), 200, {
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': attachment(`${flow.name}.json`),
        })
      },
    )

  function stale(id: string) {
    const current = library.flow(id)
    return staleRevision(current && presentFlow(current))
  }
}

const describeChange = (summary: string) =>
  describe({ summary, tag, answer: { schema: flowAnswer }, refusals: [404, 409] })

/** The revision that a sender changed; one that reads as no revision of ours is a stale one. */
function revisionOf(ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw missingRevision()
  return Number(/^(?:W\/)?"?(\d{1,9})"?$/.exec(ifMatch.trim())?.[1] ?? 0)
}

const etagOf = ({ revision }: FlowRecord): string => `"${revision}"`

const isStale = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'stale-revision'
