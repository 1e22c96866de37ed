/** The field that holds the ids of a customer's segments. */
export const segmentsField = 'customer.segments'

/** A segment that rules or settings name by its id, and where. */
export interface NamedSegment {
  id: string
  path: (string | number)[]
}

/**
 * The segments that rules ask about, or that settings take: anywhere inside, in the order of the file. What a setting is called says that it holds
 * one, so that nobody has to ask which node type it is of.
 */
export function segmentsNamed(inside: unknown): NamedSegment[] {
  return [...find(inside, [])]
}

function* find(inside: unknown, path: (string | number)[]): Generator<NamedSegment> {
  if (inside === null || typeof inside !== 'object') return
  const isRule = 'field' in inside && inside.field === segmentsField
  for (const [key, value] of Object.entries(inside)) {
    const at = [...path, Array.isArray(inside) ? Number(key) : key]
    if (key === 'segmentId' || (isRule && key === 'value')) yield* idsIn(value, at)
    else yield* find(value, at)
  }
}

function* idsIn(value: unknown, path: (string | number)[]): Generator<NamedSegment> {
  if (Array.isArray(value)) for (const [at, id] of value.entries()) yield* idsIn(id, [...path, at])
  else if (typeof value === 'string' && value !== '') yield { id: value, path }
}
