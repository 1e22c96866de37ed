import './patience.ts'
import { act, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { FlowMenu } from '../../../client/editor/bar/FlowMenu.tsx'
import { TemplateDialog } from '../../../client/editor/bar/TemplateDialog.tsx'
import { useLifecycle } from '../../../client/editor/bar/useLifecycle.ts'
import { CommandSearch } from '../../../client/editor/commands/CommandSearch.tsx'
import { allCommands } from '../../../client/editor/commands/commands.ts'
import { selectAll } from '../../../client/editor/commands/historyCommands.ts'
import type { Editor } from '../../../client/editor/Editor.ts'
import type { FlowState } from '../../../client/ui/StatePill.tsx'
import { aFlow } from '../../builders/aFlow.ts'
import { aFlowAnswer, anEditor } from './anEditor.ts'
import { renderEditor } from './renderEditor.tsx'

const drawn = () => aFlow().on('Signed Up').email('Hello').build()

function Menu({ editor, state }: { editor: Editor; state: FlowState }) {
  useLifecycle(editor, state)
  return (
    <>
      <FlowMenu />
      <TemplateDialog />
    </>
  )
}

function open(state: FlowState, answers: Parameters<typeof renderEditor>[2] = {}) {
  const editor = anEditor(drawn())
  const shown = renderEditor(editor, <Menu editor={editor} state={state} />, answers)
  const choose = async (verb: string) => {
    await shown.user.click(screen.getByRole('button', { name: 'More about this flow' }))
    await shown.user.click(await screen.findByRole('menuitem', { name: verb, hidden: true }))
  }
  return { ...shown, choose }
}

const archived: FlowState = { status: 'archived', liveVersion: 2, hasUnpublishedChanges: false }

it('takes the open flow out of the archive', async () => {
  const { server, choose } = open(archived, {
    'POST /api/flows/gift/unarchive': aFlowAnswer(drawn(), { status: 'paused', liveVersion: 2 }),
  })
  await choose('Take out of the archive')
  await screen.findByText('Out of the archive. Nobody enters until it is resumed or published.')
  expect(server.sent.some(({ call }) => call === 'POST /api/flows/gift/unarchive')).toBe(true)
})

it('keeps the open flow as a template, under a name of its own', async () => {
  const { server, user, choose } = open(
    { ...archived, status: 'live' },
    {
      'GET /api/flows/gift': aFlowAnswer(drawn()),
      'POST /api/templates': ({ body }) => ({ id: 't1', isOwn: true, flow: body as object }),
    },
  )
  await choose('Save as template…')
  const name = await screen.findByRole('textbox', { name: 'Name' })
  await user.clear(name)
  await user.type(name, 'Our greeting')
  await user.click(screen.getByRole('button', { name: 'Save template' }))
  await waitFor(() =>
    expect(server.sent.find(({ call }) => call === 'POST /api/templates')?.body).toMatchObject({
      name: 'Our greeting',
    }),
  )
})

it('says in the search what a command takes that cannot run now', async () => {
  const editor = anEditor(drawn())
  const { user } = renderEditor(editor, <CommandSearch />)
  await user.keyboard('{Control>}k{/Control}')
  const search = await screen.findByRole('textbox', { name: 'Search commands and nodes' })
  await user.type(search, 'align left')
  expect(await screen.findByText('Select two cards first.')).toBeTruthy()
  const isRefused = (is: boolean) =>
    expect(screen.getByRole('button', { name: /Align left/, hidden: true })).toHaveProperty('disabled', is)
  isRefused(true)

  act(() => selectAll.run(editor))
  await waitFor(() => expect(screen.queryByText('Select two cards first.')).toBeNull())
  isRefused(false)
})

it('offers no command that could do nothing', () => {
  const offered = (editor: Editor) => allCommands.filter((one) => one.isEnabled(editor)).map(({ id }) => id)
  const empty = anEditor({ ...drawn(), nodes: [], edges: [] })
  for (const id of ['undo', 'selectAll', 'clear', 'fit', 'tidy', 'export-png', 'remove', 'showVisitors'])
    expect(offered(empty)).not.toContain(id)

  const editor = anEditor(drawn())
  for (const id of ['selectAll', 'fit', 'tidy', 'export-png']) expect(offered(editor)).toContain(id)
  editor.store.getState().select({ nodes: ['event'] })
  expect(offered(editor)).toContain('clear')
  // A trigger stays the first of its chain.
  for (const id of ['move-earlier', 'move-later', 'pause', 'unarchive']) expect(offered(editor)).not.toContain(id)
})

it('gives no shortcut to two commands', () => {
  const keys = allCommands.flatMap((one) => one.keys)
  expect(keys.filter((one, index) => keys.indexOf(one) !== index)).toEqual([])
})
