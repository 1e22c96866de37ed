import type { MiddlewareHandler } from 'hono'
import type { Env } from 'hono/types'
import { resolver, uniqueSymbol } from 'hono-openapi'
import { z } from 'zod'
import { invalid } from '../refusals.ts'

type QueryHandler<S extends z.ZodType> = MiddlewareHandler<
  Env,
  string,
  { in: { query: z.input<S> }; out: { query: z.output<S> } }
>

/** Reads the query by a schema, which also documents it; 422 where it is wrong. `c.req.valid('query')` has it. */
export function queryOf<S extends z.ZodType>(schema: S): QueryHandler<S> {
  const read: QueryHandler<S> = async (c, next) => {
    const parsed = schema.safeParse(c.req.query())
    if (!parsed.success) {
      throw invalid(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })))
    }
    // Schemas of a query are objects.
    c.req.addValidatedData('query', parsed.data as object)
    await next()
  }
  return Object.assign(read, { [uniqueSymbol]: { target: 'query', ...resolver(schema) } })
}

const defaultLimit = 50
const maxLimit = 200

/** Every list: 50 long, up to 200, from an opaque cursor on. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^\d{1,9}$/, 'limit is a number.')
    .transform((text) => Math.min(maxLimit, Math.max(1, Number(text))))
    .optional(),
  cursor: z.string().max(1_000).optional(),
}

/** The page that a query asks for, as the journal takes it. */
export function pageOf(query: { limit?: number | undefined; cursor?: string | undefined }): {
  limit: number
  cursor?: string
} {
  return { limit: query.limit ?? defaultLimit, ...(query.cursor ? { cursor: query.cursor } : {}) }
}
