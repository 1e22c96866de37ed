import { say } from '../../ui/say.ts'
import { pasteText, selectionText } from './clipboard.ts'
import type { Command } from './command.ts'
import { always, hasNodes } from './command.ts'
import { remove } from './editCommands.ts'

const refused = () => say('The browser keeps its clipboard closed. Use the keyboard instead.')

export const copy: Command = {
  id: 'copy',
  group: 'Edit',
  label: () => 'Copy',
  keys: ['mod+c'],
  isNative: true,
  isEnabled: hasNodes,
  needs: 'Select a card first.',
  run: (editor) => {
    const text = selectionText(editor)
    if (text) navigator.clipboard.writeText(text).catch(refused)
  },
}

export const cut: Command = {
  id: 'cut',
  group: 'Edit',
  label: () => 'Cut',
  keys: ['mod+x'],
  isNative: true,
  isEnabled: hasNodes,
  needs: 'Select a card first.',
  run: (editor) => {
    const text = selectionText(editor)
    if (text) navigator.clipboard.writeText(text).then(() => remove.run(editor), refused)
  },
}

export const paste: Command = {
  id: 'paste',
  group: 'Edit',
  label: () => 'Paste',
  keys: ['mod+v'],
  isNative: true,
  isEnabled: always,
  run: (editor) => {
    navigator.clipboard.readText().then((text) => pasteText(editor, text), refused)
  },
}
