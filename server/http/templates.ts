import { Hono } from 'hono'
import { z } from 'zod'
import type { TemplateAnswer } from '../../shared/api/answers.ts'
import { listOf, templateAnswer } from '../../shared/api/answers.ts'
import { flowSchema } from '../../shared/flow/flow.ts'
import { conflict } from '../refusals.ts'
import { flowBody } from './body.ts'
import type { AppDeps } from './deps.ts'
import { describe } from './describe.ts'
import type { Place } from './pageThrough.ts'
import { pageThrough } from './pageThrough.ts'
import { pageOf, pageQuery, queryOf } from './query.ts'
import { sendJson } from './sendJson.ts'

const tag = 'Templates'

/** Those that ship first, by their ids; then the team's own, by name. */
const placeOf = ({ id, flow, shipped }: TemplateAnswer): Place => [shipped ? 0 : 1, shipped ? '' : flow.name, id]

/** Flow files to start from. */
export function templatesRoutes({ library, templates }: AppDeps) {
  return new Hono()
    .get(
      '/templates',
      describe({
        summary: "Flow templates that ship, and the team's own",
        tag,
        answer: { schema: listOf(templateAnswer) },
        refusals: [422],
      }),
      queryOf(z.object(pageQuery)),
      (c) => {
        const shipped = templates.map((template) => ({ ...template, shipped: true }))
        const own = library.templates().map((template) => ({ ...template, shipped: false }))
        return sendJson(c, pageThrough([...shipped, ...own], placeOf, pageOf(c.req.valid('query'))))
      },
    )
    .post(
      '/templates',
      describe({
        summary: 'Keep a flow as a template of the team',
        tag,
        body: flowSchema,
        answer: { status: 201, schema: templateAnswer },
        refusals: [400, 413, 422],
      }),
      flowBody,
      async (c) => sendJson(c, { ...(await library.saveTemplate(c.req.valid('json'))), shipped: false }, 201),
    )
    .delete(
      '/templates/:id',
      describe({ summary: 'Delete a template of the team; those that ship stay', tag, refusals: [404, 409] }),
      async (c) => {
        const id = c.req.param('id')
        if (templates.some((template) => template.id === id)) {
          throw conflict('This template comes with Runnel and stays. Only those of your team can be deleted.')
        }
        await library.removeTemplate(id)
        return c.body(null, 204)
      },
    )
}
