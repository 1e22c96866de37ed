import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { allCommands } from '../../../client/editor/commands/commands.ts'
import { isPressed, writeKeys } from '../../../client/editor/commands/shortcut.ts'
import { useKeyboard } from '../../../client/editor/commands/useKeyboard.ts'
import type { Editor } from '../../../client/editor/Editor.ts'
import { cardSize } from '../../../client/editor/edits/cardSize.ts'
import { parseFlowText } from '../../../shared/flow/parse.ts'
import { aFlow } from '../../builders/aFlow.ts'
import { anEditor, flowOf, selectedOf } from './anEditor.ts'
import { renderEditor } from './renderEditor.tsx'

function Keyboard({ editor }: { editor: Editor }) {
  useKeyboard(editor)
  return (
    <>
      <input aria-label="Elsewhere" />
      <div data-of-flow>
        <input aria-label="In a form" />
      </div>
      <div role="dialog">
        <button type="button">In a dialog</button>
      </div>
    </>
  )
}

/** An editor under the keyboard, with one chain drawn. */
function atTheKeyboard(selected: string[] = []) {
  const editor = anEditor(aFlow().on('Signed Up').delay('P1D').email().build())
  const { getByLabelText, getByText } = renderEditor(editor, <Keyboard editor={editor} />)
  editor.store.getState().select({ nodes: selected })
  const press = (key: string, more: object = {}, on: Element = document.body) =>
    fireEvent.keyDown(on, { key, bubbles: true, ...more })
  return { editor, press, getByLabelText, getByText }
}

const ctrl = { ctrlKey: true }
const ids = (editor: Editor) => flowOf(editor).nodes.map((node) => node.id)

it('deletes what is selected, and undoes and redoes it', () => {
  const { editor, press } = atTheKeyboard(['delay'])
  press('Delete')
  expect(ids(editor)).toEqual(['onEvent', 'sendEmail'])
  press('z', ctrl)
  expect(ids(editor)).toEqual(['onEvent', 'delay', 'sendEmail'])
  press('Z', { ...ctrl, shiftKey: true })
  expect(ids(editor)).toEqual(['onEvent', 'sendEmail'])
})

it('goes where an undo is seen', () => {
  const { editor, press } = atTheKeyboard(['delay'])
  press('ArrowRight', { shiftKey: true })
  editor.store.getState().select({ nodes: ['sendEmail'] })
  const reveal = vi.fn()
  editor.canvas.current = {
    fit() {},
    zoomTo() {},
    glide: (change) => change(),
    sizeOf: () => cardSize,
    middle: () => ({ x: 0, y: 0 }),
    reveal,
  }
  press('z', ctrl)
  expect(selectedOf(editor)).toEqual(['delay'])
  expect(reveal).toHaveBeenCalledWith('delay')
})

it('deletes a node and closes the gap', () => {
  const { editor, press } = atTheKeyboard(['delay'])
  press('Backspace', ctrl)
  expect(flowOf(editor).edges).toMatchObject([{ source: 'onEvent', target: 'sendEmail' }])
})

it('duplicates the selection and selects the copy', () => {
  const { editor, press } = atTheKeyboard(['delay', 'sendEmail'])
  press('d', ctrl)
  expect(flowOf(editor).nodes).toHaveLength(5)
  expect(flowOf(editor).edges).toHaveLength(3)
  expect(selectedOf(editor)).toEqual(ids(editor).slice(3))
})

it('selects all, and nothing', () => {
  const { editor, press } = atTheKeyboard()
  press('a', ctrl)
  expect(selectedOf(editor)).toHaveLength(3)
  press('Escape')
  expect(selectedOf(editor)).toHaveLength(0)
})

it('moves the selection by arrows with Shift, and a held key is one undo entry', () => {
  const { editor, press } = atTheKeyboard(['delay', 'sendEmail'])
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) press(key, { shiftKey: true })
  expect(flowOf(editor).nodes.map((node) => node.position)).toEqual([
    { x: 0, y: 0 },
    { x: 20, y: 170 },
    { x: 20, y: 330 },
  ])
  expect(editor.store.temporal.getState().pastStates).toHaveLength(1)
  expect(editor.store.getState().did).toBe('move 2 nodes')
})

it('aligns with Option on a Mac, too, where it turns letters into signs', () => {
  const { editor, press } = atTheKeyboard(['delay'])
  press('ArrowRight', { shiftKey: true })
  editor.store.getState().select({ nodes: ['onEvent', 'delay'] })
  press('å', { altKey: true, code: 'KeyA' })
  expect(flowOf(editor).nodes.map((node) => node.position.x)).toEqual([0, 0, 0])
  expect(editor.store.getState().did).toBe('align 2 nodes left')
})

it('switches nodes off and on', () => {
  const { editor, press } = atTheKeyboard(['delay'])
  press('e', ctrl)
  expect(flowOf(editor).nodes[1]?.data.disabled).toBe(true)
  press('e', ctrl)
  expect(flowOf(editor).nodes[1]?.data.disabled).toBe(false)
})

it('walks along the edges', () => {
  const { editor, press } = atTheKeyboard(['onEvent'])
  press('ArrowDown')
  press('ArrowDown')
  expect(selectedOf(editor)).toEqual(['sendEmail'])
  press('ArrowUp')
  expect(selectedOf(editor)).toEqual(['delay'])
})

it('asks what should follow the selected card', () => {
  const { editor, press } = atTheKeyboard(['sendEmail'])
  press('i')
  expect(editor.store.getState().choosing?.from).toEqual({ after: 'sendEmail' })
})

describe('typing', () => {
  it('belongs to the field and not to the canvas', () => {
    const { editor, press, getByLabelText } = atTheKeyboard(['delay'])
    for (const key of ['Delete', 'i', '?', 'f']) press(key, {}, getByLabelText('In a form'))
    press('z', ctrl, getByLabelText('Elsewhere'))
    expect(ids(editor)).toHaveLength(3)
    expect(editor.store.getState().sheet).toBe(false)
  })

  it('is undone from within a form of the flow, for its fields are part of it', () => {
    const { editor, press, getByLabelText } = atTheKeyboard(['delay'])
    press('Delete')
    press('z', ctrl, getByLabelText('In a form'))
    expect(ids(editor)).toHaveLength(3)
  })

  it('in a dialog stays in the dialog', () => {
    const { editor, press, getByText } = atTheKeyboard(['delay'])
    press('Delete', {}, getByText('In a dialog'))
    expect(ids(editor)).toHaveLength(3)
  })
})

describe('the clipboard', () => {
  const clipboard = (text = '') => {
    const held = { text }
    return {
      held,
      clipboardData: { setData: (_: string, data: string) => (held.text = data), getData: () => held.text },
    }
  }

  it('holds a flow file, which another window can paste', () => {
    const { editor } = atTheKeyboard(['delay', 'sendEmail'])
    const { held, clipboardData } = clipboard()
    fireEvent.copy(document.body, { clipboardData })
    expect(parseFlowText(held.text)).toMatchObject({
      ok: true,
      flow: { edges: [{ source: 'delay', target: 'sendEmail' }] },
    })
    fireEvent.paste(document.body, { clipboardData })
    expect(flowOf(editor).nodes).toHaveLength(5)
    expect(selectedOf(editor)).toHaveLength(2)
  })

  it('is filled by a cut, which takes the nodes away', () => {
    const { editor } = atTheKeyboard(['delay'])
    const { held, clipboardData } = clipboard()
    fireEvent.cut(document.body, { clipboardData })
    expect(ids(editor)).toEqual(['onEvent', 'sendEmail'])
    expect(held.text).toContain('"type": "delay"')
  })

  it('that holds no flow changes nothing, and says so', async () => {
    const { editor } = atTheKeyboard()
    fireEvent.paste(document.body, clipboard('hello'))
    expect(ids(editor)).toHaveLength(3)
    expect(await screen.findByText(/There is no flow in it/)).toBeTruthy()
  })

  it('that is pasted twice does not put the second copy on the first', () => {
    const { editor } = atTheKeyboard(['delay'])
    const { clipboardData } = clipboard()
    fireEvent.copy(document.body, { clipboardData })
    fireEvent.paste(document.body, { clipboardData })
    fireEvent.paste(document.body, { clipboardData })
    const places = flowOf(editor).nodes.map((node) => `${node.position.x} ${node.position.y}`)
    expect(new Set(places).size).toBe(5)
  })

  it('is left to the text that is selected in a field', () => {
    const { getByLabelText } = atTheKeyboard(['delay'])
    const { held, clipboardData } = clipboard('as it was')
    fireEvent.copy(getByLabelText('In a form'), { clipboardData })
    expect(held.text).toBe('as it was')
  })
})

describe('commands', () => {
  it('have ids and shortcuts of their own', () => {
    const all = allCommands.map((command) => command.id)
    const keys = allCommands.flatMap((command) => command.keys)
    expect(new Set(all).size).toBe(all.length)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('are named after what undo would take back', () => {
    const { editor, press } = atTheKeyboard(['delay', 'sendEmail'])
    press('Delete')
    expect(allCommands.find((command) => command.id === 'undo')?.label(editor)).toBe('Undo delete 2 nodes')
  })

  it('are written as the keyboard at hand has them', () => {
    expect(writeKeys('mod+shift+z')).toBe('Ctrl Shift Z')
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Macintosh; Intel Mac OS X')
    expect(writeKeys('mod+shift+z')).toBe('⌘⇧Z')
    vi.restoreAllMocks()
  })

  it('tell Shift F from F, and take ? however it is typed', () => {
    const key = (name: string, shiftKey = false) => new KeyboardEvent('keydown', { key: name, shiftKey })
    expect(isPressed(key('F', true), 'f')).toBe(false)
    expect(isPressed(key('F', true), 'shift+f')).toBe(true)
    expect(isPressed(key('?', true), '?')).toBe(true)
  })
})
