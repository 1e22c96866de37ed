import type { Rule } from '../../../shared/rules/rules.ts'

type Times = Pick<Rule, 'operator' | 'value'>

/** How often something was done, as the beginning of a sentence, and the rule on the number of times that says so to begin with. */
const often: Readonly<Record<string, { label: string; rule: Times }>> = {
  never: { label: 'never did', rule: { operator: '=', value: 0 } },
  '>=': { label: 'did at least', rule: { operator: '>=', value: 1 } },
  '<=': { label: 'did at most', rule: { operator: '<=', value: 2 } },
  '=': { label: 'did exactly', rule: { operator: '=', value: 1 } },
  '>': { label: 'did more than', rule: { operator: '>', value: 1 } },
  '<': { label: 'did fewer than', rule: { operator: '<', value: 2 } },
  between: { label: 'did between', rule: { operator: 'between', value: [1, 3] } },
}

/** The ways to say how often. */
export const oftenChoices = Object.entries(often).map(([value, { label }]) => ({ value, label }))

/** A rule that says it so; nothing where the choice is none of these. */
export const timesOf = (choice: string): Times | undefined => often[choice]?.rule

/** How a rule says it; null where it says something else of the number of times. */
export function oftenOf({ operator, value }: Times): string | null {
  if (operator === '=' && value === 0) return 'never'
  return Object.hasOwn(often, operator) ? operator : null
}
