import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { JourneyPage } from '../../../client/journeys/JourneyPage.tsx'
import { aServer, renderPage } from '../renderPage.tsx'
import { aTrail } from './aJourney.ts'

const step = {
  nodeId: 'mail',
  type: 'sendEmail',
  at: '2026-03-02T09:00:00.000Z',
  handle: 'out',
  until: null,
  why: [],
  says: ['consent to email was yes'],
}
const mail = {
  nodeId: 'mail',
  kind: 'email',
  key: 'j1/mail/1',
  status: 'would-send' as const,
  subject: 'Your mug',
  to: 'ada@example.com',
}

it('tells each step with its reason, and what became of what it asked for', async () => {
  const effects = [{ ...mail, delivery: { id: 'd1', status: 'given-up' } }]
  aServer({ 'GET /api/journeys/j1': aTrail({ steps: [{ ...step, effects }] }) })
  renderPage(<JourneyPage id="j1" />)
  const item = within((await screen.findByText('The mug')).closest('li') ?? document.body)
  item.getByText('consent to email was yes')
  item.getByText('Email “Your mug” to ada@example.com')
  expect(item.getByRole('link', { name: 'Given up' }).getAttribute('href')).toBe('/deliveries?open=d1')
})

it('says why a mail was skipped', async () => {
  const effects = [{ ...mail, status: 'skipped' as const, reason: 'no-consent' }]
  aServer({ 'GET /api/journeys/j1': aTrail({ steps: [{ ...step, effects }] }) })
  renderPage(<JourneyPage id="j1" />)
  await screen.findByText('Skipped: no consent for this channel')
})

it('says until when a journey waits, and of a pause that was cut short until when it did', async () => {
  const pause = (at: string, until: string) => ({
    ...step,
    nodeId: 'nap',
    type: 'delay',
    at,
    handle: null,
    until,
    effects: [],
  })
  const steps = [
    pause('2026-03-02T09:00:00.000Z', '2026-03-03T09:00:00.000Z'),
    pause('2026-03-03T09:00:00.000Z', '2026-03-05T09:00:00.000Z'),
  ]
  aServer({ 'GET /api/journeys/j1': aTrail({ steps, endedAt: null, status: 'waiting' }) })
  renderPage(<JourneyPage id="j1" />)
  const untils = await screen.findAllByText(/^Wait(s|ed) until/)
  expect(untils.map(({ textContent }) => textContent?.slice(0, 12))).toEqual(['Waited until', 'Waits until '])
})

it('ends a journey by hand, after asking', async () => {
  const { sent } = aServer({
    'GET /api/journeys/j1': aTrail(),
    'POST /api/journeys/j1/exit': aTrail({ status: 'exited' }),
  })
  const { user } = renderPage(<JourneyPage id="j1" />)
  await user.click(await screen.findByRole('button', { name: 'End this journey…' }))
  await screen.findByText(/leaves “A gift on the third order” at once/)
  expect(sent.some(({ call }) => call.startsWith('POST'))).toBe(false)
  await user.click(screen.getByRole('button', { name: 'End the journey' }))
  await waitFor(() => expect(sent.some(({ call }) => call === 'POST /api/journeys/j1/exit')).toBe(true))
})

it('offers no end to a journey that has ended', async () => {
  aServer({ 'GET /api/journeys/j1': aTrail({ status: 'completed', endedAt: '2026-03-02T09:00:00.000Z' }) })
  renderPage(<JourneyPage id="j1" />)
  await screen.findByRole('heading', { level: 1 })
  expect(screen.queryByRole('button', { name: 'End this journey…' })).toBeNull()
})

it('tries a failed journey again, and says what came of it', async () => {
  const failed = { status: 'failed' as const, endedAt: '2026-03-02T09:00:00.000Z', endReason: 'error' }
  const { sent } = aServer({
    'GET /api/journeys/j1': aTrail(failed),
    'POST /api/journeys/j1/retry': aTrail(failed),
  })
  const { user } = renderPage(<JourneyPage id="j1" />)
  await user.click(await screen.findByRole('button', { name: /^Try again/ }))
  await screen.findByText('It failed again. The last step says why.')
  expect(sent.some(({ call }) => call === 'POST /api/journeys/j1/retry')).toBe(true)
})

it.each([
  ['completed', null],
  ['failed', 'too-many-visits'],
] as const)('offers no other try to a journey that has %s, for %s', async (status, endReason) => {
  aServer({ 'GET /api/journeys/j1': aTrail({ status, endReason, endedAt: '2026-03-02T09:00:00.000Z' }) })
  renderPage(<JourneyPage id="j1" />)
  await screen.findByRole('heading', { level: 1 })
  expect(screen.queryByRole('button', { name: /^Try again/ })).toBeNull()
})
