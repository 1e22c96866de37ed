import { countField } from './countEvents.ts'
import { eachRule } from './eachRule.ts'
import type { Rule, Rules } from './rules.ts'

/** Whether rules may hold at one moment and not at another although nothing happened in between. */
export function changesByClock(rules: Rules): boolean {
  for (const rule of eachRule(rules)) if (isByClock(rule)) return true
  return false
}

const windows: ReadonlySet<string> = new Set(['inTheLast', 'notInTheLast', 'inTheNext'])

const isByClock = ({ field, operator, meta }: Rule): boolean =>
  windows.has(operator) ||
  field.startsWith('now.') ||
  field === 'customer.daysSinceLastOrder' ||
  (field === countField && (meta?.within ?? null) !== null)
