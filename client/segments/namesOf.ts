import type { Names } from '../../shared/rules/names.ts'

interface Named {
  id: string
  name: string
}

/** What the team calls its segments and flows; a kind that nobody has looked up has no names yet. */
export function namesOf(segments?: readonly Named[], flows?: readonly Named[]): Names {
  return {
    segment: lookUp(segments, 'a segment', 'a segment that is gone'),
    flow: lookUp(flows, 'another flow', 'a flow that does not exist here'),
  }
}

function lookUp(named: readonly Named[] | undefined, unasked: string, gone: string): (id: string) => string {
  if (!named) return () => unasked
  const names = new Map(named.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? gone
}
