import { Modal } from '@mantine/core'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import classes from './commands.module.css'
import { allCommands } from './commands.ts'
import { writeKeys } from './shortcut.ts'

// What no command object stands for: it needs a card under the keyboard.
const moving: readonly [string, string][] = [
  ['From card to card along the edges', '↑ ↓ ← →'],
  ['From a selected edge to its ends, or to the next', '↑ ↓ ← →'],
  ['Card by card, in flow order', 'Tab'],
  ['Open the card’s form', 'Enter'],
  ['Select a card too, or no longer', 'Shift Enter'],
  ['Select a card too, with the mouse', 'Shift click'],
  ['Select a box', 'Shift drag'],
  ['Pull a card out of its chain', `${writeKeys('alt')} drag`],
  ['Drag without snapping', `${writeKeys('mod')} drag`],
  ['Search commands and nodes', writeKeys('mod+k')],
]

// React Flow's own: the ways of the hand on glass and on a trackpad.
const touching: readonly [string, string][] = [
  ['Move the canvas, on a trackpad', 'Two fingers'],
  ['Move the canvas, on a touch screen', 'One finger, or two'],
  ['Zoom', 'Pinch'],
  ['Zoom, with a wheel', `${writeKeys('mod')} wheel`],
]

/** All shortcuts at a glance. */
export function ShortcutSheet() {
  const editor = useOpenEditor()
  const isOpen = useEditor((state) => state.sheet)
  return (
    <Modal
      opened={isOpen}
      onClose={() => editor.store.getState().show({ sheet: false })}
      title="Keyboard, mouse and touch"
      size={1040}
    >
      <div className={classes.sheet}>
        <section>
          <h3>Move</h3>
          <dl>{moving.map(([label, keys]) => line(label, keys))}</dl>
        </section>
        <section>
          <h3>Touch and trackpad</h3>
          <dl>{touching.map(([label, keys]) => line(label, keys))}</dl>
        </section>
        {(['View', 'Flow', 'Arrange', 'Edit'] as const).map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {allCommands
                .filter((command) => command.group === group && command.keys[0])
                .map((command) => line(command.label(editor), writeKeys(command.keys[0] ?? '')))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}

const line = (label: string, keys: string) => (
  <div key={label} className={classes.line}>
    <dt>{label}</dt>
    <dd>
      <kbd>{keys}</kbd>
    </dd>
  </div>
)
