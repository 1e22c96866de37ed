import { parseDuration } from '../engine/calendar.ts'
import type { Scope } from '../engine/world.ts'
import type { JsonValue } from '../json.ts'
import type { Fold, Operand, Order } from './compare.ts'
import { compare, operand, textOf } from './compare.ts'
import { inTheLast, inTheNext } from './window.ts'

/** Whether a value seen in a scope passes. */
export type Test = (saw: JsonValue, scope: Scope) => boolean

/** An operator: compiled once with its rule's value. Null where the value has the wrong shape: then it never holds. */
interface Positive {
  compile: (value: JsonValue, fold: Fold) => Test | null
  /** What its value must be, for a message. */
  wants: string
}

/** Operators that hold by themselves; a missing field holds for none of them. */
const positive = {
  '=': { compile: anyMember(ordered((order) => order === 0)), wants: 'a value' },
  '<': { compile: ordered((order) => order < 0), wants: 'a value' },
  '<=': { compile: ordered((order) => order <= 0), wants: 'a value' },
  '>': { compile: ordered((order) => order > 0), wants: 'a value' },
  '>=': { compile: ordered((order) => order >= 0), wants: 'a value' },
  contains: { compile: anyMember(worded((text, part) => text.includes(part))), wants: 'a text' },
  beginsWith: { compile: worded((text, part) => text.startsWith(part)), wants: 'a text' },
  endsWith: { compile: worded((text, part) => text.endsWith(part)), wants: 'a text' },
  in: { compile: anyMember(oneOf), wants: 'a list' },
  between: { compile: between, wants: 'a list of two values, the lower one first' },
  inTheLast: { compile: windowed(inTheLast), wants: 'a duration such as P3D' },
  inTheNext: { compile: windowed(inTheNext), wants: 'a duration such as P3D' },
} satisfies Record<string, Positive>

/** Each of these holds exactly where its twin does not, so also for a missing field. */
const negative = {
  '!=': '=',
  doesNotContain: 'contains',
  doesNotBeginWith: 'beginsWith',
  doesNotEndWith: 'endsWith',
  notIn: 'in',
  notBetween: 'between',
  notInTheLast: 'inTheLast',
  notNull: 'null',
} as const satisfies Record<string, keyof typeof positive | 'null'>

export type Operator = keyof typeof positive | keyof typeof negative | 'null'

/** Every operator of the format. */
export const operators: readonly Operator[] = [
  ...(Object.keys(positive) as (keyof typeof positive)[]), // the keys of the tables above, which Object.keys forgets
  ...(Object.keys(negative) as (keyof typeof negative)[]),
  'null',
]

const isPositive = (operator: string): operator is keyof typeof positive => Object.hasOwn(positive, operator)
const isNegative = (operator: string): operator is keyof typeof negative => Object.hasOwn(negative, operator)

/** Whether the format knows an operator. */
export const isOperator = (operator: string): operator is Operator =>
  operator === 'null' || isPositive(operator) || isNegative(operator)

/** The operator that holds exactly where this negative one does not; null for every other. */
export const twinOf = (operator: Operator): Operator | null => (isNegative(operator) ? negative[operator] : null)

/** Compiles an operator with a rule's value. An unknown operator never holds; the check reports it. */
export function compileOperator(operator: string, value: JsonValue, fold: Fold): Test {
  if (operator === 'null') return isNull
  if (isNegative(operator)) {
    const twin = compileOperator(negative[operator], value, fold)
    return (saw, scope) => !twin(saw, scope)
  }
  const test = isPositive(operator) ? positive[operator].compile(value, fold) : null
  return test ?? never
}

/** What the value of an operator should have been; null where it is right. */
export function wantedValue(operator: Operator, value: JsonValue): string | null {
  const base = isNegative(operator) ? negative[operator] : operator
  if (base === 'null') return null
  const { compile, wants } = positive[base]
  return compile(value, (text) => text) === null ? wants : null
}

const never: Test = () => false

/** Empty text is something, an empty list is nothing. */
const isNull = (saw: JsonValue): boolean => saw === null || (Array.isArray(saw) && saw.length === 0)

type Compile = Positive['compile']

/** A list passes when any of its members does. */
function anyMember(compile: Compile): Compile {
  return (value, fold) => {
    const test = compile(value, fold)
    if (test === null) return null
    return (saw, scope) => (Array.isArray(saw) ? saw.some((member) => test(member, scope)) : test(saw, scope))
  }
}

function ordered(holds: (order: number) => boolean): Compile {
  return (value, fold) => {
    const to = comparable(value, fold)
    return to && ((saw, scope) => passes(compare(saw, to, fold, scope), holds))
  }
}

const passes = (order: Order, holds: (order: number) => boolean): boolean => order !== null && holds(order)

/** Null for what nothing can be compared with: null, a list, an object. */
function comparable(value: JsonValue | undefined, fold: Fold): Operand | null {
  return value === undefined || value === null || typeof value === 'object' ? null : operand(value, fold)
}

function worded(holds: (text: string, part: string) => boolean): Compile {
  return (value, fold) => {
    const part = textOf(value, fold)
    if (part === null) return null
    return (saw) => {
      const text = textOf(saw, fold)
      return text !== null && holds(text, part)
    }
  }
}

function oneOf(value: JsonValue, fold: Fold): Test | null {
  if (!Array.isArray(value)) return null
  const members = value.map((member) => comparable(member, fold)).filter((member) => member !== null)
  return (saw, scope) => members.some((member) => compare(saw, member, fold, scope) === 0)
}

function between(value: JsonValue, fold: Fold): Test | null {
  if (!Array.isArray(value) || value.length !== 2) return null
  const [low, high] = [comparable(value[0], fold), comparable(value[1], fold)]
  if (!low || !high) return null
  return (saw, scope) =>
    passes(compare(saw, low, fold, scope), (order) => order >= 0) &&
    passes(compare(saw, high, fold, scope), (order) => order <= 0)
}

function windowed(holds: (saw: JsonValue, duration: Temporal.Duration, scope: Scope) => boolean): Compile {
  return (value) => {
    const duration = parseDuration(value)
    return duration && duration.sign >= 0 ? (saw, scope) => holds(saw, duration, scope) : null
  }
}
