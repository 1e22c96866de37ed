import { StoreUnavailable } from '../../ports/journal.ts'
import { Refusal } from '../../refusals.ts'
import type { IntakeCall } from '../../runtime/intakeCall.ts'
import { CallRejected } from '../../runtime/intakeCall.ts'
import { takeCall } from '../../runtime/takeCall.ts'
import type { IntakeAnswer, RejectedItem } from './answers.ts'
import { answerFailed, answerStored } from './answers.ts'
import { batchSchema, isCallType } from './callSchemas.ts'
import { clockSkew } from './callTime.ts'
import type { IntakeDeps } from './intakeDeps.ts'
import type { ReadCall, Reading } from './readCall.ts'
import { readCall } from './readCall.ts'

const maxItems = 2_500
const maxItemBytes = 32 * 1024

/** Takes a list of calls in order. Each is a unit of work of its own in one commit, so that a bad one does not hold back the good ones. */
export async function takeBatch(body: unknown, deps: IntakeDeps): Promise<IntakeAnswer> {
  const parsed = batchSchema.safeParse(body)
  if (!parsed.success) {
    return answerFailed(
      400,
      parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    )
  }
  const { batch, sentAt, context } = parsed.data
  if (batch.length > maxItems) throw new Refusal('too-large', 413, `A batch has at most ${maxItems} calls.`)
  if (batch.length === 0) return answerFailed(400, [{ path: 'batch', message: 'The batch is empty.' }])

  const receivedAt = deps.clock.now()
  const batchSkewMs = clockSkew(sentAt, receivedAt)
  const reads = batch.map((item) => {
    const skewMs = sentAt === undefined ? clockSkew(member(item, 'sentAt'), receivedAt) : batchSkewMs
    return readItem(item, context, { receivedAt, skewMs })
  })
  const rejected = await storeAll(reads, deps)
  if (rejected.length < batch.length) return answerStored(rejected)
  return answerFailed(
    400,
    rejected.flatMap(({ index, errors }) => errors.map((error) => ({ index, ...error }))),
  )
}

function readItem(item: unknown, context: unknown, reading: Reading): ReadCall {
  const type = member(item, 'type')
  if (!isCallType(type)) {
    return {
      errors: [{ path: 'type', message: 'Say which call it is: track, identify, page, screen, group or alias.' }],
    }
  }
  const read = readCall(type, type === 'identify' ? withContext(item, context) : item, reading)
  if ('call' in read && Buffer.byteLength(JSON.stringify(item)) > maxItemBytes) {
    return { errors: [{ path: '', message: 'A call is at most 32 KB.' }] }
  }
  return read
}

/** What the batch says of all its calls, unless a call says it itself. */
function withContext(item: unknown, context: unknown): unknown {
  if (!isObject(context) || !isObject(item)) return item
  return { ...item, context: { ...context, ...(isObject(item.context) ? item.context : {}) } }
}

async function storeAll(
  reads: readonly ReadCall[],
  { turns, flows, currency, log }: IntakeDeps,
): Promise<RejectedItem[]> {
  const context = { flows, currency: currency() }
  const store = (call: IntakeCall) => turns.transact((unit) => takeCall(unit, call, context))
  const outcomes = await Promise.allSettled(reads.map((read) => ('call' in read ? store(read.call) : null)))
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  const fault = reasons.find((reason) => !(reason instanceof CallRejected))
  // Told to send it all again: what was stored is known by its message id, and nothing is lost in silence.
  if (fault instanceof StoreUnavailable || (fault && reasons.length === reads.length)) throw fault
  return reads.flatMap((read, index) => {
    if ('errors' in read) return [{ index, errors: read.errors }]
    const outcome = outcomes[index]
    if (outcome?.status !== 'rejected') return []
    if (outcome.reason instanceof CallRejected) {
      return [{ index, errors: [{ path: outcome.reason.path, message: outcome.reason.message }] }]
    }
    log.error('A call of a batch failed.', outcome.reason, { index })
    return [{ index, errors: [{ path: '', message: 'The server failed on this call. The others are stored.' }] }]
  })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const member = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined)
