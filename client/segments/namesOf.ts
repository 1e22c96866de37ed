import type { Names } from '../../shared/rules/names.ts'

/** What the team calls its segments. */
export function namesOf(segments: readonly { id: string; name: string }[]): Names {
  const names = new Map(segments.map(({ id, name }) => [id, name]))
  return { segment: (id) => names.get(id) ?? 'a segment that is gone' }
}
