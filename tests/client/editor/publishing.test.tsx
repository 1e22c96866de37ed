import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { PublishDialog } from '../../../client/editor/bar/PublishDialog.tsx'
import type { MigrationAnswer } from '../../../shared/api/answers.ts'
import { aFlow } from '../../builders/aFlow.ts'
import { refusal } from '../renderPage.tsx'
import { aFlowAnswer, anEditor } from './anEditor.ts'
import { renderEditor } from './renderEditor.tsx'

const draft = () => aFlow().on('Signed Up').delay('P1D').email('Hello', { label: 'Say hello' }).build()

const at = (part: Partial<MigrationAnswer['items'][number]>): MigrationAnswer['items'][number] => ({
  version: 2,
  nodeId: 'delay',
  type: 'delay',
  label: 'One day',
  waiting: 40,
  suggestion: { moveTo: 'delay' },
  ...part,
})
const gone = at({ nodeId: 'old', type: 'wait', label: 'Order?', waiting: 1, suggestion: 'finish' })

/** The dialog, opened over so many people inside. */
function open(items: MigrationAnswer['items'], more: Parameters<typeof renderEditor>[2] = {}) {
  const editor = anEditor(draft())
  const shown = renderEditor(editor, <PublishDialog />, {
    'GET /api/flows/gift/migration': { nextVersion: 3, items, underWay: null },
    'POST /api/flows/gift/publish': aFlowAnswer(draft(), { status: 'live', liveVersion: 3 }),
    ...more,
  })
  editor.store.getState().show({ publishing: true })
  const published = () => shown.server.sent.filter(({ call }) => call === 'POST /api/flows/gift/publish')
  /** What a box offers, once it is open. */
  const offered = async (name: string | RegExp) => {
    const box = await screen.findByRole('combobox', { name })
    await shown.user.click(box)
    return within(document.getElementById(box.getAttribute('aria-controls') ?? '') ?? document.body)
  }
  const choose = async (box: string | RegExp, name: string | RegExp) =>
    shown.user.click((await offered(box)).getByRole('option', { name, hidden: true }))
  const publish = () => shown.user.click(screen.getByRole('button', { name: 'Publish' }))
  return { ...shown, published, offered, choose, publish }
}

describe('publishing with people inside', () => {
  it('shows where they wait and how many, and lets them finish unless somebody says otherwise', async () => {
    const { published, publish } = open([at({}), gone])
    const table = within(await screen.findByRole('table', { name: 'Who is inside' }))
    expect(table.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
      'Waiting atJourneysWhat becomes of them',
      'Everybody41',
      'One day40',
      'Order?1',
    ])
    await screen.findByText('New journeys take version 3 from now on. All 41 journeys inside finish on their version.')
    await publish()
    await waitFor(() => expect(published()).toMatchObject([{ body: {} }]))
    expect(published()[0]?.body).not.toHaveProperty('migrate')
  })

  it('moves those at one node and takes out those at another', async () => {
    const { published, choose, publish } = open([at({}), gone])
    await choose(/“One day” of version 2/, /^Move to “Say hello”/)
    await choose(/“Order\?” of version 2/, 'Exit the flow')
    await screen.findByText(/Of the 41 journeys inside, 40 go on in version 3 and 1 ends\./)
    await publish()
    await screen.findByText('Version 3 is live. Of the 41 journeys inside, 40 go on in version 3 and 1 ends.')
    expect(published()).toMatchObject([{ body: { migrate: { 2: { delay: { moveTo: 'sendEmail' }, old: 'exit' } } } }])
  })

  it('offers the same node first, and moves everybody there whose node is kept in one choice', async () => {
    const { published, offered, choose, publish, user } = open([at({}), gone, at({ version: 1, waiting: 3 })])
    const options = (await offered(/“One day” of version 2/)).getAllByRole('option', { hidden: true })
    expect(options.slice(0, 3).map(({ textContent }) => textContent)).toEqual([
      'Finish on version 2',
      'Exit the flow',
      'Move to “Delay”The same node',
    ])
    await user.keyboard('{Escape}')
    screen.getByText('On version 1')
    await choose('What becomes of everybody', 'Move to the same node, where it is kept')
    await publish()
    const move = { delay: { moveTo: 'delay' } }
    await waitFor(() => expect(published()).toMatchObject([{ body: { migrate: { 1: move, 2: move } } }]))
    expect(published()[0]?.body).not.toHaveProperty('migrate.2.old')
  })

  it('works by keyboard alone', async () => {
    const { user, published } = open([at({})])
    const box = await screen.findByRole('combobox', { name: /“One day” of version 2/ })
    box.focus()
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    await waitFor(() => expect(box).toHaveProperty('value', 'Exit the flow'))
    screen.getByRole('button', { name: 'Publish' }).focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(published()).toMatchObject([{ body: { migrate: { 2: { delay: 'exit' } } } }]))
  })

  it('says how far it has come while they are moved, and what was done though nobody looks any more', async () => {
    let answer = (_: Response) => {}
    let left = 40
    const { choose, publish, user } = open([at({})], {
      'GET /api/flows/gift/migration': () => ({
        nextVersion: 3,
        items: [at({ waiting: left })],
        underWay: left < 40 ? { version: 3, left } : null,
      }),
      'POST /api/flows/gift/publish': () =>
        new Promise<Response>((resolve) => {
          answer = resolve
        }),
    })
    await choose(/“One day”/, 'Exit the flow')
    await publish()
    left = 10
    await screen.findByText(/^30 of 40 journeys are done/)
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    answer(Response.json(aFlowAnswer(draft(), { status: 'live', liveVersion: 3 })))
    await screen.findByText('Version 3 is live. All 40 journeys inside end.')
  })

  it('looks again at who is inside when the server says that nobody is there any more', async () => {
    let items = [at({})]
    const { choose, publish } = open(items, {
      'GET /api/flows/gift/migration': () => ({ nextVersion: 3, items, underWay: null }),
      'POST /api/flows/gift/publish': () => refusal(422, { title: 'Not valid', detail: 'Nobody is on the way.' }),
    })
    await choose(/“One day”/, 'Exit the flow')
    items = []
    await publish()
    await screen.findByText('Nobody is on the way.')
    await waitFor(() => expect(screen.queryByRole('table')).toBeNull())
  })

  it('says that an earlier publishing is not done yet, and that this one takes its place', async () => {
    open([at({})], {
      'GET /api/flows/gift/migration': { nextVersion: 4, items: [at({})], underWay: { version: 3, left: 40 } },
    })
    await screen.findByText(
      'Version 3 has still to move or take out 40 journeys. Publishing again does what you choose here instead.',
    )
  })

  it('shows no table where nobody is inside', async () => {
    open([])
    await screen.findByText('New journeys take version 3 from now on.')
    expect(screen.queryByRole('table')).toBeNull()
  })
})
