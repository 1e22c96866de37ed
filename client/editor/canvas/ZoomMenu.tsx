import { Menu, UnstyledButton } from '@mantine/core'
import { useStore } from 'reactflow'
import { CommandItems } from '../commands/CommandItems.tsx'
import { commands } from '../commands/commands.ts'
import classes from './ZoomMenu.module.css'

const choices = [commands.fit, commands.fitSelection, commands.zoomFull]

/** How large the canvas is drawn, and the ways to change it. */
export function ZoomMenu() {
  const percent = useStore((state) => Math.round(state.transform[2] * 100))
  return (
    <Menu position="bottom-end" shadow="md" width={230}>
      <Menu.Target>
        <UnstyledButton className={classes.zoom ?? ''} aria-label={`Zoom, ${percent} percent`}>
          {percent} %
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <CommandItems commands={choices} />
      </Menu.Dropdown>
    </Menu>
  )
}
