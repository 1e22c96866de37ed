import type { Context } from 'hono'
import { Hono } from 'hono'
import { StoreUnavailable } from '../../ports/journal.ts'
import { Refusal } from '../../refusals.ts'
import { CallRejected } from '../../runtime/intakeCall.ts'
import { describeIntake } from '../describe.ts'
import { readBody } from '../readBody.ts'
import { answerFailed, answerPreflight } from './answers.ts'
import type { CallType } from './callSchemas.ts'
import { documented } from './callSchemas.ts'
import type { IntakeDeps } from './intakeDeps.ts'
import { takeBatch } from './takeBatch.ts'
import { takeOne } from './takeOne.ts'
import { bodyKey, headerKey } from './writeKey.ts'

const maxEventBytes = 32 * 1024
const maxBatchBytes = 500 * 1024

/** The browser library's short paths beside the calls they stand for. */
const paths: Readonly<Record<CallType | 'batch', readonly string[]>> = {
  identify: ['/identify', '/i'],
  track: ['/track', '/t'],
  page: ['/page', '/p'],
  screen: ['/screen', '/s'],
  group: ['/group', '/g'],
  alias: ['/alias', '/a'],
  batch: ['/batch', '/b'],
}

/** The Segment HTTP tracking API. Nothing runs before these handlers: this is the path that has to be short. */
export function intakeRoutes(deps: IntakeDeps) {
  const app = new Hono()
  for (const [type, aliases] of Object.entries(paths) as [CallType | 'batch', readonly string[]][]) {
    const take = type === 'batch' ? takeBatch : takeOne(type)
    const limitBytes = type === 'batch' ? maxBatchBytes : maxEventBytes
    const handle = async (c: Context) => {
      try {
        return await take(c, await readCallBody(c, limitBytes, deps), deps)
      } catch (error) {
        return answerError(c, error, deps)
      }
    }
    for (const path of aliases) app.post(path, describeIntake(type, documented[type], handle))
  }
  app.options('/*', answerPreflight)
  return app
}

/** The parsed body of a call that has the right write key. */
async function readCallBody(c: Context, limitBytes: number, { writeKey }: IntakeDeps): Promise<unknown> {
  const key = writeKey()
  const isKnown = headerKey(c.req.raw.headers.get('authorization')) === key
  const body = parseJson(await readBody(c.req.raw, limitBytes), isKnown)
  if (!isKnown && bodyKey(body) !== key) throw wrongKey()
  return body
}

const wrongKey = () =>
  new Refusal(
    'wrong-key',
    401,
    'The write key is missing or wrong. Send it as the user name of basic auth, or as writeKey.',
  )

function parseJson(text: string, isKnown: boolean): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A stranger learns nothing but that the key is missing.
    throw isKnown ? new Refusal('not-json', 400, 'The body is not JSON.') : wrongKey()
  }
}

function answerError(c: Context, error: unknown, { log }: IntakeDeps): Response {
  if (error instanceof CallRejected) return answerFailed(c, 400, [{ path: error.path, message: error.message }])
  if (error instanceof Refusal && (error.status === 400 || error.status === 401 || error.status === 413)) {
    return answerFailed(c, error.status, [{ path: '', message: error.message }])
  }
  if (error instanceof StoreUnavailable) {
    return answerFailed(c, 503, [{ path: '', message: 'Nothing can be stored right now. Send it again.' }])
  }
  log.error('A call of the intake failed.', error, { path: c.req.path })
  return answerFailed(c, 500, [{ path: '', message: 'The server failed. Send it again.' }])
}
