import { lazy, Suspense, useState } from 'react'
import type { Rules } from '../../../shared/rules/rules.ts'
import { FormField } from '../forms/FormField.tsx'
import type { FormLack } from '../forms/formLack.ts'
import { RuleAdders } from './RuleAdders.tsx'
import { noRules } from './ruleTree.ts'
import type { RuleSetting } from './useFieldChoices.ts'

// The rule builder is the heaviest part of the forms: it comes with the first rule.
const RuleBuilder = lazy(() => import('./RuleBuilder.tsx').then(({ RuleBuilder }) => ({ default: RuleBuilder })))

interface RulesFieldProps {
  label: string
  hint?: string | undefined
  value: Rules | null
  setting?: RuleSetting
  error?: string | undefined
  /** What is wrong with the rules, said at each of them. */
  lacks?: readonly FormLack[]
  onChange(rules: Rules | null): void
}

const noLacks: readonly FormLack[] = []
const none = noRules()

/** Rules that may be left out: none at all is null. */
export function RulesField({ label, hint, value, setting = {}, error, lacks = noLacks, onChange }: RulesFieldProps) {
  const [isFresh, setFresh] = useState(false)
  const rules = value ?? none
  const begin = (first: Rules) => {
    setFresh(true)
    onChange(first)
  }
  return (
    <FormField label={label} hint={hint} error={error ?? lacks.find(({ path }) => path.length === 0)} isGroup>
      {rules.rules.length === 0 && !rules.not ? (
        <RuleAdders
          setting={setting}
          group={rules}
          hasGroups={false}
          onAdd={(...parts) => begin({ ...rules, rules: parts })}
          onPaste={begin}
        />
      ) : (
        <Suspense fallback={null}>
          <RuleBuilder
            value={rules}
            setting={setting}
            lacks={lacks}
            isFresh={isFresh}
            onChange={(next) => onChange(next.rules.length === 0 ? null : next)}
          />
        </Suspense>
      )}
    </FormField>
  )
}
