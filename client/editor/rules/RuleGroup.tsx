import { ActionIcon, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { RuleGroupProps } from 'react-querybuilder'
import type { Rules } from '../../../shared/rules/rules.ts'
import { RuleAdders } from './RuleAdders.tsx'
import { RuleHandle } from './RuleHandle.tsx'
import { RuleRow } from './RuleRow.tsx'
import { useRuleTree } from './RuleTreeContext.ts'
import classes from './rules.module.css'
import { partsOf } from './ruleTree.ts'
import { useRulePart } from './useRulePart.ts'

const joinings = [
  { value: 'all', label: 'All of these hold' },
  { value: 'any', label: 'Any of these holds' },
  { value: 'notAll', label: 'Not all of these hold' },
  { value: 'none', label: 'None of these holds' },
]

const deepestGroup = 3

/** Rules joined by and, or, or their opposites; groups may stand in groups. */
export function RuleGroup(props: RuleGroupProps) {
  const { path, schema, id } = props
  const { setting, change, add, remove } = useRuleTree()
  // The tree holds our own rules; react-querybuilder only numbers them.
  const group = props.ruleGroup as unknown as Rules
  const part = useRulePart(path, id)
  const isNested = path.length > 0
  const end = [...path, group.rules.length]

  return (
    <fieldset className={classes.group} aria-label="Rules" {...(isNested && { ...part, 'data-rule-group': '' })}>
      {(group.rules.length > 1 || isNested || group.not) && (
        <div className={classes.join}>
          {isNested && <RuleHandle part={group} path={path} />}
          <Select
            aria-label="How these rules are joined"
            variant="unstyled"
            data={joinings}
            value={joiningOf(group)}
            allowDeselect={false}
            onChange={(joining) =>
              joining && change(path, (old) => ({ ...old, ...joins[joining as keyof typeof joins] }))
            }
          />
          {isNested && (
            <ActionIcon variant="subtle" color="gray" aria-label="Remove group" onClick={() => remove(path)}>
              <IconX size={15} aria-hidden />
            </ActionIcon>
          )}
        </div>
      )}
      {group.rules.map((rule, at) => {
        const place = [...path, at]
        const key = 'id' in rule ? String(rule.id) : place.join('.')
        return 'rules' in rule ? (
          <RuleGroup {...props} key={key} id={key} ruleGroup={rule as never} path={place} />
        ) : (
          <RuleRow key={key} id={key} {...rowProps(props)} rule={rule as never} path={place} schema={schema} />
        )
      })}
      <RuleAdders
        setting={setting}
        group={group}
        hasGroups={group.rules.length > 0 && path.length < deepestGroup}
        onAdd={(...parts) => add(end, ...parts)}
        onPaste={(rules) => add(end, ...partsOf(rules))}
      />
    </fieldset>
  )
}

const joins = {
  all: { combinator: 'and', not: false },
  any: { combinator: 'or', not: false },
  notAll: { combinator: 'and', not: true },
  none: { combinator: 'or', not: true },
} as const

const joiningOf = ({ combinator, not }: Rules): keyof typeof joins =>
  combinator === 'and' ? (not ? 'notAll' : 'all') : not ? 'none' : 'any'

const rowProps = ({ translations, actions }: RuleGroupProps) => ({ translations, actions })
