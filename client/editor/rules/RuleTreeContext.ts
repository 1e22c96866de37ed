import type { ComponentType, PointerEvent } from 'react'
import { createContext, useContext } from 'react'
import type { Rule, Rules } from '../../../shared/rules/rules.ts'
import type { FormLack } from '../forms/formLack.ts'
import type { RulePath } from './ruleTree.ts'
import type { RuleSetting } from './useFieldChoices.ts'

export interface RuleBuilderProps {
  value: Rules
  setting: RuleSetting
  /** What is wrong, with its place in these rules. */
  lacks: readonly FormLack[]
  /** Whether somebody has just put in the first rule and is about to fill it in. */
  isFresh?: boolean
  onChange(rules: Rules): void
}

interface RuleTree {
  setting: RuleSetting
  change(path: RulePath, change: (part: Rule | Rules) => Rule | Rules): void
  add(path: RulePath, ...parts: (Rule | Rules)[]): void
  remove(path: RulePath): void
  move(path: RulePath, way: 'up' | 'down'): void
  /** The part that is dragged, and where it would be put. */
  dragged: { from: RulePath; to: RulePath } | null
  drag(event: PointerEvent, path: RulePath): void
  /** What is wrong with a part, as seen from there. */
  lacksAt(path: RulePath): readonly FormLack[]
  /** Rules that stand within a rule. */
  nested: ComponentType<RuleBuilderProps>
}

const RuleTreeContext = createContext<RuleTree | null>(null)

export const RuleTreeProvider = RuleTreeContext.Provider

/** The tree a rule or a group stands in. */
export function useRuleTree(): RuleTree {
  const tree = useContext(RuleTreeContext)
  if (!tree) throw new Error('Rules belong inside a RuleBuilder.')
  return tree
}
