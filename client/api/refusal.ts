/** One thing that is wrong with what was sent. */
export interface RefusalError {
  path: string
  message: string
}

/** The server's problem+json, or our own words where it could not be reached (status 0). */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  readonly title: string
  readonly errors: readonly RefusalError[]
  /** The whole answer: some refusals carry more, e.g. `problems` (409) or `current` (412). */
  readonly body: Readonly<Record<string, unknown>>

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    const title = typeof body.title === 'string' ? body.title : 'The server refused this'
    super(typeof body.detail === 'string' ? body.detail : title)
    this.status = status
    this.title = title
    this.errors = readErrors(body.errors)
    this.body = body
  }
}

/** Whether an error is a refusal with this status. */
export const isRefusal = (error: unknown, status: number): error is Refusal =>
  error instanceof Refusal && error.status === status

function readErrors(errors: unknown): RefusalError[] {
  if (!Array.isArray(errors)) return []
  return errors.flatMap((error: unknown) => {
    if (typeof error !== 'object' || error === null || !('message' in error)) return []
    return [{ path: 'path' in error ? String(error.path) : '', message: String(error.message) }]
  })
}
