import { compileField } from './compileField.ts'
import { countField, readCountMeta } from './countEvents.ts'
import { isOperator, wantedValue } from './operators.ts'
import type { Rule, Rules } from './rules.ts'
import { isGroup } from './rules.ts'

/** What makes a rule one that never does what its author meant; `path` is that within the rules, such as `rules.0.value`. */
export interface RulesProblem {
  path: string
  message: string
}

/** Everything in rules that makes no sense: unknown fields and operators, values of the wrong shape, unreadable durations. */
export function rulesProblems(rules: Rules | null): RulesProblem[] {
  return rules ? groupProblems(rules, '') : []
}

const groupProblems = ({ rules }: Rules, prefix: string): RulesProblem[] =>
  rules.flatMap((rule, index) => {
    const path = `${prefix}rules.${index}.`
    return isGroup(rule) ? groupProblems(rule, path) : ruleProblems(rule, path)
  })

const ruleProblems = (rule: Rule, path: string): RulesProblem[] => [
  ...fieldProblems(rule, path),
  ...operatorProblems(rule, path),
]

function fieldProblems({ field, meta }: Rule, path: string): RulesProblem[] {
  if (field === '') return [{ path: `${path}field`, message: 'Choose what this rule looks at.' }]
  if (field !== countField) {
    if (compileField(field)) return []
    return [{ path: `${path}field`, message: `Rules cannot look at "${field}". Choose a field from the list.` }]
  }
  const read = readCountMeta(meta)
  if ('part' in read) return [{ path: `${path}meta.${read.part}`, message: read.message }]
  return read.where ? groupProblems(read.where, `${path}meta.where.`) : []
}

function operatorProblems({ operator, value = null }: Rule, path: string): RulesProblem[] {
  if (!isOperator(operator)) {
    return [{ path: `${path}operator`, message: `There is no operator "${operator}". Choose one from the list.` }]
  }
  // Only whether a field is empty can be meant with an empty text: all else begins with it.
  const blank = value === '' && operator !== '=' && operator !== '!='
  const wanted = wantedValue(operator, blank ? null : value)
  return wanted === null ? [] : [{ path: `${path}value`, message: `"${operator}" needs ${wanted}. Fill it in.` }]
}
