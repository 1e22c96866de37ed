import { Hono } from 'hono'
import { listOf, templateAnswer } from '../../shared/api/answers.ts'
import { flowSchema } from '../../shared/flow/flow.ts'
import { flowBody } from './body.ts'
import type { AppDeps } from './deps.ts'
import { describe } from './describe.ts'
import { sendJson } from './sendJson.ts'

const tag = 'Templates'

/** Flow files to start from. */
export function templatesRoutes({ library, templates }: AppDeps) {
  return new Hono()
    .get(
      '/templates',
      describe({
        summary: "Flow templates that ship, and the team's own",
        tag,
        answer: { schema: listOf(templateAnswer) },
      }),
      (c) => {
        const shipped = templates.map((template) => ({ ...template, shipped: true }))
        const own = library.templates().map((template) => ({ ...template, shipped: false }))
        return sendJson(c, { items: [...shipped, ...own], next: null })
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
}
