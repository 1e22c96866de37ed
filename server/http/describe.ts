import type { Context, MiddlewareHandler } from 'hono'
import type { DescribeRouteOptions } from 'hono-openapi'
import { describeRoute, resolver, uniqueSymbol } from 'hono-openapi'
import { z } from 'zod'
import { problemDetails } from '../../shared/api/answers.ts'

/** What the documentation says of a route. */
export interface RouteDescription {
  summary: string
  tag: string
  body?: z.ZodType
  /** The answer that means success: its status and its JSON; no schema where it has no JSON. */
  answer?: { status?: 200 | 201; schema: z.ZodType; media?: string }
  /** Statuses of refusals, each a problem+json. */
  refusals?: readonly number[]
}

/** Documents a route of the app's API from its schemas. */
export function describe({ summary, tag, body, answer, refusals = [] }: RouteDescription): MiddlewareHandler {
  const problems = refusals.map((status) => [
    status,
    { description: 'Problem', content: { 'application/problem+json': { schema: resolver(problemDetails) } } },
  ])
  return describeRoute({
    summary,
    tags: [tag],
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: resolver(body) } } } } : {}),
    responses: {
      ...(answer
        ? {
            [answer.status ?? 200]: {
              description: 'Success',
              content: { [answer.media ?? 'application/json']: { schema: resolver(answer.schema) } },
            },
          }
        : { 204: { description: 'Done' } }),
      ...Object.fromEntries(problems),
    },
  })
}

const stored = z.object({
  success: z.literal(true),
  rejected: z
    .array(z.object({ index: z.number(), errors: z.array(z.object({ path: z.string(), message: z.string() })) }))
    .optional(),
})

/** Documents a call of the intake on its handler itself: a middleware would be one more step on the path of every event. */
export function describeIntake<H extends (c: Context) => Promise<Response>>(
  type: string,
  body: z.ZodType,
  handler: H,
): H {
  const spec: DescribeRouteOptions = {
    summary: `Segment's ${type}`,
    tags: ['Event intake'],
    requestBody: { required: true, content: { 'application/json': { schema: resolver(body) } } },
    responses: {
      200: { description: 'Stored for good', content: { 'application/json': { schema: resolver(stored) } } },
      400: { description: 'Bad input' },
      401: { description: 'The write key is missing or wrong' },
      413: { description: 'Too large' },
      503: { description: 'Nothing can be stored right now' },
    },
  }
  // A fresh function each time: one handler serves two paths.
  const described = (c: Context) => handler(c)
  return Object.assign(described, { [uniqueSymbol]: { spec } }) as unknown as H
}
