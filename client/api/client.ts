import { hc } from 'hono/client'
import type {
  CustomersApi,
  DeliveriesApi,
  FieldsApi,
  FlowsApi,
  JourneysApi,
  PreviewApi,
  RenderingsApi,
  SegmentsApi,
  SessionApi,
  SettingsApi,
  TemplatesApi,
  VersionsApi,
} from '../../server/http/app.ts'
import { Refusal } from './refusal.ts'

const base = '/api'
const options = { fetch: reach }

/** The app's API, typed by its routes. Ids that senders made up go through `inPath`; `answerOf` and `done` read what comes back. */
export const api = {
  customers: hc<CustomersApi>(base, options).customers,
  deliveries: hc<DeliveriesApi>(base, options),
  fields: hc<FieldsApi>(base, options).fields,
  flows: hc<FlowsApi>(base, options).flows,
  journeys: hc<JourneysApi>(base, options),
  preview: hc<PreviewApi>(base, options),
  renderings: hc<RenderingsApi>(base, options),
  segments: hc<SegmentsApi>(base, options).segments,
  session: hc<SessionApi>(base, options).session,
  settings: hc<SettingsApi>(base, options),
  templates: hc<TemplatesApi>(base, options).templates,
  versions: hc<VersionsApi>(base, options).flows[':id'].versions,
}

interface Response2xx<T> {
  json(): Promise<T>
}

/** What a call answered; throws a `Refusal` for anything but 2xx. */
export async function answerOf<T>(call: Promise<Response2xx<T>>): Promise<T> {
  return (await call).json()
}

/** Waits for a call whose answer has nothing to say. */
export async function done(call: Promise<unknown>): Promise<void> {
  await call
}

/** An id as part of a path. */
export const inPath = (id: string): string => encodeURIComponent(id)

type Given<T> = { [K in keyof T]: Exclude<T[K], null | undefined> }

/** A query without what was not asked for. */
export function given<T extends Record<string, string | null | undefined>>(query: T): Partial<Given<T>> {
  // Exactly the entries that are neither null nor undefined nor empty are left.
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value)) as Partial<Given<T>>
}

async function reach(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Refusal(0, {
      title: 'The server cannot be reached',
      detail: 'Nothing was changed. Check that Runnel is running and try again.',
    })
  })
  if (!response.ok) throw new Refusal(response.status, await readProblem(response))
  return response
}

async function readProblem(response: Response): Promise<Record<string, unknown>> {
  try {
    const problem: unknown = await response.json()
    if (typeof problem === 'object' && problem !== null) return { ...problem }
  } catch {
    // Not JSON: something between us and the server answered.
  }
  return { title: `The server answered ${response.status}`, detail: response.statusText }
}
