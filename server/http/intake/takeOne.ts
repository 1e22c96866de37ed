import { takeCall } from '../../runtime/takeCall.ts'
import type { IntakeAnswer } from './answers.ts'
import { answerFailed, answerStored } from './answers.ts'
import type { CallType } from './callSchemas.ts'
import { clockSkew } from './callTime.ts'
import type { IntakeDeps } from './intakeDeps.ts'
import { readCall } from './readCall.ts'

/** Takes a body that is one call: one unit of work, answered when it is stored for good. */
export const takeOne =
  (type: CallType) =>
  async (body: unknown, { turns, clock, flows, currency }: IntakeDeps): Promise<IntakeAnswer> => {
    const receivedAt = clock.now()
    const read = readCall(type, body, { receivedAt, skewMs: clockSkew(sentAtOf(body), receivedAt) })
    if ('errors' in read) return answerFailed(400, read.errors)
    await turns.transact((unit) => takeCall(unit, read.call, { flows, currency: currency() }))
    return answerStored()
  }

const sentAtOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'sentAt' in body ? body.sentAt : null
