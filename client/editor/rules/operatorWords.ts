import type { FieldType } from '../../../shared/rules/fields.ts'
import { operatorsFor } from '../../../shared/rules/fields.ts'
import type { Operator } from '../../../shared/rules/operators.ts'

const words: Record<Operator, string> = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is under',
  '<=': 'is at most',
  '>': 'is over',
  '>=': 'is at least',
  contains: 'contains',
  doesNotContain: 'does not contain',
  beginsWith: 'begins with',
  doesNotBeginWith: 'does not begin with',
  endsWith: 'ends with',
  doesNotEndWith: 'does not end with',
  in: 'is one of',
  notIn: 'is none of',
  between: 'is between',
  notBetween: 'is not between',
  inTheLast: 'is in the last',
  notInTheLast: 'is not in the last',
  inTheNext: 'is in the next',
  null: 'is missing',
  notNull: 'is known',
}

const forDates: Partial<Record<Operator, string>> = {
  '<': 'is before',
  '<=': 'is at the latest',
  '>': 'is after',
  '>=': 'is at the earliest',
}

/** The operators a type has, as a sentence continues after the field. */
export const operatorChoices = (type: FieldType): { value: Operator; label: string }[] =>
  operatorsFor[type].map((operator) => ({
    value: operator,
    label: (type === 'date' && forDates[operator]) || words[operator],
  }))

/** The shape of value an operator wants. */
export type ValueShape = 'none' | 'one' | 'two' | 'many' | 'duration'

export function valueShape(operator: string): ValueShape {
  if (operator === 'null' || operator === 'notNull') return 'none'
  if (operator === 'between' || operator === 'notBetween') return 'two'
  if (operator === 'in' || operator === 'notIn') return 'many'
  return /inThe/i.test(operator) ? 'duration' : 'one'
}
