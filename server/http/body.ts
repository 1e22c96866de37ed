import type { MiddlewareHandler } from 'hono'
import type { Env } from 'hono/types'
import type { z } from 'zod'
import type { Flow } from '../../shared/flow/flow.ts'
import { maxFlowBytes, parseFlow } from '../../shared/flow/parse.ts'
import type { InputError } from '../refusals.ts'
import { invalid, notJson } from '../refusals.ts'
import { isTooDeep, maxDepth } from './depth.ts'
import { readBody } from './readBody.ts'

/** Room for a flow with a history beside it. */
export const maxBodyBytes = 2 * maxFlowBytes

const smallBytes = 256 * 1024

/**
 * Reads a JSON body of any content type by its schema: 400 where it is no JSON, 413 over the limit, 422 with every path named. `c.req.valid('json')` has it.
 * An empty body counts as `{}`, for calls whose every field may be left out.
 */
export const jsonBody =
  <S extends z.ZodType>(
    schema: S,
    limitBytes = smallBytes,
  ): MiddlewareHandler<Env, string, { in: { json: z.input<S> }; out: { json: z.output<S> } }> =>
  async (c, next) => {
    const parsed = schema.safeParse(parseJson((await readBody(c.req.raw, limitBytes)) || '{}'))
    if (!parsed.success) throw invalid(inputErrors(parsed.error))
    // What a schema has passed is kept under the target of its name; the port asks for an object.
    c.req.addValidatedData('json', parsed.data as object)
    await next()
  }

/** Reads a form whose one field holds JSON, as a page sends it to get a page back. Refuses as `jsonBody` does; `c.req.valid('form')` has it. */
export const formBody =
  <S extends z.ZodType>(
    field: string,
    schema: S,
    limitBytes: number,
  ): MiddlewareHandler<Env, string, { in: { form: Record<string, string> }; out: { form: z.output<S> } }> =>
  async (c, next) => {
    const text = new URLSearchParams(await readBody(c.req.raw, limitBytes)).get(field)
    const parsed = schema.safeParse(parseJson(text ?? ''))
    if (!parsed.success) throw invalid(inputErrors(parsed.error))
    // As above.
    c.req.addValidatedData('form', parsed.data as object)
    await next()
  }

/** Reads a body that is a flow file, of any version that is read. */
export const flowBody: MiddlewareHandler<Env, string, { in: { json: Flow }; out: { json: Flow } }> = async (
  c,
  next,
) => {
  c.req.addValidatedData('json', readFlow(parseJson(await readBody(c.req.raw, maxFlowBytes)), ''))
  await next()
}

/** A flow inside a body, its errors named from `at`; throws a 422. */
export function readFlow(input: unknown, at: string): Flow {
  const parsed = parseFlow(input)
  if (parsed.ok) return parsed.flow
  throw invalid(parsed.errors.map(({ path, message }) => ({ path: joinPath(at, path), message })))
}

const joinPath = (at: string, path: string) => (at && path ? `${at}.${path}` : at || path)

function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw notJson('The body is not JSON.')
  }
  if (isTooDeep(value)) throw notJson(`The body is nested deeper than ${maxDepth} levels.`)
  return value
}

const inputErrors = (error: z.ZodError): InputError[] =>
  error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
