import type { Given } from '../../../shared/flow/flowTest.ts'
import { given as givenSchema } from '../../../shared/flow/flowTest.ts'
import { shapeErrors } from '../../../shared/flow/issues.ts'
import type { JsonObject } from '../../../shared/json.ts'

export type ReadGiven = { ok: true; given: Given } | { ok: false; message: string }

/**
 * Reads what was pasted: a `given` as a test has it, a bare event, or a call of the tracking API,
 * whose `userId` becomes a customer of that id.
 */
export function readGiven(text: string): ReadGiven {
  const json = parse(text)
  if (json === undefined) return { ok: false, message: 'This is not JSON.' }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { ok: false, message: 'Paste a JSON object: an event, or what a test is given.' }
  // An object that JSON.parse returned.
  const read = givenSchema.safeParse(asGiven(json as JsonObject))
  if (read.success) return { ok: true, given: read.data }
  const [first] = shapeErrors(read.error.issues)
  return { ok: false, message: first ? `${first.path}: ${first.message}` : 'This is no event.' }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A bare event has its name where a `given` has an object. */
function asGiven(json: JsonObject): JsonObject {
  if (typeof json.event !== 'string') return json
  const { event, properties, timestamp, userId } = json
  const kept = Object.entries({ event, properties, timestamp }).filter(([, value]) => value !== undefined)
  return {
    event: Object.fromEntries(kept) as JsonObject,
    ...(typeof userId === 'string' ? { customer: { id: userId } } : {}),
  }
}
