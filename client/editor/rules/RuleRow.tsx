import { ActionIcon, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { RuleProps } from 'react-querybuilder'
import { countField } from '../../../shared/rules/countEvents.ts'
import type { FieldType } from '../../../shared/rules/fields.ts'
import type { Rule } from '../../../shared/rules/rules.ts'
import { FormError } from '../forms/FormField.tsx'
import { CountRule } from './CountRule.tsx'
import { FieldPicker } from './FieldPicker.tsx'
import { operatorChoices, valueShape } from './operatorWords.ts'
import { RuleHandle } from './RuleHandle.tsx'
import { useRuleTree } from './RuleTreeContext.ts'
import classes from './rules.module.css'
import { newEventRule } from './ruleTree.ts'
import { useField } from './useFieldChoices.ts'
import { useRulePart } from './useRulePart.ts'
import { ValueInput } from './ValueInput.tsx'

/** One rule as a sentence: field, operator, value. */
export function RuleRow({ rule: given, path, id }: RuleProps) {
  const { change, remove, lacksAt } = useRuleTree()
  // The tree holds our own rules; react-querybuilder only numbers them.
  const rule = given as unknown as Rule
  const part = useRulePart(path, id)
  const put = (next: Partial<Rule>) => change(path, (old) => ({ ...old, ...next }) as Rule)
  const lacks = lacksAt(path)
  // What is wrong with rules within it, they say themselves.
  const lack = lacks.find((one) => one.path[1] !== 'where')

  return (
    <div {...part} className={classes.rule} data-field>
      <RuleHandle part={rule} path={path} />
      <div className={classes.controls}>
        {rule.field === countField ? (
          <CountRule rule={rule} lacks={lacks} onChange={put} />
        ) : (
          <Comparison rule={rule} onChange={put} />
        )}
        {lack && <FormError error={lack} />}
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label="Remove this rule" onClick={() => remove(path)}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </div>
  )
}

interface ComparisonProps {
  rule: Rule
  onChange(next: Partial<Rule>): void
}

function Comparison({ rule, onChange }: ComparisonProps) {
  const { setting } = useRuleTree()
  const { type } = useField(rule.field)
  const chooseField = (field: string, type: FieldType) =>
    onChange(
      field === countField
        ? newEventRule()
        : { field, operator: operatorChoices(field, type)[0]?.value ?? '=', value: '' },
    )
  const chooseOperator = (operator: string) => {
    const keeps = valueShape(operator) === valueShape(rule.operator)
    onChange({ operator, ...(keeps ? {} : { value: valueShape(operator) === 'duration' ? 'P7D' : '' }) })
  }
  return (
    <>
      <FieldPicker label="Field" value={rule.field} setting={setting} onChange={chooseField} />
      {rule.field !== '' && (
        <div className={classes.comparison}>
          <Select
            aria-label="Comparison"
            data={operatorChoices(rule.field, type, rule.operator)}
            value={rule.operator}
            allowDeselect={false}
            comboboxProps={{ width: 170, position: 'bottom-start' }}
            maxDropdownHeight={300}
            onChange={(operator) => operator && chooseOperator(operator)}
          />
          <ValueInput
            field={rule.field}
            operator={rule.operator}
            value={rule.value}
            onChange={(value) => onChange({ value })}
          />
        </div>
      )}
    </>
  )
}
