import { Refusal } from './refusal.ts'

type Query = Readonly<Record<string, string | number | null | undefined>>

interface CallOptions {
  query?: Query
  /** Sent as JSON. */
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Calls the app's API and returns the parsed answer; throws a `Refusal` for anything but 2xx. `T` is the answer's type from shared/api/answers.ts. */
export async function call<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options: CallOptions = {},
): Promise<T> {
  const response = await reach(`${path}${queryString(options.query)}`, {
    method,
    headers: { ...(options.body === undefined ? {} : { 'content-type': 'application/json' }), ...options.headers },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  })
  if (!response.ok) throw new Refusal(response.status, await readProblem(response))
  // The server is ours and of the same version: its answers have the type that the route declares.
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** A part of a path, e.g. an id that a customer's sender made up. */
export const segment = (text: string): string => encodeURIComponent(text)

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Refusal(0, {
      title: 'The server cannot be reached',
      detail: 'Nothing was changed. Check that Runnel is running and try again.',
    })
  }
}

async function readProblem(response: Response): Promise<Record<string, unknown>> {
  try {
    // JSON.parse gives an object for problem+json; anything else lands in the fallback below.
    return { ...((await response.json()) as object) }
  } catch {
    return { title: `The server answered ${response.status}`, detail: response.statusText }
  }
}

function queryString(query: Query = {}): string {
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === null || value === undefined || value === '' ? [] : [[key, String(value)]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
