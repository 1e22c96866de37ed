import { Hono } from 'hono'
import { z } from 'zod'
import type { SegmentAnswer } from '../../shared/api/answers.ts'
import { listOf, segmentAnswer, segmentCount } from '../../shared/api/answers.ts'
import { rules } from '../../shared/rules/rules.ts'
import { segmentRulesProblems } from '../../shared/segments/problems.ts'
import type { Segment } from '../../shared/segments/segment.ts'
import { segmentFile } from '../../shared/segments/segment.ts'
import { invalid, notFound } from '../refusals.ts'
import { matchingCustomers } from '../runtime/matchingCustomers.ts'
import { jsonBody } from './body.ts'
import type { AppDeps } from './deps.ts'
import { describe } from './describe.ts'
import { pageThrough } from './pageThrough.ts'
import { presentCustomer } from './present/presentCustomer.ts'
import { pageOf, pageQuery, queryOf } from './query.ts'
import { sendJson } from './sendJson.ts'

const tag = 'Segments'
const countBody = z.strictObject({ rules })

/** Named sets of rules, and who is in them. */
export function segmentsRoutes({ library, journal, segments, segmentLifecycle, clock, workspace }: AppDeps) {
  const present = ({ id, name, description, rules }: Segment): SegmentAnswer => ({
    id,
    name,
    description,
    rules,
    customers: journal.segmentSize(id),
    isSettled: !segments.unsettled().has(id),
  })

  return new Hono()
    .get(
      '/segments',
      describe({ summary: 'Segments, by name', tag, answer: { schema: listOf(segmentAnswer) }, refusals: [422] }),
      queryOf(z.object(pageQuery)),
      (c) => {
        const page = pageThrough(library.segments(), ({ name, id }) => [name, id], pageOf(c.req.valid('query')))
        return sendJson(c, { items: page.items.map(present), next: page.next })
      },
    )
    .post(
      '/segments',
      describe({
        summary: 'Create a segment; customers are sorted into it in the background, which starts no journeys',
        tag,
        body: segmentFile,
        answer: { status: 201, schema: segmentAnswer },
        refusals: [400, 413, 422],
      }),
      jsonBody(segmentFile),
      async (c) => {
        const segment = await segmentLifecycle.create(c.req.valid('json'))
        c.header('location', `/api/segments/${segment.id}`)
        return sendJson(c, present(segment), 201)
      },
    )
    .post(
      '/segments/count',
      describe({
        summary: 'How many customers rules match now, with the newest of them',
        tag,
        body: countBody,
        answer: { schema: segmentCount },
        refusals: [400, 413, 422],
      }),
      jsonBody(countBody),
      async (c) => {
        const { rules } = c.req.valid('json')
        const problems = segmentRulesProblems(rules, null, library.segments())
        if (problems.length > 0) throw invalid(problems)
        const now = clock.now()
        const facts = { journal, workspace: workspace(), now }
        const { count, examples } = await matchingCustomers(rules, facts, c.req.raw.signal)
        const shown = examples.map((customer) => presentCustomer(customer, now, workspace()))
        return sendJson(c, { customers: count, examples: shown })
      },
    )
    .get(
      '/segments/:id',
      describe({ summary: 'One segment', tag, answer: { schema: segmentAnswer }, refusals: [404] }),
      (c) => {
        const segment = library.segment(c.req.param('id'))
        if (!segment) throw notFound('segment with this id')
        return sendJson(c, present(segment))
      },
    )
    .put(
      '/segments/:id',
      describe({
        summary: 'Change a segment; an edit makes nobody enter or leave, and starts no journeys',
        tag,
        body: segmentFile,
        answer: { schema: segmentAnswer },
        refusals: [400, 404, 413, 422],
      }),
      jsonBody(segmentFile),
      async (c) => sendJson(c, present(await segmentLifecycle.save(c.req.param('id'), c.req.valid('json')))),
    )
    .delete(
      '/segments/:id',
      describe({ summary: 'Delete a segment that nothing needs any more', tag, refusals: [404, 409] }),
      async (c) => {
        await segmentLifecycle.remove(c.req.param('id'))
        return c.body(null, 204)
      },
    )
}
