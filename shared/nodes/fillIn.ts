import type { Scope } from '../engine/world.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import type { Escaping } from '../messages/liquid.ts'
import { renderLiquid } from '../messages/liquid.ts'

/** Compiles a text that may have Liquid in it; one without costs nothing to fill in. */
export function fillIn(template: string, escaping: Escaping = 'none'): (scope: Scope) => string {
  return hasLiquid(template) ? (scope) => renderLiquid(template, scope, { escaping }) : () => template
}

/** Compiles a JSON value in which every text may have Liquid in it; keys stay as they are. */
function fillInJson(value: JsonValue): (scope: Scope) => JsonValue {
  if (typeof value === 'string') return fillIn(value)
  if (Array.isArray(value)) {
    const members = value.map(fillInJson)
    return (scope) => members.map((fill) => fill(scope))
  }
  return typeof value === 'object' && value !== null ? fillInObject(value) : () => value
}

/** {@link fillInJson} for an object. */
export function fillInObject(object: JsonObject): (scope: Scope) => JsonObject {
  const members = Object.entries(object).map(([key, value]) => [key, fillInJson(value)] as const)
  return (scope) => Object.fromEntries(members.map(([key, fill]) => [key, fill(scope)]))
}

/** Whether a text has anything to fill in. */
export const hasLiquid = (text: string): boolean => text.includes('{{') || text.includes('{%')
