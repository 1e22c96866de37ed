import { parseInstant } from '../engine/calendar.ts'
import type { Scope } from '../engine/world.ts'
import type { JsonValue } from '../json.ts'
import { zoneIn } from './compileField.ts'
import { asNumber } from './number.ts'

/** Below zero, zero or above; null where two values cannot be compared. */
export type Order = number | null

/** One side of a comparison, read once. */
export interface Operand {
  text: string | null
  number: number | null
  isNumber: boolean
  isDate: boolean
  /** The instant of a date with an offset; null for a local time or a bare day, which depend on the zone. */
  at: number | null
  value: JsonValue
}

/** How text is made comparable: as it is, or without regard to case. */
export type Fold = (text: string) => string

/** Text compares without regard to case, as `toLowerCase` has it. */
export const ignoreCase: Fold = (text) => text.toLowerCase()

/** Event names compare exactly. */
export const exactly: Fold = (text) => text

/** The text of a value that has one; lists, objects and null have none. */
export function textOf(value: JsonValue, fold: Fold): string | null {
  if (typeof value === 'string') return fold(value)
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

// Cheap to ask of every text; parseInstant has the last word.
const dateLike = /^\d{4}-\d\d-\d\d(?:$|[Tt ])/

/** Reads a value of a rule once, so that a test only reads the field's. */
export const operand = (value: JsonValue, fold: Fold): Operand => ({
  value,
  text: textOf(value, fold),
  number: asNumber(value),
  isNumber: typeof value === 'number',
  isDate: typeof value === 'string' && dateLike.test(value),
  at: parseInstant(value),
})

/**
 * Compares what a field holds with a rule's value. A number and text that reads as one compare as numbers, two texts that
 * both read as dates as instants (a bare day is its start in the zone), all else as text. Two texts are never numbers:
 * "007" is not "7". A boolean is equal to itself and its word, but neither more nor less than anything.
 */
export function compare(saw: JsonValue, to: Operand, fold: Fold, scope: Scope): Order {
  if (typeof saw === 'number') return to.number === null ? null : saw - to.number
  if (to.isNumber) {
    const number = asNumber(saw)
    return number === null || to.number === null ? null : number - to.number
  }
  if (to.isDate && typeof saw === 'string' && dateLike.test(saw)) {
    const order = compareDates(saw, to, zoneIn(scope))
    if (order !== null) return order
  }
  const text = textOf(saw, fold)
  if (text === null || to.text === null) return null
  if (text === to.text) return 0
  if (typeof saw === 'boolean' || typeof to.value === 'boolean') return null
  return text < to.text ? -1 : 1
}

function compareDates(saw: JsonValue, to: Operand, zone: string): Order {
  const [left, right] = [parseInstant(saw, zone), to.at ?? parseInstant(to.value, zone)]
  return left === null || right === null ? null : left - right
}
