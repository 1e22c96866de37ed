import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { memo } from 'react'
import { CommandItems } from '../commands/CommandItems.tsx'
import { commands } from '../commands/commands.ts'

const choices = [
  commands.insertAfter,
  commands.connectTo,
  commands.duplicate,
  commands.copy,
  commands.cut,
  commands.copyLink,
  commands.toggleDisabled,
  commands.pullOut,
  commands.removeAndReconnect,
  commands.remove,
]

/** What can be done with the selected node. It takes nothing, so typing in the form beside it leaves it alone. */
export const NodeMenu = memo(function NodeMenu() {
  return (
    <Menu position="bottom-end" width={250} shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="More">
          <IconDots size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <CommandItems commands={choices} />
      </Menu.Dropdown>
    </Menu>
  )
})
