import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Log } from '../log.ts'
import { StoreUnavailable } from '../ports/journal.ts'
import { Refusal } from '../refusals.ts'

const titles: Readonly<Record<string, string>> = {
  'not-found': 'Not found',
  'stale-revision': 'Somebody saved in the meantime',
  'missing-revision': 'The revision is missing',
  conflict: 'Not possible right now',
  'not-json': 'The body cannot be read',
  invalid: 'Something in the body is wrong',
  'too-large': 'Too large',
  'not-signed-in': 'Sign in first',
  'foreign-caller': 'Not from here',
  'store-unavailable': 'Nothing can be stored right now',
  bug: 'The server failed',
}

/** Makes RFC 9457 problems of refusals, and of bugs, which are logged once. */
export const onError =
  (log: Log): ErrorHandler =>
  (error, c) => {
    if (error instanceof Refusal) return problem(error.code, error.status, error.message, error.extra)
    if (error instanceof HTTPException) return problem('not-json', error.status, error.message)
    if (error instanceof StoreUnavailable) {
      return problem('store-unavailable', 503, 'Nothing was changed. Free some disk space and try again.', {}, '1')
    }
    log.error('A call failed.', error, { method: c.req.method, path: c.req.routePath })
    return problem('bug', 500, 'Nothing was changed. The server log says more.')
  }

/** Unknown routes, as problems. */
export const onNotFound: NotFoundHandler = (c) =>
  problem('not-found', 404, `There is no call ${c.req.method} ${c.req.path.slice(0, 200)}.`)

function problem(
  code: string,
  status: number,
  detail: string,
  extra: Readonly<Record<string, unknown>> = {},
  retryAfter?: string,
): Response {
  const body = { type: `urn:runnel:problem:${code}`, title: titles[code] ?? 'Refused', status, detail, ...extra }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
  })
}
