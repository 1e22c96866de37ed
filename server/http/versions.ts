import { Hono } from 'hono'
import { z } from 'zod'
import { flowAnswer, listOf, versionAnswer } from '../../shared/api/answers.ts'
import type { Flow } from '../../shared/flow/flow.ts'
import { flowSchema } from '../../shared/flow/flow.ts'
import { notFound } from '../refusals.ts'
import type { AppDeps } from './deps.ts'
import { describe } from './describe.ts'
import { findFlow } from './flows.ts'
import { pageThrough } from './pageThrough.ts'
import { presentFlow, presentVersion } from './present/presentFlow.ts'
import { pageOf, pageQuery, queryOf } from './query.ts'
import { sendJson } from './sendJson.ts'

const tag = 'Versions'

/** The published versions of a flow, which never change. */
export function versionsRoutes({ library, lifecycle }: AppDeps) {
  function findVersion(id: string, text: string): Flow {
    const { id: flowId } = findFlow(library, id)
    const flow = /^\d{1,9}$/.test(text) ? library.version(flowId, Number(text)) : null
    if (!flow) throw notFound('version with this number')
    return flow
  }

  return new Hono()
    .get(
      '/flows/:id/versions',
      describe({
        summary: 'Published versions, newest first',
        tag,
        answer: { schema: listOf(versionAnswer) },
        refusals: [404, 422],
      }),
      queryOf(z.object(pageQuery)),
      (c) => {
        const { id } = findFlow(library, c.req.param('id'))
        const page = pageThrough(library.versions(id), ({ version }) => [-version], pageOf(c.req.valid('query')))
        return sendJson(c, { items: page.items.map(presentVersion), next: page.next })
      },
    )
    .get(
      '/flows/:id/versions/:n',
      describe({
        summary: 'One published version',
        tag,
        answer: { schema: versionAnswer.extend({ flow: flowSchema }) },
        refusals: [404],
      }),
      (c) => {
        const flow = findVersion(c.req.param('id'), c.req.param('n'))
        const record = library.versions(c.req.param('id')).find(({ version }) => version === Number(c.req.param('n')))
        if (!record) throw notFound('version with this number')
        return sendJson(c, { ...presentVersion(record), flow })
      },
    )
    .post(
      '/flows/:id/versions/:n/restore',
      describe({
        summary: 'Make a version the draft again; what is live stays as it is',
        tag,
        answer: { schema: flowAnswer },
        refusals: [404],
      }),
      async (c) => {
        const flow = findVersion(c.req.param('id'), c.req.param('n'))
        const { id, revision } = findFlow(library, c.req.param('id'))
        return sendJson(c, presentFlow(await lifecycle.saveDraft(id, revision, flow)))
      },
    )
}
