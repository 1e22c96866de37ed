/** A request that the server understands and turns down. `onError.ts` makes problem+json of it. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: string
  readonly status: RefusalStatus
  /** Members that the answer carries beside the RFC 9457 ones, e.g. `current` or `problems`. */
  readonly extra: Readonly<Record<string, unknown>>

  constructor(code: string, status: RefusalStatus, message: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.code = code
    this.status = status
    this.extra = extra
  }
}

export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 422 | 428

/** One thing wrong with an input: where, and what to do about it. */
export interface InputError {
  path: string
  message: string
}

export const notFound = (what: string): Refusal => new Refusal('not-found', 404, `There is no ${what}.`)

/** `current` is the flow as it is now, so that the sender can compare. */
export const staleRevision = (current: unknown = null): Refusal =>
  new Refusal('stale-revision', 412, 'Somebody saved this flow in the meantime. Load it again, then save.', { current })

export const missingRevision = (): Refusal =>
  new Refusal('missing-revision', 428, 'Send the revision that you changed in the If-Match header.')

export const conflict = (message: string, extra: Readonly<Record<string, unknown>> = {}): Refusal =>
  new Refusal('conflict', 409, message, extra)

export const notJson = (message: string): Refusal => new Refusal('not-json', 400, message)

export const invalid = (errors: readonly InputError[]): Refusal =>
  new Refusal('invalid', 422, errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join(' '), {
    errors,
  })

export const tooLarge = (limitBytes: number): Refusal =>
  new Refusal('too-large', 413, `The body is larger than ${Math.round(limitBytes / 1024)} KB.`)

export const notSignedIn = (): Refusal =>
  new Refusal('not-signed-in', 401, 'Sign in with the admin token, or send it as a bearer token.')

export const foreignCaller = (message: string): Refusal => new Refusal('foreign-caller', 403, message)
