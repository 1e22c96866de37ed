import './patience.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { EditorPage } from '../../../client/editor/EditorPage.tsx'
import type { FlowAnswer } from '../../../shared/api/answers.ts'
import type { PreviewAnswer } from '../../../shared/api/journeyAnswers.ts'
import { aFlow } from '../../builders/aFlow.ts'
import { aServer, list, refusal, renderPage } from '../renderPage.tsx'
import { aFlowAnswer } from './anEditor.ts'
import { measureCards } from './measureCards.ts'

const flow = () => aFlow().on('Signed Up').delay('P1D').email('Hello').build()
const saves = 'PUT /api/flows/gift'

const noCounts = {
  version: null,
  journeys: { entered: 0, waiting: 0, completed: 0, exited: 0, failed: 0, converted: 0 },
  nodes: {},
}

/** The live line of one test: `tell` sends what the server would. */
const live = { tell: (_name: string, _data: unknown) => {} }

beforeEach(() => {
  localStorage.clear()
  measureCards()
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      constructor() {
        super()
        live.tell = (name, data) => this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }))
      }
      close() {}
    },
  )
})

function open(answer: FlowAnswer = aFlowAnswer(flow()), more: Parameters<typeof aServer>[0] = {}) {
  let revision = answer.revision
  const server = aServer({
    'GET /api/flows/gift': answer,
    'GET /api/flows/gift/counts': noCounts,
    'GET /api/flows/gift/migration': { nextVersion: 4, items: [], underWay: null },
    'GET /api/fields': { fields: [], events: [], values: [] },
    'GET /api/settings': { timezone: 'Europe/Berlin' },
    [saves]: ({ body }) => ({ ...answer, flow: body, revision: ++revision }),
    ...more,
  })
  const calls = (call: string) => server.sent.filter((one) => one.call === call)
  return { calls, urls: server.urls, ...renderPage(<EditorPage flowId="gift" />, '/flows/gift') }
}

const rename = async (user: ReturnType<typeof open>['user'], letters: string) =>
  user.type(await screen.findByRole('textbox', { name: 'Name of this flow' }), letters)

/** Opens the form of a card by keyboard. */
async function openCard(user: ReturnType<typeof open>['user'], name: RegExp) {
  const card = await screen.findByRole('button', { name })
  act(() => card.focus())
  await user.keyboard('{Enter}')
}

describe('a draft', () => {
  it('saves itself and says so', async () => {
    const { user, calls } = open()
    await rename(user, '!')
    expect(screen.getByText('Saving…')).toBeTruthy()
    expect(await screen.findByText('Saved')).toBeTruthy()
    expect(calls(saves)).toMatchObject([{ body: { name: 'A flow!' } }])
  })

  it('is saved when the page is left before the hand rested', async () => {
    const { user, calls, unmount } = open()
    await rename(user, '!')
    unmount()
    await waitFor(() => expect(calls(saves)).toHaveLength(1))
  })

  it('asks which one goes on where it was saved elsewhere, and keeps mine when told so', async () => {
    const theirs = aFlowAnswer({ ...flow(), name: 'Theirs' }, { revision: 8 })
    let isFirst = true
    const { user, calls } = open(undefined, {
      [saves]: ({ body }: { body: unknown }) => {
        const answer = isFirst
          ? refusal(412, { title: 'Saved elsewhere', current: theirs })
          : { ...theirs, flow: body, revision: 9 }
        isFirst = false
        return answer
      },
    })
    await rename(user, ' of mine')
    await user.click(await screen.findByRole('button', { name: 'Keep mine only' }))
    expect(await screen.findByText('Saved')).toBeTruthy()
    expect(calls(saves).at(-1)?.body).toMatchObject({ name: 'A flow of mine' })
  })

  it('takes theirs when told so, and can go back', async () => {
    const theirs = aFlowAnswer({ ...flow(), name: 'Theirs' }, { revision: 8 })
    const { user } = open(undefined, { [saves]: () => refusal(412, { title: 'Saved elsewhere', current: theirs }) })
    await rename(user, ' of mine')
    await user.click(await screen.findByRole('button', { name: 'Take theirs only' }))
    const name = screen.getByRole('textbox', { name: 'Name of this flow' })
    await waitFor(() => expect(name).toHaveProperty('value', 'Theirs'))
    await user.click(screen.getByRole('button', { name: /^Undo/ }))
    expect(name).toHaveProperty('value', 'A flow of mine')
  })

  it('can be undone past what was saved, step by step and by name, forms and settings included', async () => {
    const { user } = open()
    await user.type(await screen.findByRole('textbox', { name: 'What it is for' }), 'Hello')
    await openCard(user, /^Delay\./)
    const name = await screen.findByRole('textbox', { name: 'Name of this node' })
    await user.type(name, 'A day')
    expect(await screen.findByText('Saved')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Undo rename a node' }))
    expect(screen.getByRole('button', { name: /^Delay\./ })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Undo change flow settings' }))
    await user.keyboard('{Escape}')
    expect(await screen.findByRole('textbox', { name: 'What it is for' })).toHaveProperty('value', '')
    await user.click(screen.getByRole('button', { name: 'Redo change flow settings' }))
    expect(screen.getByRole('textbox', { name: 'What it is for' })).toHaveProperty('value', 'Hello')
    expect(screen.getByRole('status', { name: 'What was done' }).textContent).toBe('Redone: change flow settings.')
  })

  it('starts an undo entry of its own when somebody comes back to a name', async () => {
    const { user } = open()
    await openCard(user, /^Delay\./)
    const name = await screen.findByRole('textbox', { name: 'Name of this node' })
    await user.type(name, 'A day')
    await user.tab()
    await user.type(name, ' off')
    await user.click(screen.getByRole('button', { name: 'Undo rename a node' }))
    expect(name).toHaveProperty('value', 'A day')
  })

  it('shows what another window saved, as long as nothing here waits to be saved', async () => {
    open()
    const name = await screen.findByRole('textbox', { name: 'Name of this flow' })
    live.tell('draft', aFlowAnswer({ ...flow(), name: 'From the other window' }, { revision: 5 }))
    await waitFor(() => expect(name).toHaveProperty('value', 'From the other window'))
  })
})

describe('publishing', () => {
  it('lists what stands in the way, and leads there', async () => {
    const { user, calls } = open(aFlowAnswer(aFlow().on('').email('').build()))
    await user.click(await screen.findByRole('button', { name: 'Publish' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(await dialog.findByRole('button', { name: /Choose an event/ }))
    expect(await screen.findByRole('combobox', { name: 'When a customer does' })).toBeTruthy()
    expect(calls('POST /api/flows/gift/publish')).toHaveLength(0)
  })

  it('takes a note along and shows the new state', async () => {
    const published = aFlowAnswer(flow(), { status: 'live', liveVersion: 4 })
    const { user, calls } = open(undefined, { 'POST /api/flows/gift/publish': published })
    await user.click(await screen.findByRole('button', { name: 'Publish' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: 'What changed' }), 'A kinder subject')
    await user.click(dialog.getByRole('button', { name: 'Publish' }))
    expect(await screen.findByText('Live v4')).toBeTruthy()
    expect(calls('POST /api/flows/gift/publish')).toMatchObject([{ body: { note: 'A kinder subject' } }])
  })

  it('shows the problems that only the server found', async () => {
    const problems = [{ rule: 'taken', severity: 'error', nodeId: 'sendEmail', message: 'That sender is not yours.' }]
    const { user } = open(undefined, {
      'POST /api/flows/gift/publish': () => refusal(409, { title: 'Not published', problems }),
    })
    await user.click(await screen.findByRole('button', { name: 'Publish' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Publish' }))
    expect(await screen.findByText(/That sender is not yours/)).toBeTruthy()
  })
})

const step = (nodeId: string, type: string, says: string) => ({
  nodeId,
  type,
  at: '2026-03-10T13:10:00.000Z',
  handle: 'out',
  until: null,
  why: [],
  says: [says],
  effects: [],
})
const walked: PreviewAnswer = {
  entered: true,
  says: [],
  steps: [step('onEvent', 'onEvent', 'Signed Up happened'), step('delay', 'delay', 'one day later')],
  end: 'waiting',
  endedAt: null,
  converted: false,
}

describe('a preview', () => {
  it('shows steps with times and reasons, lights the cards up, and can be kept as a test', async () => {
    const { user, calls } = open(undefined, { 'POST /api/preview': walked })
    await user.click(await screen.findByRole('button', { name: 'Preview' }))
    await user.click(await screen.findByRole('button', { name: 'Preview this' }))
    expect(await screen.findByText('one day later')).toBeTruthy()
    expect(calls('POST /api/preview')).toMatchObject([{ body: { given: { event: { event: 'Signed Up' } } } }])
    await waitFor(() => expect(screen.getByRole('button', { name: /^Delay\./ }).dataset.lit).toBe('true'))
    await user.click(screen.getByRole('button', { name: 'Keep as a test' }))
    expect(await screen.findByRole('tab', { name: 'Tests · 1' })).toBeTruthy()
  })

  it('that a program posts lights up the open canvas', async () => {
    open()
    await screen.findByRole('button', { name: /^Delay\./ })
    live.tell('preview', walked)
    await waitFor(() => expect(screen.getByRole('button', { name: /^Delay\./ }).dataset.lit).toBe('true'))
    expect(screen.getByRole('button', { name: /^Email\./ }).dataset.lit).toBeUndefined()
  })

  it('says what is wrong with what was pasted', async () => {
    const { user } = open()
    await user.click(await screen.findByRole('button', { name: 'Preview' }))
    const text = await screen.findByRole('textbox', { name: /as JSON/ })
    await user.clear(text)
    await user.type(text, 'hello')
    expect(screen.getByText('This is not JSON.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Preview this' })).toHaveProperty('disabled', true)
  })
})

it('lists the journeys of this flow and lights the trail of one', async () => {
  const journey = { id: 'j1', customerId: 'ada', status: 'waiting', startedAt: '2026-03-10T13:10:00.000Z' }
  const { user } = open(undefined, {
    'GET /api/flows/gift/journeys': list([journey]),
    'GET /api/journeys/j1': { ...journey, steps: walked.steps, nodeLabels: {} },
    'GET /api/customers/ada': { id: 'ada', traits: { timezone: 'Europe/Berlin' } },
  })
  await user.click(await screen.findByRole('tab', { name: 'Journeys' }))
  await user.click(await screen.findByRole('button', { name: /ada/ }))
  expect(await screen.findByText('one day later')).toBeTruthy()
  expect(screen.getByText('Times in Europe/Berlin')).toBeTruthy()
  await waitFor(() => expect(screen.getByRole('button', { name: /^Delay\./ }).dataset.lit).toBe('true'))
})

it('brings an old version back as the draft', async () => {
  const versions = list([{ version: 2, note: 'Kinder', publishedAt: '2026-03-01T09:00:00.000Z', publishedBy: 'owner' }])
  const { user, calls } = open(undefined, {
    'GET /api/flows/gift/versions': versions,
    'GET /api/flows/gift/versions/2': { ...versions.items[0], flow: { ...flow(), name: 'As it was' } },
  })
  await user.click(await screen.findByRole('tab', { name: 'Versions' }))
  await user.click(await screen.findByRole('button', { name: 'Restore' }))
  const name = () => screen.getByRole('textbox', { name: 'Name of this flow' })
  await waitFor(() => expect(name()).toHaveProperty('value', 'As it was'))
  await waitFor(() => expect(calls(saves)[0]).toMatchObject({ body: { name: 'As it was' } }))
  await user.click(screen.getByRole('button', { name: 'Undo restore version 2' }))
  expect(name()).toHaveProperty('value', flow().name)
})

it('compares a version with the draft in words, and shows the card that a change is about', async () => {
  const versions = list([{ version: 2, note: 'Kinder', publishedAt: '2026-03-01T09:00:00.000Z', publishedBy: 'owner' }])
  const now = flow()
  const before = {
    ...now,
    nodes: now.nodes.map((node) => (node.type === 'delay' ? { ...node, data: { ...node.data, for: 'P9D' } } : node)),
  }
  const { user } = open(undefined, {
    'GET /api/flows/gift/versions': versions,
    'GET /api/flows/gift/versions/2': { ...versions.items[0], flow: before },
  })
  await user.click(await screen.findByRole('tab', { name: 'Versions' }))
  await user.click(await screen.findByRole('button', { name: 'Compare with the draft' }))
  const screenOfVersions = within(await screen.findByRole('dialog', { name: 'Versions' }))
  const change = await screenOfVersions.findByRole('button', { name: /Changed\s*Delay\s*Wait\s*9 days.*1 day/ })
  await user.click(change)
  expect(change.getAttribute('aria-pressed')).toBe('true')
  await user.click(screenOfVersions.getByRole('radio', { name: 'As text' }))
  const text = screenOfVersions.getByLabelText('Difference as text').textContent
  expect(text).toContain('-        "for": "P9D"')
  expect(text).toContain('+        "for": "P1D"')
})

it('runs the tests in the flow and says which one fails, and how', async () => {
  const test = { name: 'sends a mail', given: { event: { event: 'Signed Up' } }, expect: { end: 'completed' } }
  const tested = { ...flow(), tests: [JSON.parse(JSON.stringify(test))] }
  const { user } = open(aFlowAnswer(tested), {
    'POST /api/flows/gift/tests': {
      results: [{ name: 'sends a mail', passed: false, failures: ['It ended as waiting.'], preview: walked }],
    },
  })
  await user.click(await screen.findByRole('tab', { name: 'Tests · 1' }))
  await user.click(await screen.findByRole('button', { name: 'Run all tests' }))
  expect(await screen.findByText('0 of 1 pass')).toBeTruthy()
  expect(screen.getByText(/It ended as waiting/)).toBeTruthy()
})

it('shows the flow file as an export writes it', async () => {
  const { user } = open()
  await user.click(await screen.findByRole('tab', { name: 'JSON' }))
  expect(await screen.findByText(/"format": "runnel.flow\/1"/)).toBeTruthy()
})

it('inserts a node from the palette after the selected card by Enter', async () => {
  const { user } = open(aFlowAnswer(aFlow().on('Signed Up').build()))
  const card = await screen.findByRole('button', { name: /^Event\. / })
  act(() => card.focus())
  await user.keyboard('{Enter}')
  await user.type(screen.getByRole('textbox', { name: 'Find a node' }), 'webhook{Enter}')
  expect(await screen.findByRole('button', { name: /^Event\. .*Leads to Webhook/ })).toBeTruthy()
})

it('sets the goal and an exit rule in the settings of the flow', async () => {
  const { user, calls } = open()
  await user.click(await screen.findByRole('switch', { name: 'Count success by an event' }))
  await user.click(screen.getByRole('button', { name: 'Add an exit rule' }))
  await user.type(screen.getByRole('combobox', { name: 'do' }), 'Order Refunded')
  await waitFor(() =>
    expect(calls(saves).at(-1)?.body).toMatchObject({
      settings: { goal: { event: 'Order Completed', within: 'P30D' }, exits: [{ event: 'Order Refunded' }] },
    }),
  )
})

it('shows the numbers of one version and of a period', async () => {
  const counted = (entered: number) => ({
    ...noCounts,
    nodes: { delay: { entered, waiting: 0, left: {}, ended: 0, failed: 0 } },
  })
  const { user, urls } = open(undefined, {
    'GET /api/flows/gift/versions': list([
      { version: 2, note: '', publishedAt: '2026-03-01T09:00:00.000Z', publishedBy: 'owner' },
    ]),
    'GET /api/flows/gift/counts': () => counted(urls.at(-1)?.includes('version=2') ? 7 : 12),
  })
  const delay = () => screen.getByRole('button', { name: /^Delay\./ }).parentElement ?? document.body
  await waitFor(() => expect(delay().textContent).toContain('12 entered'))
  await user.click(await screen.findByRole('button', { name: 'Numbers: All versions, all time' }))
  await user.selectOptions(await screen.findByLabelText('Numbers of'), 'Version 2')
  await waitFor(() => expect(delay().textContent).toContain('7 entered'))
  await user.selectOptions(screen.getByLabelText('Visits made in'), 'Last 7 days')
  // Other things are asked for, too, whenever they like.
  await waitFor(() =>
    expect(urls.filter((url) => url.includes('/counts')).at(-1)).toMatch(/version=2&from=\d{4}-\d\d-\d\dT/),
  )
  expect(await screen.findByRole('button', { name: 'Numbers: Version 2, last 7 days' })).toBeTruthy()
})
