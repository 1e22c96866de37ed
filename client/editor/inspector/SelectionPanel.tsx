import { ActionIcon, Button, Stack, Tooltip } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import {
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
} from '@tabler/icons-react'
import type { Command } from '../commands/command.ts'
import { commands } from '../commands/commands.ts'
import { writeKeys } from '../commands/shortcut.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import classes from './Inspector.module.css'

const arranging: readonly [Command, Icon][] = [
  [commands.alignLeft, IconLayoutAlignLeft],
  [commands.alignCentre, IconLayoutAlignCenter],
  [commands.alignRight, IconLayoutAlignRight],
  [commands.distributeAcross, IconLayoutDistributeVertical],
  [commands.alignTop, IconLayoutAlignTop],
  [commands.alignMiddle, IconLayoutAlignMiddle],
  [commands.alignBottom, IconLayoutAlignBottom],
  [commands.distributeDown, IconLayoutDistributeHorizontal],
]

const choices = [
  commands.tidySelection,
  commands.duplicate,
  commands.copy,
  commands.toggleDisabled,
  commands.pullOut,
  commands.fitSelection,
  commands.remove,
]

/** What can be done with several nodes at once. */
export function SelectionPanel() {
  const editor = useOpenEditor()
  const count = useEditor((state) => state.selected.nodes.length)
  useEditor((state) => state.flow)
  return (
    <>
      <header className={classes.head}>
        <h2>{count} nodes selected</h2>
      </header>
      <fieldset className={classes.arrange} aria-label="Arrange">
        {arranging.map(([command, Sign]) => (
          <Tooltip key={command.id} label={`${command.label(editor)}  ${writeKeys(command.keys[0] ?? '')}`}>
            <ActionIcon
              variant="default"
              size={34}
              aria-label={command.label(editor)}
              disabled={!command.isEnabled(editor)}
              onClick={() => command.run(editor)}
            >
              <Sign size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ))}
      </fieldset>
      <Stack gap={8}>
        {choices.map((command) => (
          <Button key={command.id} variant="default" onClick={() => command.run(editor)}>
            {command.label(editor)}
          </Button>
        ))}
      </Stack>
    </>
  )
}
