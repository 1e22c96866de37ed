import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconClipboard, IconCopy, IconPlus } from '@tabler/icons-react'
import type { Rule, Rules } from '../../../shared/rules/rules.ts'
import classes from './rules.module.css'
import { copyRules, pasteClipboard, pasteRules } from './rulesClipboard.ts'
import { newEventRule, newRule, noRules } from './ruleTree.ts'
import type { RuleSetting } from './useFieldChoices.ts'

interface RuleAddersProps {
  setting: RuleSetting
  /** What is there already, to copy as a whole. */
  group: Rules
  /** Whether a group may stand here. */
  hasGroups: boolean
  onAdd(...parts: (Rule | Rules)[]): void
  onPaste(rules: Rules): void
}

/** What can be put at the end of a group. */
export function RuleAdders({ setting, group, hasGroups, onAdd, onPaste }: RuleAddersProps) {
  const adders = [
    { label: 'Rule', about: 'On a field of the event or the customer', add: () => onAdd(newRule()) },
    { label: 'Event', about: 'On what they did before, or never did', add: () => onAdd(newEventRule()) },
    ...(hasGroups
      ? [
          {
            label: 'Group',
            about: 'Rules of which any may hold',
            add: () => onAdd({ ...noRules(), combinator: 'or' as const, rules: [newRule()] }),
          },
        ]
      : []),
  ]
  return (
    <div
      className={classes.adders}
      data-adders
      onPaste={(event) => {
        event.preventDefault()
        event.nativeEvent.stopPropagation()
        pasteRules(event.clipboardData.getData('text/plain'), setting, onPaste)
      }}
    >
      {adders.map(({ label, about, add }) => (
        <Button
          key={label}
          variant="subtle"
          color={label === 'Rule' ? 'brand' : 'gray'}
          size="compact-sm"
          leftSection={<IconPlus size={13} aria-hidden />}
          title={about}
          onClick={add}
        >
          {label}
        </Button>
      ))}
      <span className={classes.clipboard}>
        {group.rules.length > 0 && (
          <Tooltip label="Copy these rules">
            <ActionIcon variant="subtle" color="gray" aria-label="Copy these rules" onClick={() => copyRules(group)}>
              <IconCopy size={15} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label="Paste rules">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Paste rules"
            onClick={() => pasteClipboard(setting, onPaste)}
          >
            <IconClipboard size={15} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </span>
    </div>
  )
}
