import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { FlowsPage } from '../../../client/flows/FlowsPage.tsx'
import type { Flow } from '../../../shared/flow/flow.ts'
import { aServer, list, refusal, renderPage } from '../renderPage.tsx'
import { aFlowRow } from './aFlowRow.ts'
import { aTemplate } from './aTemplate.ts'

const settings = { demo: { loaded: false, customers: 0 }, currency: 'EUR', timezone: 'UTC' }
const created = { id: 'new1', revision: 1, status: 'draft', flow: aTemplate.flow }
const asFile = (text: string, name = 'gift.json') => new File([text], name, { type: 'application/json' })
const dropOn = (target: Element, ...files: File[]) =>
  fireEvent.drop(target, { dataTransfer: { types: ['Files'], files } })

/** Chooses a verb in the menu of the one flow. */
async function choose(user: ReturnType<typeof renderPage>['user'], verb: string): Promise<void> {
  await user.click(await screen.findByRole('button', { name: 'More about A gift' }))
  // In jsdom nothing has a place, and so a menu is as good as scrolled out of sight.
  await user.click(await screen.findByRole('menuitem', { name: verb, hidden: true }))
}

describe('the Flows page', () => {
  it('shows what each flow does, in numbers', async () => {
    const counts = { entered: 12408, waiting: 31, completed: 0, exited: 0, failed: 0, converted: 2381 }
    aServer({ 'GET /api/flows': list([aFlowRow({ name: 'A gift', status: 'live', liveVersion: 3, counts })]) })
    renderPage(<FlowsPage />)
    const row = within(await screen.findByRole('article'))
    for (const text of ['12,408', '31', '2,381', '19 %', 'Live v3 · unpublished changes'])
      row.getByText(text, { exact: false })
    expect(row.getByRole('link', { name: 'A gift' }).getAttribute('href')).toBe('/flows/f1')
  })

  it('opens a blank canvas in one click', async () => {
    const { sent } = aServer({ 'GET /api/flows': list([aFlowRow()]), 'POST /api/flows': created })
    const { user } = renderPage(<FlowsPage />, '/flows')
    await user.click(await screen.findByRole('button', { name: 'New flow' }))
    await waitFor(() => expect(window.location.pathname).toBe('/flows/new1'))
    expect(sent.find(({ call }) => call === 'POST /api/flows')?.body).toMatchObject({
      format: 'runnel.flow/1',
      nodes: [],
    })
  })

  it('imports a file that is dropped anywhere on it, as it is, and opens it', async () => {
    const { sent } = aServer({ 'GET /api/flows': list([aFlowRow()]), 'POST /api/flows': created })
    renderPage(<FlowsPage />, '/flows')
    dropOn(await screen.findByRole('article'), asFile(JSON.stringify(aTemplate.flow)))
    await waitFor(() => expect(window.location.pathname).toBe('/flows/new1'))
    expect(sent.find(({ call }) => call === 'POST /api/flows')?.body).toEqual(aTemplate.flow)
  })

  it('lists what an imported file names that is not here, and opens the draft when told to', async () => {
    aServer({
      'GET /api/flows': list([aFlowRow()]),
      'POST /api/flows': created,
      'POST /api/check': {
        problems: [
          { rule: 'unknown-flow', severity: 'error', nodeId: 'go', message: '"Go on": the flow does not exist here.' },
          { rule: 'dead-end', severity: 'warning', message: 'No line leads on.' },
        ],
      },
      'GET /api/fields': { fields: [], events: [], values: [] },
    })
    const { user } = renderPage(<FlowsPage />, '/flows')
    dropOn(await screen.findByRole('article'), asFile(JSON.stringify(aTemplate.flow)))
    const dialog = within(await screen.findByRole('dialog', { name: '“gift.json” is imported' }))
    dialog.getByText('"Go on": the flow does not exist here.')
    // What is only unfinished is for the canvas to say.
    expect(dialog.queryByText('No line leads on.')).toBeNull()
    dialog.getByText(/Never arrived here so far: “Order Completed”/)
    expect(window.location.pathname).toBe('/flows')
    await user.click(dialog.getByRole('button', { name: 'Open on the canvas' }))
    expect(window.location.pathname).toBe('/flows/new1')
  })

  it('opens an imported flow at once where only its events are new, and says which', async () => {
    aServer({
      'GET /api/flows': list([aFlowRow()]),
      'POST /api/flows': created,
      'POST /api/check': { problems: [] },
      'GET /api/fields': { fields: [], events: [{ event: 'Signed Up', count: 3 }], values: [] },
    })
    renderPage(<FlowsPage />, '/flows')
    dropOn(await screen.findByRole('article'), asFile(JSON.stringify(aTemplate.flow)))
    await screen.findByText(/Never arrived here so far: “Order Completed”/)
    expect(window.location.pathname).toBe('/flows/new1')
  })

  it('says at which place a file is wrong', async () => {
    const errors = [{ path: 'nodes[2].type', message: 'Unknown node type "sendPigeon".' }]
    aServer({
      'GET /api/flows': list([aFlowRow()]),
      'POST /api/flows': () => refusal(422, { title: 'Something is wrong', detail: 'One thing is wrong.', errors }),
    })
    renderPage(<FlowsPage />)
    dropOn(await screen.findByRole('article'), asFile('{}'))
    const dialog = within(await screen.findByRole('dialog'))
    dialog.getByText('nodes[2].type')
    dialog.getByText('Unknown node type "sendPigeon".')
  })

  it('says that a file is not JSON, and sends nothing', async () => {
    const { sent } = aServer({ 'GET /api/flows': list([aFlowRow()]) })
    renderPage(<FlowsPage />)
    dropOn(await screen.findByRole('article'), asFile('hello', 'notes.txt'))
    await screen.findByText(/“notes.txt” is not JSON/)
    expect(sent.some(({ call }) => call === 'POST /api/flows')).toBe(false)
  })

  it('names every file of a drop that could not be imported, and what is wrong with each', async () => {
    const wrong = refusal(422, {
      title: 'Invalid',
      detail: '',
      errors: [{ path: 'nodes.0.type', message: 'Unknown.' }],
    })
    const { sent } = aServer({
      'GET /api/flows': list([aFlowRow()]),
      'POST /api/flows': ({ body }) => (JSON.stringify(body) === '{}' ? wrong : created),
      'POST /api/check': { problems: [] },
      'GET /api/fields': { fields: [], events: [], values: [] },
    })
    renderPage(<FlowsPage />)
    const files = [
      asFile('hello', 'notes.txt'),
      asFile('{}', 'empty.json'),
      asFile(JSON.stringify(aTemplate.flow), 'good.json'),
    ]
    dropOn(await screen.findByRole('article'), ...files)
    const dialog = within(await screen.findByRole('dialog', { name: '2 files were not imported' }))
    expect(within(dialog.getByRole('region', { name: 'notes.txt' })).getByText(/is not JSON/)).toBeTruthy()
    expect(within(dialog.getByRole('region', { name: 'empty.json' })).getByText('nodes.0.type')).toBeTruthy()
    expect(dialog.queryByRole('region', { name: 'good.json' })).toBeNull()
    expect(sent.filter(({ call }) => call === 'POST /api/flows')).toHaveLength(2)
  })

  it('takes a flow out of the archive, and says how it comes back', async () => {
    const { sent } = aServer({
      'GET /api/flows': list([aFlowRow({ status: 'archived', name: 'A gift' })]),
      'POST /api/flows/f1/unarchive': { ...created, id: 'f1', status: 'paused', liveVersion: 2 },
    })
    const { user } = renderPage(<FlowsPage />, '/flows?state=archived')
    await choose(user, 'Take out of the archive')
    await screen.findByText('“A gift” is out of the archive, paused. Nobody enters by this.')
    expect(sent.some(({ call }) => call === 'POST /api/flows/f1/unarchive')).toBe(true)
  })

  it('duplicates a flow under a new name and with node ids of its own', async () => {
    const { sent } = aServer({
      'GET /api/flows': list([aFlowRow({ name: 'A gift' })]),
      'GET /api/flows/f1': { ...created, id: 'f1' },
      'POST /api/flows': created,
    })
    const { user } = renderPage(<FlowsPage />)
    await choose(user, 'Duplicate')
    await waitFor(() => expect(sent.some(({ call }) => call === 'POST /api/flows')).toBe(true))
    const copy = sent.find(({ call }) => call === 'POST /api/flows')?.body as Flow // the page sends a flow
    expect(copy.name).toBe(`${aTemplate.flow.name} (copy)`)
    expect(copy.nodes.map(({ id }) => id)).not.toContain('ordered')
  })

  it('deletes a flow only after asking, and says who leaves it', async () => {
    const counts = { entered: 9, waiting: 4, completed: 5, exited: 0, failed: 0, converted: 0 }
    const { sent } = aServer({
      'GET /api/flows': list([aFlowRow({ name: 'A gift', counts })]),
      'DELETE /api/flows/f1': () => new Response(null, { status: 204 }),
    })
    const { user } = renderPage(<FlowsPage />)
    await choose(user, 'Delete…')
    await screen.findByText(/4 customers who wait in it leave it at once/)
    expect(sent.some(({ call }) => call.startsWith('DELETE'))).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Delete for good' }))
    await waitFor(() => expect(sent.some(({ call }) => call === 'DELETE /api/flows/f1')).toBe(true))
  })

  it('changes the tags of a flow in its draft as it is now', async () => {
    const flow = { ...aTemplate.flow, tags: ['gifts'] }
    const { sent } = aServer({
      'GET /api/flows': list([
        aFlowRow({ name: 'A gift', tags: ['gifts'] }),
        aFlowRow({ id: 'f2', name: 'Other', tags: ['spring'] }),
      ]),
      'GET /api/flows/f1': { ...created, id: 'f1', revision: 7, flow },
      'PUT /api/flows/f1': { ...created, id: 'f1', revision: 8 },
    })
    const { user } = renderPage(<FlowsPage />)
    await choose(user, 'Edit tags…')
    await user.type(await screen.findByRole('combobox', { name: 'Tags' }), 'retention{Enter}')
    await user.click(screen.getByRole('button', { name: 'Save tags' }))
    await waitFor(() => expect(sent.find(({ call }) => call === 'PUT /api/flows/f1')).toBeDefined())
    expect(sent.find(({ call }) => call === 'PUT /api/flows/f1')?.body).toEqual({
      ...flow,
      tags: ['gifts', 'retention'],
    })
  })

  it('keeps to the flows of a tag when it is pressed, and says so in the address', async () => {
    aServer({ 'GET /api/flows': list([aFlowRow({ name: 'A gift', tags: ['gifts'] }), aFlowRow({ id: 'f2' })]) })
    const { user } = renderPage(<FlowsPage />, '/flows')
    expect(await screen.findAllByRole('article')).toHaveLength(2)
    await user.click(screen.getByRole('button', { name: 'Show flows tagged gifts' }))
    expect(screen.getAllByRole('article')).toHaveLength(1)
    expect(window.location.search).toBe('?tag=gifts')
  })

  it('is as somebody left it when they come back to its address', async () => {
    aServer({
      'GET /api/flows': list([
        aFlowRow({ id: 'f1', name: 'Zebra gift', status: 'paused' }),
        aFlowRow({ id: 'f2', name: 'A gift', status: 'paused' }),
        aFlowRow({ id: 'f3', name: 'Welcome', status: 'paused' }),
        aFlowRow({ id: 'f4', name: 'Live gift', status: 'live' }),
      ]),
    })
    renderPage(<FlowsPage />, '/flows?search=gift&state=paused&order=name')
    const rows = await screen.findAllByRole('article')
    expect(rows.map((row) => within(row).getByRole('link').textContent)).toEqual(['A gift', 'Zebra gift'])
  })

  it('folds archived flows away, and says how many there are', async () => {
    aServer({ 'GET /api/flows': list([aFlowRow({ status: 'archived', name: 'Old gift' })]) })
    const { user } = renderPage(<FlowsPage />, '/flows')
    await screen.findByText('Only archived ones do.')
    await user.click(screen.getByRole('button', { name: 'Show 1 archived flow' }))
    await screen.findByText('Old gift')
  })

  it('shows hundreds of flows fifty at a time, and searches all of them', async () => {
    const many = Array.from({ length: 120 }, (_, n) => aFlowRow({ id: `f${n}`, name: `Flow number ${n}` }))
    aServer({ 'GET /api/flows': list(many) })
    const { user } = renderPage(<FlowsPage />, '/flows')
    expect(await screen.findAllByRole('article')).toHaveLength(50)
    await user.click(screen.getByRole('button', { name: 'Show 50 more of 120 flows' }))
    expect(screen.getAllByRole('article')).toHaveLength(100)
    await user.type(screen.getByRole('searchbox'), 'number 119')
    expect(screen.getAllByRole('article')).toHaveLength(1)
  })

  it('keeps a flow as a template under a name of its own', async () => {
    const { sent } = aServer({
      'GET /api/flows': list([aFlowRow({ name: 'A gift' })]),
      'GET /api/flows/f1': { ...created, id: 'f1' },
      'POST /api/templates': { ...aTemplate, shipped: false },
    })
    const { user } = renderPage(<FlowsPage />)
    await choose(user, 'Save as template…')
    const name = await screen.findByRole('textbox', { name: 'Name' })
    await user.clear(name)
    await user.type(name, 'Our gift')
    await user.click(screen.getByRole('button', { name: 'Save template' }))
    await screen.findByText(/is among the templates/)
    expect(sent.find(({ call }) => call === 'POST /api/templates')?.body).toEqual({
      ...aTemplate.flow,
      name: 'Our gift',
      description: '',
    })
  })

  it('opens onto the templates and the demo shop as long as there is no flow', async () => {
    const { sent } = aServer({
      'GET /api/flows': list([]),
      'GET /api/templates': list([aTemplate]),
      'GET /api/settings': settings,
      'POST /api/demo': settings,
    })
    const { user } = renderPage(<FlowsPage />)
    await screen.findByText(aTemplate.flow.name)
    await user.click(screen.getByRole('button', { name: 'Explore with a demo shop' }))
    await waitFor(() => expect(sent.some(({ call }) => call === 'POST /api/demo')).toBe(true))
  })

  it('says what happened where the list cannot be loaded, and tries again on demand', async () => {
    let isDown = true
    aServer({
      'GET /api/flows': () =>
        isDown ? refusal(500, { title: 'The server failed', detail: 'Nothing was changed.' }) : list([aFlowRow()]),
    })
    const { user } = renderPage(<FlowsPage />)
    await screen.findByText('Nothing was changed.')
    isDown = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByRole('article')
  })
})
