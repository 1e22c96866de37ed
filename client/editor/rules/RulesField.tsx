import { lazy, Suspense } from 'react'
import type { Rules } from '../../../shared/rules/rules.ts'
import { FormField } from '../forms/FormField.tsx'
import { noRules } from './ruleTree.ts'
import type { RuleSetting } from './useFieldChoices.ts'

// The rule builder is the heaviest part of the forms: it comes when the first form needs it.
const RuleBuilder = lazy(() => import('./RuleBuilder.tsx').then(({ RuleBuilder }) => ({ default: RuleBuilder })))

interface RulesFieldProps {
  label: string
  hint?: string | undefined
  value: Rules | null
  setting?: RuleSetting
  error?: string | undefined
  onChange(rules: Rules | null): void
}

/** Rules that may be left out: none at all is null. */
export function RulesField({ label, hint, value, setting = {}, error, onChange }: RulesFieldProps) {
  return (
    <FormField label={label} hint={hint} error={error} isGroup>
      <Suspense fallback={null}>
        <RuleBuilder
          value={value ?? noRules()}
          setting={setting}
          onChange={(rules) => onChange(rules.rules.length === 0 ? null : rules)}
        />
      </Suspense>
    </FormField>
  )
}
