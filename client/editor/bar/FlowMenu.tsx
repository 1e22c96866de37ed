import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { CommandItems } from '../commands/CommandItems.tsx'
import { commands } from '../commands/commands.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'

const sharing = [commands.exportFile, commands.exportPng, commands.exportSvg, commands.copyLink, commands.saveTemplate]
const lifecycle = [commands.pause, commands.resume, commands.archive, commands.unarchive]

/** The verbs of the whole flow that one needs seldom. */
export function FlowMenu() {
  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label="More about this flow">
          <IconDots size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <CommandItems commands={[commands.settings, commands.showVersions]} />
        <Menu.Divider />
        <CommandItems commands={sharing} />
        <Menu.Divider />
        <LifecycleItems />
        <Menu.Divider />
        <CommandItems commands={[commands.showSheet]} />
      </Menu.Dropdown>
    </Menu>
  )
}

/** Read when the menu opens: what a flow can do next depends on what became of it. */
function LifecycleItems() {
  const editor = useOpenEditor()
  return <CommandItems commands={lifecycle.filter((command) => command.isEnabled(editor))} />
}
