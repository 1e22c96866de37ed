import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useKeyboard } from '../../../client/editor/commands/useKeyboard.ts'
import type { Editor } from '../../../client/editor/Editor.ts'
import { Outline } from '../../../client/editor/outline/Outline.tsx'
import { outlineRows } from '../../../client/editor/outline/outlineRows.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { aFlow } from '../../builders/aFlow.ts'
import { anEditor, flowOf, selectedOf } from './anEditor.ts'
import { renderEditor } from './renderEditor.tsx'

/** A wait whose ways meet again at an exit; one way is a delay and an email, the other goes there at once. */
const meeting = () =>
  aFlow()
    .on('Signed Up')
    .wait('Order Completed')
    .from('wait', 'yes')
    .delay('P1D')
    .email()
    .exit()
    .edge('wait', 'timeout', 'exit')
    .build()

const told = (flow: Flow) =>
  outlineRows(flow).map((row) => {
    const what = row.kind === 'node' ? row.id : row.edge ? `→ ${row.edge.target}` : '→ nowhere'
    return `${'  '.repeat(row.level - 1)}${row.label && `${row.label}: `}${what}`
  })

describe('the outline', () => {
  it('lists a chain on one level, branches one deeper, and goes on where they meet', () => {
    expect(told(meeting())).toEqual([
      'onEvent',
      'wait',
      '  yes: delay',
      '  sendEmail',
      '  → exit',
      '  Time ran out: → exit',
      'exit',
    ])
  })

  it('says of a loop where it leads back to, and of an open way that it leads nowhere', () => {
    const flow = aFlow().on('Signed Up').wait('Order Completed').edge('wait', 'yes', 'wait').build()
    expect(told(flow)).toEqual(['onEvent', 'wait', '  yes: → wait', '  Time ran out: → nowhere'])
  })

  it('says which of how many neighbours each line is', () => {
    const lines = outlineRows(meeting()).map((row) => `${row.place}/${row.count}`)
    expect(lines).toEqual(['1/3', '2/3', '1/4', '2/4', '3/4', '4/4', '3/3'])
  })

  it('holds every node once, notes last', () => {
    const flow = aFlow().node('note', { text: 'Hi' }).on('Signed Up').build()
    expect(told(flow)).toEqual(['onEvent', 'note'])
  })
})

function Beside({ editor }: { editor: Editor }) {
  useKeyboard(editor)
  return <Outline />
}

async function atTheOutline(flow: Flow = meeting()) {
  const editor = anEditor(flow)
  const { user } = renderEditor(editor, <Beside editor={editor} />)
  const active = () => {
    const id = screen.getByRole('tree').getAttribute('aria-activedescendant')
    return document.getElementById(id ?? '')?.ariaLabel ?? null
  }
  await user.tab()
  return { editor, user, active }
}

describe('the outline under the keyboard', () => {
  it('says what a line is, where it hangs and where it leads', async () => {
    await atTheOutline()
    const line = screen.getByRole('treeitem', { name: /^yes: Delay\. .*Leads to Email$/ })
    expect(line.getAttribute('aria-level')).toBe('2')
    expect(screen.getByRole('treeitem', { name: 'Time ran out: Goes on to “Exit”' })).toBeTruthy()
  })

  it('selects what it is on, by arrows in every direction', async () => {
    const { editor, user, active } = await atTheOutline()
    expect(selectedOf(editor)).toEqual(['onEvent'])
    await user.keyboard('{ArrowDown}{ArrowRight}')
    expect(selectedOf(editor)).toEqual(['delay'])
    await user.keyboard('{ArrowLeft}')
    expect(selectedOf(editor)).toEqual(['wait'])
    await user.keyboard('{End}')
    expect(active()).toMatch(/^Exit/)
    await user.keyboard('{Home}')
    expect(active()).toMatch(/^Event/)
  })

  it('goes to where a way leads with Enter, and asks what should follow an open one', async () => {
    const { editor, user } = await atTheOutline(
      aFlow().on('Signed Up').wait('Order Completed').from('wait', 'yes').exit().build(),
    )
    await user.keyboard('{End}{Enter}')
    expect(editor.store.getState().choosing?.from).toEqual({ source: 'wait', sourceHandle: 'timeout' })
  })

  it('selects the edge of a way, so that it can be deleted', async () => {
    const { editor, user } = await atTheOutline()
    await user.keyboard('{End}{ArrowUp}{Delete}')
    expect(flowOf(editor).edges.some((edge) => edge.sourceHandle === 'timeout')).toBe(false)
  })

  it('deletes a node and is then on the one in its place', async () => {
    const { editor, user, active } = await atTheOutline()
    await user.keyboard('{End}{Delete}')
    expect(flowOf(editor).nodes.map((node) => node.id)).toEqual(['onEvent', 'wait', 'delay', 'sendEmail'])
    expect(active()).toMatch(/Leads nowhere yet/)
  })

  it('moves a node before the one above and after the one below', async () => {
    const { editor, user } = await atTheOutline(aFlow().on('Signed Up').delay('P1D').email().exit().build())
    const chain = () => flowOf(editor).edges.map((edge) => `${edge.source} ${edge.target}`)
    await user.keyboard('{ArrowDown}{Alt>}{ArrowDown}{/Alt}')
    expect(chain().toSorted()).toEqual(['delay exit', 'onEvent sendEmail', 'sendEmail delay'])
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
    expect(chain().toSorted()).toEqual(['delay sendEmail', 'onEvent delay', 'sendEmail exit'])
    // Above it is only the trigger now.
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
    expect(chain().toSorted()).toEqual(['delay sendEmail', 'onEvent delay', 'sendEmail exit'])
  })

  it('asks what should follow the line it is on', async () => {
    const { editor, user } = await atTheOutline()
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}i')
    expect(editor.store.getState().choosing?.from).toEqual({ after: 'sendEmail' })
  })
})
