import { compileRules } from '../rules/compile.ts'
import type { Rules } from '../rules/rules.ts'
import type { TriggerProgram } from './defineNode.ts'

/** What a trigger's `where` makes of a customer; without rules everybody is wanted. */
export function matcherOf(where: Rules | null): TriggerProgram['matches'] {
  const rules = where && compileRules(where)
  return (scope) => {
    const verdict = rules?.(scope) ?? null
    return { holds: verdict?.holds ?? true, verdict }
  }
}
