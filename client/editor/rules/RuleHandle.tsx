import { Menu } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconClipboard,
  IconCopy,
  IconCopyPlus,
  IconGripVertical,
  IconTrash,
} from '@tabler/icons-react'
import type { Rule, Rules } from '../../../shared/rules/rules.ts'
import { isGroup } from '../../../shared/rules/rules.ts'
import { useRuleTree } from './RuleTreeContext.ts'
import classes from './rules.module.css'
import { copyRules, pasteClipboard, pasteRules } from './rulesClipboard.ts'
import { writeRules } from './rulesInText.ts'
import type { RulePath } from './ruleTree.ts'
import { partsOf, placeAfter, plainPart } from './ruleTree.ts'

interface RuleHandleProps {
  part: Rule | Rules
  path: RulePath
}

/** Where a hand takes hold of a rule or a group to move it. A press opens what else can be done with it. */
export function RuleHandle({ part, path }: RuleHandleProps) {
  const { setting, add, remove, move, drag } = useRuleTree()
  const what = isGroup(part) ? 'group' : 'rule'
  const after = placeAfter(path)
  const put = (rules: Rules) => add(after, ...partsOf(rules))
  return (
    <Menu position="bottom-start" width={220} shadow="md">
      <Menu.Target>
        <button
          type="button"
          className={classes.handle}
          data-handle
          aria-label={`Move this ${what}, or more`}
          title="Drag to move, press for more"
          onPointerDown={(event) => drag(event, path)}
          onCopy={(event) => {
            event.clipboardData.setData('text/plain', writeRules(part))
            event.preventDefault()
            event.nativeEvent.stopPropagation()
          }}
          onPaste={(event) => {
            event.preventDefault()
            event.nativeEvent.stopPropagation()
            pasteRules(event.clipboardData.getData('text/plain'), setting, put)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Delete' && event.key !== 'Backspace') return
            event.preventDefault()
            remove(path)
          }}
        >
          <IconGripVertical size={15} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowUp size={15} aria-hidden />}
          rightSection={<kbd className={classes.keys}>Alt ↑</kbd>}
          onClick={() => move(path, 'up')}
        >
          Move up
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={15} aria-hidden />}
          rightSection={<kbd className={classes.keys}>Alt ↓</kbd>}
          onClick={() => move(path, 'down')}
        >
          Move down
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconCopy size={15} aria-hidden />} onClick={() => copyRules(part)}>
          Copy this {what}
        </Menu.Item>
        <Menu.Item leftSection={<IconClipboard size={15} aria-hidden />} onClick={() => pasteClipboard(setting, put)}>
          Paste below
        </Menu.Item>
        <Menu.Item leftSection={<IconCopyPlus size={15} aria-hidden />} onClick={() => add(after, plainPart(part))}>
          Duplicate
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={15} aria-hidden />}
          rightSection={<kbd className={classes.keys}>Del</kbd>}
          onClick={() => remove(path)}
        >
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
