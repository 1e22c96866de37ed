import { addDuration, parseInstant, shiftBack } from '../engine/calendar.ts'
import type { Scope } from '../engine/world.ts'
import type { JsonValue } from '../json.ts'
import { zoneIn } from './compileField.ts'

/** Whether a date lies between so long ago and now, both included; a bare day counts from its start in the customer's zone. */
export function inTheLast(saw: JsonValue, duration: Temporal.Duration, scope: Scope): boolean {
  const zone = zoneIn(scope)
  const at = parseInstant(saw, zone)
  return at !== null && at <= scope.now && at >= shiftBack(scope.now, duration, zone)
}

/** Whether a date lies between now and so long ahead, both included. */
export function inTheNext(saw: JsonValue, duration: Temporal.Duration, scope: Scope): boolean {
  const zone = zoneIn(scope)
  const at = parseInstant(saw, zone)
  return at !== null && at >= scope.now && at <= addDuration(scope.now, duration, zone)
}
