import type { Context, TypedResponse } from 'hono'

/**
 * Sends an answer. Its type goes to the typed client as it is: answers are JSON already, and working that out again for a whole flow is
 * more than the compiler can take.
 */
export function sendJson<T, S extends 200 | 201 = 200>(
  c: Context,
  body: T,
  status: S = 200 as S, // The default of the type parameter is the default of the value.
): Response & TypedResponse<T, S, 'json'> {
  // A TypedResponse is a Response that also carries types, which exist for the compiler alone.
  const sent: Response = c.body(JSON.stringify(body), status, { 'content-type': 'application/json' })
  return sent as Response & TypedResponse<T, S, 'json'>
}
