import type { InputError } from '../../refusals.ts'

/** An answer of the intake, whichever door its call came in by. */
export interface IntakeAnswer {
  status: 200 | 204 | 400 | 401 | 404 | 413 | 500 | 503
  headers: Readonly<Record<string, string>>
  body: string
}

/** One item of a batch that was not taken. */
export interface RejectedItem {
  index: number
  errors: InputError[]
}

// A browser may post from any page: the write key says whose event it is, and no cookie counts here.
const headers = { 'content-type': 'application/json', 'access-control-allow-origin': '*' }

const stored: IntakeAnswer = { status: 200, headers, body: '{"success":true}' }

export const answerStored = (rejected: readonly RejectedItem[] = []): IntakeAnswer =>
  rejected.length === 0 ? stored : { ...stored, body: JSON.stringify({ success: true, rejected }) }

export function answerFailed(
  status: 400 | 401 | 404 | 413 | 500 | 503,
  errors: readonly (InputError & { index?: number })[],
): IntakeAnswer {
  const more = status === 503 ? { 'retry-after': '1' } : status === 401 ? { 'www-authenticate': 'Basic' } : {}
  return { status, headers: { ...headers, ...more }, body: JSON.stringify({ success: false, errors }) }
}

/** There is no such call. */
export const answerUnknown = (method: string, path: string): IntakeAnswer =>
  answerFailed(404, [{ path: '', message: `There is no call ${method} ${path.slice(0, 200)}.` }])

/** What a browser asks before it posts JSON from another page. */
export const answerPreflight = (requestHeaders: string | undefined): IntakeAnswer => ({
  status: 204,
  headers: {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-allow-headers': requestHeaders ?? 'authorization, content-type',
    'access-control-max-age': '86400',
  },
  body: '',
})
