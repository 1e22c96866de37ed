import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { RuleGroupProps } from 'react-querybuilder'
import type { Rules } from '../../../shared/rules/rules.ts'
import { isGroup } from '../../../shared/rules/rules.ts'
import { RuleRow } from './RuleRow.tsx'
import { useRuleTree } from './RuleTreeContext.ts'
import classes from './rules.module.css'
import { noRules } from './ruleTree.ts'

const joinings = [
  { value: 'all', label: 'All of these hold' },
  { value: 'any', label: 'Any of these holds' },
  { value: 'notAll', label: 'Not all of these hold' },
  { value: 'none', label: 'None of these holds' },
]

/** Rules joined by and, or, or their opposites; groups may stand in groups. */
export function RuleGroup(props: RuleGroupProps) {
  const { path, schema } = props
  const { change, remove } = useRuleTree()
  // The tree holds our own rules; react-querybuilder only numbers them.
  const group = props.ruleGroup as unknown as Rules
  const add = (part: Rules['rules'][number]) =>
    change(path, (old) => (isGroup(old) ? { ...old, rules: [...old.rules, part] } : old))

  return (
    <fieldset className={classes.group} data-nested={path.length > 0 || undefined} aria-label="Rules">
      {(group.rules.length > 1 || path.length > 0 || group.not) && (
        <div className={classes.join}>
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
          {path.length > 0 && (
            <Button variant="subtle" color="gray" size="compact-xs" onClick={() => remove(path)}>
              Remove group
            </Button>
          )}
        </div>
      )}
      {group.rules.map((rule, at) => {
        const place = [...path, at]
        const key = 'id' in rule ? String(rule.id) : place.join('.')
        return 'rules' in rule ? (
          <RuleGroup {...props} key={key} ruleGroup={rule as never} path={place} />
        ) : (
          <RuleRow key={key} {...rowProps(props)} rule={rule as never} path={place} schema={schema} />
        )
      })}
      <div className={classes.adders}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => add({ field: '', operator: '=', value: '' })}
        >
          Rule
        </Button>
        {group.rules.length > 0 && path.length < 3 && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => add({ ...noRules(), combinator: 'or', rules: [{ field: '', operator: '=', value: '' }] })}
          >
            Group
          </Button>
        )}
      </div>
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
