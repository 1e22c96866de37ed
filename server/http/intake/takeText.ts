import { StoreUnavailable } from '../../ports/journal.ts'
import { Refusal } from '../../refusals.ts'
import { CallRejected } from '../../runtime/intakeCall.ts'
import type { IntakeAnswer } from './answers.ts'
import { answerFailed } from './answers.ts'
import type { IntakeCallKind } from './calls.ts'
import type { IntakeDeps } from './intakeDeps.ts'
import { bodyKey, headerKey } from './writeKey.ts'

/** Carries out a call as it came in: `readText` gives its body, or throws a `Refusal`. Never rejects. */
export async function takeText(
  { type, take }: IntakeCallKind,
  authorization: string | null,
  readText: () => Promise<string>,
  deps: IntakeDeps,
): Promise<IntakeAnswer> {
  try {
    const key = deps.writeKey()
    const isKnown = headerKey(authorization) === key
    const body = parseJson(await readText(), isKnown)
    if (!isKnown && bodyKey(body) !== key) throw wrongKey()
    return await take(body, deps)
  } catch (error) {
    return answerError(type, error, deps)
  }
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

function answerError(type: string, error: unknown, { log }: IntakeDeps): IntakeAnswer {
  if (error instanceof CallRejected) return answerFailed(400, [{ path: error.path, message: error.message }])
  if (error instanceof Refusal && (error.status === 400 || error.status === 401 || error.status === 413)) {
    return answerFailed(error.status, [{ path: '', message: error.message }])
  }
  if (error instanceof StoreUnavailable) {
    return answerFailed(503, [{ path: '', message: 'Nothing can be stored right now. Send it again.' }])
  }
  log.error('A call of the intake failed.', error, { call: type })
  return answerFailed(500, [{ path: '', message: 'The server failed. Send it again.' }])
}
