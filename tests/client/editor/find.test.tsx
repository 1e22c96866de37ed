import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { cardSize } from '../../../client/editor/edits/cardSize.ts'
import { findNodes } from '../../../client/editor/edits/findNodes.ts'
import { Palette } from '../../../client/editor/palette/Palette.tsx'
import { aFlow } from '../../builders/aFlow.ts'
import { anEditor, selectedOf } from './anEditor.ts'
import { renderEditor } from './renderEditor.tsx'

const flow = () =>
  aFlow()
    .on('Signed Up')
    .node('delay', { for: 'P3D', label: 'A long breath' })
    .node(
      'sendEmail',
      { subject: 'Hello', body: 'We kept your basket for you, with free shipping until Sunday.' },
      'hello-mail',
    )
    .build()

describe('a node is found', () => {
  it.each([
    ['by what it is called', 'breath', 'delay'],
    ['by its sentence', 'signed', 'onEvent'],
    ['by its type', 'sendemail', 'hello-mail'],
    ['by its id', 'hello-m', 'hello-mail'],
    ['by a text in its settings', 'free shipping', 'hello-mail'],
  ])('%s', (_, search, id) => {
    expect(findNodes(flow(), search).map(({ node }) => node.id)).toEqual([id])
  })

  it('with the words around what was looked for', () => {
    expect(findNodes(flow(), 'shipping')[0]?.says).toBe('…r basket for you, with free shipping until Sunday.')
  })

  it('by nothing, where nothing is looked for', () => {
    expect(findNodes(flow(), '  ')).toEqual([])
  })
})

it('goes to the node that is chosen among those found', async () => {
  const editor = anEditor(flow())
  const reveal = vi.fn()
  editor.canvas.current = {
    fit() {},
    zoomTo() {},
    glide: (change) => change(),
    sizeOf: () => cardSize,
    middle: () => ({ x: 0, y: 0 }),
    reveal,
  }
  const { user } = renderEditor(editor, <Palette />)
  await user.type(screen.getByRole('textbox', { name: 'Find a node' }), 'basket')
  await user.keyboard('{ArrowDown}{Enter}')
  expect(selectedOf(editor)).toEqual(['hello-mail'])
  // No kind of node is called that, so Enter alone can only mean the one that is drawn.
  editor.store.getState().select({})
  await user.click(screen.getByRole('textbox', { name: 'Find a node' }))
  await user.keyboard('{Enter}')
  expect(selectedOf(editor)).toEqual(['hello-mail'])
  expect(reveal).toHaveBeenCalledWith('hello-mail', { focus: true })
})
