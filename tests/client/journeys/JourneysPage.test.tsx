import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { JourneysPage } from '../../../client/journeys/JourneysPage.tsx'
import { aFlowRow } from '../flows/aFlowRow.ts'
import { aServer, list, renderPage } from '../renderPage.tsx'
import { aJourney } from './aJourney.ts'

const flows = list([aFlowRow({ name: 'A gift on the third order' })])

it('says who waits where, and how others ended', async () => {
  aServer({
    'GET /api/flows': flows,
    'GET /api/journeys': list([
      aJourney(),
      aJourney({
        id: 'j2',
        customerName: 'Grace Hopper',
        status: 'exited',
        endReason: 'audience',
        until: null,
        nodeLabel: null,
      }),
    ]),
  })
  renderPage(<JourneysPage />, '/journeys')
  const rowOf = async (name: string) =>
    within((await screen.findByRole('link', { name })).closest('tr') ?? document.body)
  const waiting = await rowOf('Ada Lovelace')
  waiting.getByText('Waiting')
  waiting.getByText('The next morning')
  const ended = await rowOf('Grace Hopper')
  ended.getByText('No longer in the audience')
})

it('shows the journeys of one flow when the address names it', async () => {
  const { urls } = aServer({ 'GET /api/flows': flows, 'GET /api/flows/f1/journeys': list([aJourney()]) })
  renderPage(<JourneysPage />, '/journeys?flow=f1&status=waiting')
  await screen.findByText('Ada Lovelace')
  expect(urls).toContain('/api/flows/f1/journeys?status=waiting')
})

it('keeps a chosen status in the address', async () => {
  const { urls } = aServer({ 'GET /api/flows': flows, 'GET /api/journeys': list([aJourney()]) })
  const { user } = renderPage(<JourneysPage />, '/journeys')
  await user.click(await screen.findByRole('combobox', { name: 'Status' }))
  await user.click(await screen.findByRole('option', { name: 'Failed', hidden: true }))
  await waitFor(() => expect(urls).toContain('/api/journeys?status=failed'))
  expect(window.location.search).toBe('?status=failed')
})

it('tries all failed journeys of a flow again, and says what came of them', async () => {
  const failed = aJourney({ status: 'failed', endReason: 'error', until: null, nodeLabel: null })
  aServer({
    'GET /api/flows': flows,
    'GET /api/flows/f1/journeys': list([failed]),
    'POST /api/flows/f1/retry': { goOn: 12, failedAgain: 1, refused: 0 },
  })
  const { user } = renderPage(<JourneysPage />, '/journeys?flow=f1&status=failed')
  await user.click(await screen.findByRole('button', { name: 'Try all again' }))
  await screen.findByText('12 journeys went on and 1 failed again.')
})
