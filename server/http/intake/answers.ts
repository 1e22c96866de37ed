import type { Context } from 'hono'
import type { InputError } from '../../refusals.ts'

/** One item of a batch that was not taken. */
export interface RejectedItem {
  index: number
  errors: InputError[]
}

// A browser may post from any page: the write key says whose event it is, and no cookie counts here.
const headers = { 'content-type': 'application/json', 'access-control-allow-origin': '*' }

const stored = '{"success":true}'

export function answerStored(c: Context, rejected: readonly RejectedItem[] = []): Response {
  return c.body(rejected.length === 0 ? stored : JSON.stringify({ success: true, rejected }), 200, headers)
}

export function answerFailed(
  c: Context,
  status: 400 | 401 | 404 | 413 | 500 | 503,
  errors: readonly (InputError & { index?: number })[],
): Response {
  const more = status === 503 ? { 'retry-after': '1' } : status === 401 ? { 'www-authenticate': 'Basic' } : {}
  return c.body(JSON.stringify({ success: false, errors }), status, { ...headers, ...more })
}

/** There is no such call. */
export const answerUnknown = (c: Context): Response =>
  answerFailed(c, 404, [{ path: '', message: `There is no call ${c.req.method} ${c.req.path.slice(0, 200)}.` }])

/** What a browser asks before it posts JSON from another page. */
export function answerPreflight(c: Context): Response {
  return c.body(null, 204, {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-allow-headers': c.req.header('access-control-request-headers') ?? 'authorization, content-type',
    'access-control-max-age': '86400',
  })
}
