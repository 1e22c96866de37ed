import type { JsonValue } from '../json.ts'
import { meaningOf } from '../nodes/meaningOf.ts'
import type { Flow } from './flow.ts'

/**
 * The names of the events that a flow listens to, by name: triggers, arms, exit rules, the goal, and rules that count events. Those that it emits
 * itself are left out: they need nobody else to send them.
 */
export function eventsHeard({ settings, nodes }: Flow): string[] {
  const emits = nodes.filter((node) => meaningOf(node).effect === 'event')
  const listens = nodes.filter((node) => !emits.includes(node))
  const emitted = new Set(namesIn(emits.map(({ data }) => data)))
  const heard = namesIn([settings, listens.map(({ data }) => data)])
  return [...new Set(heard)].filter((name) => name !== '' && !emitted.has(name)).sort()
}

// What people put in there is theirs, whatever it is called.
const freeForm = new Set(['properties', 'set', 'headers', 'offer'])

/** Wherever a setting is called `event`, it holds the name of one. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inside]: [string, JsonValue]) => {
    if (freeForm.has(key)) return []
    return key === 'event' && typeof inside === 'string' ? [inside] : namesIn(inside)
  })
}
