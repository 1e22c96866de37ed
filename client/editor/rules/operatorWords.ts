import type { FieldType } from '../../../shared/rules/fields.ts'
import { operatorsFor } from '../../../shared/rules/fields.ts'
import type { Operator } from '../../../shared/rules/operators.ts'
import { isOperator } from '../../../shared/rules/operators.ts'
import { segmentsField } from '../../../shared/rules/segmentsNamed.ts'

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

/** A customer is in several segments at once, and each of them is one. */
const forSegments: Partial<Record<Operator, string>> = {
  '=': 'is',
  '!=': 'is not',
  in: 'is one of',
  notIn: 'is none of',
  notNull: 'is any',
  null: 'is none at all',
}
const sameForSegments: Partial<Record<Operator, Operator>> = { '=': 'contains', '!=': 'doesNotContain' }

/** The operators of a field of a type, as a sentence continues after it; of two that say the same, the one in use, which is never missing. */
export function operatorChoices(field: string, type: FieldType, inUse?: string): { value: string; label: string }[] {
  if (field === segmentsField) {
    // The keys of the table above, which Object.entries forgets.
    const choices = Object.entries(forSegments) as [Operator, string][]
    return choices.map(([operator, label]) => {
      const same = sameForSegments[operator]
      return { value: same !== undefined && same === inUse ? same : operator, label }
    })
  }
  const choices = operatorsFor[type].map((operator) => ({
    value: operator,
    label: (type === 'date' && forDates[operator]) || words[operator],
  }))
  // What senders send may have changed since the rule was made.
  const isOffered = inUse === undefined || choices.some(({ value }) => value === inUse)
  return isOffered ? choices : [...choices, { value: inUse, label: isOperator(inUse) ? words[inUse] : inUse }]
}

/** The shape of value an operator wants. */
export type ValueShape = 'none' | 'one' | 'two' | 'many' | 'duration'

export function valueShape(operator: string): ValueShape {
  if (operator === 'null' || operator === 'notNull') return 'none'
  if (operator === 'between' || operator === 'notBetween') return 'two'
  if (operator === 'in' || operator === 'notIn') return 'many'
  return /inThe/i.test(operator) ? 'duration' : 'one'
}
