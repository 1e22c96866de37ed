import { ActionIcon, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { RuleProps } from 'react-querybuilder'
import type { Rule } from '../../../shared/rules/rules.ts'
import { CountRule } from './CountRule.tsx'
import { FieldPicker } from './FieldPicker.tsx'
import { operatorChoices, valueShape } from './operatorWords.ts'
import { useRuleTree } from './RuleTreeContext.ts'
import classes from './rules.module.css'
import { ValueInput } from './ValueInput.tsx'

/** One rule as a sentence: field, operator, value. */
export function RuleRow({ rule: given, path }: RuleProps) {
  const { change, remove, setting } = useRuleTree()
  // The tree holds our own rules; react-querybuilder only numbers them.
  const rule = given as unknown as Rule
  const put = (next: Partial<Rule>) => change(path, (part) => ({ ...part, ...next }) as Rule)

  const chooseField = (field: string) => {
    const operator = operatorChoices(field)[0]?.value ?? '='
    const isCount = field === 'events.count'
    put({
      field,
      operator: isCount ? '>=' : operator,
      value: isCount ? 1 : '',
      ...(isCount ? { meta: { event: '', within: 'P30D', where: null } } : {}),
    })
  }

  const chooseOperator = (operator: string) => {
    const keeps = valueShape(operator) === valueShape(rule.operator)
    put({ operator, ...(keeps ? {} : { value: valueShape(operator) === 'duration' ? 'P7D' : '' }) })
  }

  return (
    <div className={classes.rule}>
      <div className={classes.controls}>
        <FieldPicker label="Field" value={rule.field} setting={setting} onChange={chooseField} />
        {rule.field !== '' && (
          <div className={classes.comparison}>
            <Select
              aria-label="Comparison"
              data={operatorChoices(rule.field, rule.operator)}
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
              onChange={(value) => put({ value })}
            />
          </div>
        )}
        {rule.field === 'events.count' && (
          <CountRule meta={rule.meta ?? {}} onChange={(meta) => put({ meta: { ...rule.meta, ...meta } })} />
        )}
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label="Remove this rule" onClick={() => remove(path)}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </div>
  )
}
