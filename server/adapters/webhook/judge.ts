import type { Attempt } from '../../ports/channel.ts'
import { AddressRefused } from './checkedLookup.ts'
import type { WebhookAnswer } from './request.ts'
import { retryAfter } from './retryAfter.ts'

const worthAnotherTry = new Set([408, 425, 429])

/** What a receiver's answer means for the delivery. */
export function judgeAnswer(answer: WebhookAnswer, now: number): Attempt {
  const { status, body } = answer
  const response = body === '' ? `HTTP ${status}` : `HTTP ${status}: ${body}`
  if (status >= 200 && status < 300) return { result: 'sent', response }
  if (status >= 300 && status < 400)
    return { result: 'give-up', response: `HTTP ${status}: redirects are not followed.` }
  if (status < 500 && !worthAnotherTry.has(status)) return { result: 'give-up', response }
  const afterMs = retryAfter(answer.retryAfter, now)
  return { result: 'retry-later', response, ...(afterMs !== undefined && { afterMs }) }
}

/** What it means that no answer came. */
export function judgeFault(fault: unknown, timeoutMs: number): Attempt {
  if (fault instanceof AddressRefused) return { result: 'give-up', response: fault.message }
  if (!(fault instanceof Error)) return { result: 'retry-later', response: String(fault) }
  if (fault.name === 'TimeoutError')
    return { result: 'retry-later', response: `No answer within ${timeoutMs / 1000} s.` }
  return { result: 'retry-later', response: describeFault(fault) }
}

/** Several addresses tried in turn fail together, in an error without words of its own. */
const describeFault = (fault: Error): string =>
  fault instanceof AggregateError ? fault.errors.map(String).join('; ') : fault.message
