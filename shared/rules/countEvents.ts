import { parseDuration, shiftBack } from '../engine/calendar.ts'
import type { Verdict } from '../engine/why.ts'
import type { Scope } from '../engine/world.ts'
import type { JsonValue } from '../json.ts'
import type { FieldReader } from './compileField.ts'
import { zoneIn } from './compileField.ts'
import type { Rules } from './rules.ts'

/** The field whose `meta` says what is counted. */
export const countField = 'events.count'

/** What `meta` of an `events.count` rule says, read once. */
export interface CountMeta {
  event: string
  /** Null: ever. */
  within: Temporal.Duration | null
  where: Rules | null
}

/** A part of `meta` that cannot be read, and what to do about it. */
export interface MetaProblem {
  part: 'event' | 'within' | 'where'
  message: string
}

/** Reads `meta`; a problem where a part of it cannot be read. Whether the rules in `where` make sense is not asked here. */
export function readCountMeta(meta: { [key: string]: JsonValue } | undefined): CountMeta | MetaProblem {
  const { event, within = null, where = null } = meta ?? {}
  if (typeof event !== 'string' || event === '') return { part: 'event', message: 'Say which event is counted.' }
  const duration = within === null ? null : parseDuration(within)
  if (within !== null && (!duration || duration.sign < 0))
    return { part: 'within', message: `${JSON.stringify(within)} is not a duration. Write one like P3D.` }
  if (where !== null && !looksLikeRules(where))
    return { part: 'where', message: 'Rules are { "combinator": "and" or "or", "rules": [ … ] }, or null.' }
  return { event, within: duration, where }
}

/** Whether JSON has the shape of rules; `meta` is free-form, so the schema of flows has not looked at it. */
const looksLikeRules = (value: JsonValue): value is JsonValue & Rules => isRules(value, 0)

// Nobody nests so deep by hand; a file that does would overflow the stack.
const deepest = 50

function isRules(value: JsonValue | undefined, depth: number): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value) || depth > deepest) return false
  if ('rules' in value) {
    const { combinator, rules } = value
    if (combinator !== 'and' && combinator !== 'or') return false
    return Array.isArray(rules) && rules.every((rule) => isRules(rule, depth + 1))
  }
  return depth > 0 && typeof value.field === 'string' && typeof value.operator === 'string'
}

/** Counts the events that `meta` names; `where` sees each of them as `event`. Null where `meta` cannot be read. */
export function compileCount(
  meta: { [key: string]: JsonValue } | undefined,
  compileWhere: (rules: Rules) => (scope: Scope) => Verdict,
): FieldReader {
  const read = readCountMeta(meta)
  if ('part' in read) return () => null
  const { event, within, where } = read
  const test = where && where.rules.length > 0 ? compileWhere(where) : null
  return (scope) => {
    // No end: a sender's clock may run a little ahead, and what came in has happened.
    const to = Number.MAX_SAFE_INTEGER
    const from = within ? shiftBack(scope.now, within, zoneIn(scope)) : 0
    if (!test) return scope.history.count(event, from, to)
    let count = 0
    for (const counted of scope.history.named(event, from, to)) {
      if (test({ ...scope, event: counted }).holds) count += 1
    }
    return count
  }
}
