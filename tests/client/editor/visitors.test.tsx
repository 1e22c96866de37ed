import './patience.ts'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { Canvas } from '../../../client/editor/canvas/Canvas.tsx'
import { CanvasProvider } from '../../../client/editor/canvas/CanvasProvider.tsx'
import { showFailed, showVisitors, showWaiting } from '../../../client/editor/commands/visitorCommands.ts'
import { CountingMenu } from '../../../client/editor/counting/CountingMenu.tsx'
import { Drawer } from '../../../client/editor/drawer/Drawer.tsx'
import { aFlow } from '../../builders/aFlow.ts'
import { aJourney, aTrail } from '../journeys/aJourney.ts'
import { list } from '../renderPage.tsx'
import { anEditor } from './anEditor.ts'
import { measureCards } from './measureCards.ts'
import { renderEditor } from './renderEditor.tsx'

beforeEach(measureCards)

const ada = aJourney({ id: 'a', customerName: 'Ada' })
const bob = aJourney({ id: 'b', customerId: 'b/1', customerName: null, status: 'completed' })
const journeys = 'GET /api/flows/gift/journeys'
const nodes = {
  delay: { entered: 3, waiting: 1, left: { out: 2 }, ended: 0, failed: 0 },
  event: { entered: 3, waiting: 0, left: { out: 3 }, ended: 0, failed: 0 },
}

function open(answers: Parameters<typeof renderEditor>[2] = {}) {
  const editor = anEditor(aFlow().on('Signed Up').delay('P1D').email('Hello').build())
  const { server, ...shown } = renderEditor(
    editor,
    <CanvasProvider>
      <CountingMenu />
      <Canvas />
      <Drawer />
    </CanvasProvider>,
    {
      [journeys]: list([ada, bob]),
      'GET /api/flows/gift/counts': {
        version: null,
        journeys: { entered: 3, waiting: 1, completed: 2, exited: 0, failed: 0, converted: 0 },
        nodes,
      },
      'GET /api/flows/gift/versions': list([
        { version: 2, note: '', publishedAt: '2026-03-01T09:00:00.000Z', publishedBy: 'owner' },
      ]),
      'GET /api/journeys/a': aTrail({ id: 'a' }),
      ...answers,
    },
  )
  const asked = () =>
    server.urls
      .filter((url) => url.includes('/gift/journeys'))
      .map((url) => Object.fromEntries(new URL(url, 'http://localhost').searchParams))
  return { editor, asked, ...shown }
}

const bar = () => screen.findByRole('group', { name: /^Only journeys/ })

it('shows the journeys behind a number of a card, and all of them once the filter is off', async () => {
  const { user, asked } = open()
  fireEvent.click(await screen.findByRole('button', { name: '1 waiting at “Delay”: show the journeys' }))
  expect(asked()).toEqual([{ visited: 'delay', became: 'waiting' }])
  expect((await bar()).textContent).toContain('waiting at “Delay”')
  expect(await screen.findByRole('link', { name: 'Ada, customer' })).toHaveProperty('pathname', '/customers/c1')
  expect(screen.getByRole('link', { name: 'b/1, customer' })).toHaveProperty('pathname', '/customers/b%2F1')

  await user.click(screen.getByRole('button', { name: 'Show all journeys' }))
  await waitFor(() => expect(asked().at(-1)).toEqual({}))
  expect(screen.queryByRole('group', { name: /^Only journeys/ })).toBeNull()
})

it('shows the journeys behind a number of an edge, and their trails', async () => {
  const { user, asked } = open()
  fireEvent.click(await screen.findByRole('button', { name: '2 left “Delay”: show the journeys' }))
  expect(asked().at(-1)).toEqual({ visited: 'delay', handle: 'out' })
  await user.click(await screen.findByRole('button', { name: /^Ada/ }))
  expect(await screen.findByRole('link', { name: 'Open this journey' })).toHaveProperty('pathname', '/journeys/a')
  expect(screen.getByRole('link', { name: 'Open the customer' })).toHaveProperty('pathname', '/customers/c1')
})

it('keeps to the version and the days of which the numbers are', async () => {
  const { user, asked } = open()
  await user.click(await screen.findByRole('button', { name: 'Numbers: All versions, all time' }))
  await user.selectOptions(await screen.findByLabelText('Numbers of'), 'Version 2')
  await user.selectOptions(screen.getByLabelText('Visits made in'), 'From one day to another')
  const choose = (day: string, value: string) => fireEvent.change(screen.getByLabelText(day), { target: { value } })
  choose('First day', '2026-03-29')
  choose('Last day', '2026-03-28')
  expect(screen.getByRole('alert', { hidden: true }).textContent).toBe('The last day lies before the first.')
  choose('Last day', '2026-03-29')
  expect(await screen.findByRole('button', { name: 'Numbers: Version 2, 29 Mar 2026' })).toBeTruthy()
  await user.keyboard('{Escape}')
  fireEvent.click(await screen.findByRole('button', { name: /^3 entered “Delay”/ }))
  await waitFor(() =>
    expect(asked().at(-1)).toEqual({
      visited: 'delay',
      version: '2',
      from: '2026-03-28T23:00:00.000Z',
      to: '2026-03-29T21:59:59.999Z',
    }),
  )
  expect((await bar()).textContent).toContain('Version 2, 29 Mar 2026')
})

it('says why there are fewer journeys than visits', async () => {
  open()
  fireEvent.click(await screen.findByRole('button', { name: /^3 entered “Delay”/ }))
  expect(await screen.findByText(/^3 visits by 2 journeys: one that comes again counts again/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /^2 left “Delay”/ }))
  expect(await screen.findByText('2 visits')).toBeTruthy()
})

it('looks further back by itself where a page is short', async () => {
  const { asked } = open({
    [journeys]: () => list(asked().length > 2 ? [ada] : [], asked().length > 2 ? null : 'on'),
  })
  fireEvent.click(await screen.findByRole('button', { name: /^3 entered “Delay”/ }))
  expect(await screen.findByRole('button', { name: /^Ada/ })).toBeTruthy()
  expect(asked()).toHaveLength(3)
})

it('has a command for each, which takes the keyboard to the journeys', async () => {
  const { editor } = open()
  await screen.findByRole('button', { name: /^3 entered “Delay”/ })
  const { select } = editor.store.getState()
  const commands = [showVisitors, showWaiting, showFailed]
  expect(commands.map((command) => command.isEnabled(editor))).toEqual([false, false, false])

  act(() => select({ nodes: ['delay'] }))
  expect(commands.map((command) => command.label(editor))).toEqual([
    'Show who entered this node',
    'Show who waits at this node',
    'Show who failed at this node',
  ])
  act(() => showWaiting.run(editor))
  await waitFor(async () => expect(document.activeElement).toBe(await bar()))
  expect(within(await bar()).getByText('waiting at “Delay”')).toBeTruthy()

  const [edge] = editor.store.getState().flow.edges
  act(() => select({ edges: [edge?.id ?? ''] }))
  expect(commands.map((command) => command.isEnabled(editor))).toEqual([true, false, false])
  expect(showVisitors.label(editor)).toBe('Show who went this way')
  act(() => showVisitors.run(editor))
  expect(within(await bar()).getByText(/^left “/)).toBeTruthy()
})
