import { useState } from 'react'
import type { RuleGroupType } from 'react-querybuilder'
import { prepareRuleGroup, QueryBuilder, remove } from 'react-querybuilder'
import type { Rules } from '../../../shared/rules/rules.ts'
import { RuleGroup } from './RuleGroup.tsx'
import { RuleTreeProvider } from './RuleTreeContext.ts'
import { changeAt, plainRules } from './ruleTree.ts'
import type { RuleSetting } from './useFieldChoices.ts'

interface RuleBuilderProps {
  value: Rules
  setting: RuleSetting
  onChange(rules: Rules): void
}

// The rows know what they may offer: react-querybuilder keeps the tree and the numbers of its rows.
const noFields = [{ name: '', label: '' }]
const controls = { ruleGroup: RuleGroup }

/** Rules that read like sentences, over react-querybuilder with our own controls. */
export function RuleBuilder({ value, setting, onChange }: RuleBuilderProps) {
  const [numbered, setNumbered] = useState(() => number(value))
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    if (!isSame(plain(numbered), value)) setNumbered(number(value))
  }

  const take = (next: RuleGroupType) => {
    const group = prepareRuleGroup(next)
    setNumbered(group)
    if (!isSame(plain(group), value)) onChange(plain(group))
  }

  return (
    <RuleTreeProvider
      value={{
        setting,
        change: (path, change) => take(number(changeAt(numbered as unknown as Rules, path, change))),
        remove: (path) => take(remove(numbered, [...path])),
      }}
    >
      <QueryBuilder
        fields={noFields}
        query={numbered}
        onQueryChange={take}
        controlElements={controls}
        enableMountQueryChange={false}
        resetOnFieldChange={false}
        suppressStandardClassnames
      />
    </RuleTreeProvider>
  )
}

// react-querybuilder's tree and ours differ in the ids it adds to rows, and in how widely it types a value.
const number = (rules: Rules): RuleGroupType => prepareRuleGroup(rules as unknown as RuleGroupType)
const plain = (group: RuleGroupType): Rules => plainRules(group as unknown as Rules)
const isSame = (a: Rules, b: Rules) => JSON.stringify(a) === JSON.stringify(plainRules(b))
