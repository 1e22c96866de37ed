import type { Context } from 'hono'
import { Hono } from 'hono'
import { describeIntake } from '../describe.ts'
import { readBody } from '../readBody.ts'
import type { IntakeAnswer } from './answers.ts'
import { answerPreflight, answerUnknown } from './answers.ts'
import { documented } from './callSchemas.ts'
import { intakeCalls } from './calls.ts'
import type { IntakeDeps } from './intakeDeps.ts'
import { takeText } from './takeText.ts'

/** The Segment HTTP tracking API: every call of it, however it is sent. */
export function intakeRoutes(deps: IntakeDeps) {
  const app = new Hono()
  for (const call of intakeCalls) {
    const handle = async (c: Context) => {
      const readText = () => readBody(c.req.raw, call.limitBytes)
      return send(c, await takeText(call, c.req.header('authorization') ?? null, readText, deps))
    }
    for (const path of call.paths) app.post(path, describeIntake(call.type, documented[call.type], handle))
  }
  app.options('/*', (c) => send(c, answerPreflight(c.req.header('access-control-request-headers'))))
  return app
}

/** Whatever else is asked below `/v1`. */
export const onUnknownCall = (c: Context): Response => send(c, answerUnknown(c.req.method, c.req.path))

const send = (c: Context, { status, headers, body }: IntakeAnswer): Response =>
  status === 204 ? c.body(null, status, headers) : c.body(body, status, headers)
