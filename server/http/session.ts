import { Hono } from 'hono'
import { z } from 'zod'
import { closeSession, openSession } from './adminToken.ts'
import { jsonBody } from './body.ts'
import type { HttpConfig } from './deps.ts'
import { describe } from './describe.ts'

const tag = 'Session'
const sessionBody = z.strictObject({ token: z.string().max(1_000) })

/** Signing in and out; open, for it is the door. */
export function sessionRoutes({ adminToken, publicUrl }: HttpConfig) {
  return new Hono()
    .post(
      '/session',
      describe({ summary: 'Sign in with the admin token', tag, body: sessionBody, refusals: [401, 422] }),
      jsonBody(sessionBody),
      (c) => {
        const isSecure = publicUrl?.startsWith('https:') ?? false
        if (adminToken !== null) openSession(c, adminToken, c.req.valid('json').token, isSecure)
        return c.body(null, 204)
      },
    )
    .delete('/session', describe({ summary: 'Sign out', tag }), (c) => {
      closeSession(c)
      return c.body(null, 204)
    })
}
