import { createContext, useContext } from 'react'
import type { Rule, Rules } from '../../../shared/rules/rules.ts'
import type { RuleSetting } from './useFieldChoices.ts'

interface RuleTree {
  setting: RuleSetting
  change(path: readonly number[], change: (part: Rule | Rules) => Rule | Rules): void
  remove(path: readonly number[]): void
}

const RuleTreeContext = createContext<RuleTree | null>(null)

export const RuleTreeProvider = RuleTreeContext.Provider

/** The tree a rule or a group stands in. */
export function useRuleTree(): RuleTree {
  const tree = useContext(RuleTreeContext)
  if (!tree) throw new Error('Rules belong inside a RuleBuilder.')
  return tree
}
