import { Menu } from '@mantine/core'
import { useOpenEditor } from '../store/EditorContext.tsx'
import type { Command } from './command.ts'
import classes from './commands.module.css'
import { writeKeys } from './shortcut.ts'

/** Commands as the lines of a menu, with their shortcuts. */
export function CommandItems({ commands }: { commands: readonly Command[] }) {
  const editor = useOpenEditor()
  return commands.map((command) => (
    <Menu.Item
      key={command.id}
      disabled={!command.isEnabled(editor)}
      rightSection={command.keys[0] && <kbd className={classes.keys}>{writeKeys(command.keys[0])}</kbd>}
      onClick={() => command.run(editor)}
    >
      {command.label(editor)}
    </Menu.Item>
  ))
}
