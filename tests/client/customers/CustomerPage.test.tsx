import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { CustomerPage } from '../../../client/customers/CustomerPage.tsx'
import type { CustomerJourneyAnswer } from '../../../shared/api/journeyAnswers.ts'
import { aDelivery } from '../deliveries/aDelivery.ts'
import { aJourney } from '../journeys/aJourney.ts'
import { aServer, list, refusal, renderPage } from '../renderPage.tsx'
import { aCustomer, anEvent } from './aCustomer.ts'

const answers = {
  'GET /api/customers/c1': aCustomer({ consent: { email: true, sms: false }, suppressed: ['push'] }),
  'GET /api/customers/c1/events': list([anEvent()]),
  'GET /api/customers/c1/journeys': list([{ ...aJourney({ startedAt: '2026-03-01T20:00:00.000Z' }), leftOut: [] }]),
  'GET /api/deliveries': list([aDelivery({ createdAt: '2026-03-01T20:00:00.000Z' })]),
  'GET /api/settings': { currency: 'EUR', timezone: 'Europe/Berlin', demo: { loaded: false, customers: 0 } },
}

it("tells the times of a customer in the customer's own zone, and says so", async () => {
  aServer(answers)
  renderPage(<CustomerPage id="c1" />)
  // 20:00 UTC is five in the morning of the next day in Tokyo.
  expect(await screen.findAllByText('05:00')).not.toHaveLength(0)
  screen.getByText('Times in Asia/Tokyo, the customer’s zone.')
})

it('puts what came of an event over the event', async () => {
  aServer(answers)
  renderPage(<CustomerPage id="c1" />)
  await screen.findByText('Your mug')
  await screen.findByText('Order Completed')
  const items = screen.getAllByRole('listitem').map((item) => item.textContent ?? '')
  const at = (text: string) => items.findIndex((item) => item.includes(text))
  expect(at('Your mug')).toBeLessThan(at('Entered'))
  expect(at('Entered')).toBeLessThan(at('Order Completed'))
})

it('shows only the kinds that are asked for', async () => {
  aServer(answers)
  const { user } = renderPage(<CustomerPage id="c1" />)
  await screen.findByText('Order Completed')
  await user.click(screen.getByRole('checkbox', { name: 'Events' }))
  expect(screen.queryByText('Order Completed')).toBeNull()
  screen.getByText('Your mug')
})

it('names what was left out and why, among the messages', async () => {
  const refused = { nodeId: 'mail', kind: 'email', key: 'j1/mail/1', status: 'skipped', reason: 'no-consent' } as const
  const at = '2026-03-01T20:30:00.000Z'
  const journey: CustomerJourneyAnswer = {
    ...aJourney({ endedAt: at, status: 'completed' }),
    leftOut: [
      { at, nodeLabel: 'Reminder', effect: refused },
      { at, nodeLabel: null, effect: { ...refused, key: 'j1/old/1', subject: 'Your mug' } },
    ],
  }
  aServer({ ...answers, 'GET /api/customers/c1/journeys': list([journey]) })
  const { user } = renderPage(<CustomerPage id="c1" />)
  const reminder = (await screen.findByText(/“Reminder” of/)).closest('li')
  expect(reminder?.textContent).toContain('Left out: no consent for this channel')
  expect(
    within(reminder ?? document.body)
      .getByRole('link')
      .getAttribute('href'),
  ).toBe('/journeys/j1')
  screen.getByText(/Email “Your mug” of/)
  await user.click(screen.getByRole('checkbox', { name: 'Journeys' }))
  screen.getByText(/“Reminder” of/)
  expect(screen.queryByText(/^Entered/)).toBeNull()
  await user.click(screen.getByRole('checkbox', { name: 'Messages' }))
  expect(screen.queryByText(/“Reminder” of/)).toBeNull()
})

it('says for each channel whether marketing may be sent', async () => {
  aServer(answers)
  renderPage(<CustomerPage id="c1" />)
  const consentOf = (channel: string) => screen.getByText(channel, { selector: 'dt' }).nextElementSibling?.textContent
  await screen.findByText('What we may send')
  expect(consentOf('Text message')).toBe('Refused')
  expect(consentOf('Push')).toBe('Bounced or complained')
  expect(consentOf('In-app')).toBe('No consent known')
})

it('says that a zone nobody knows is none, and which one counts instead', async () => {
  const lost = aCustomer({ traits: { name: 'Ada', timezone: 'Mars/Base' } })
  aServer({ ...answers, 'GET /api/customers/c1': lost })
  renderPage(<CustomerPage id="c1" />)
  await screen.findByText('“Mars/Base” is no zone, so the workspace’s: Europe/Berlin')
})

it('deletes a customer for good once the name is typed', async () => {
  const { sent } = aServer({ ...answers, 'DELETE /api/customers/c1': () => new Response(null, { status: 204 }) })
  const { user } = renderPage(<CustomerPage id="c1" />, '/customers/c1')
  await user.click(await screen.findByRole('button', { name: 'Delete for good…' }))
  await user.type(await screen.findByLabelText('Type Ada Lovelace to confirm'), 'Ada Lovelace{Enter}')
  await waitFor(() => expect(window.location.pathname).toBe('/customers'))
  expect(sent.some(({ call }) => call === 'DELETE /api/customers/c1')).toBe(true)
})

it('shows the way back where nobody has the id', async () => {
  aServer({
    'GET /api/customers/c1': () => refusal(404, { title: 'Not found', detail: 'There is no customer with this id.' }),
  })
  renderPage(<CustomerPage id="c1" />, '/customers/c1')
  await screen.findByText('There is no customer with this id. It may have been deleted.')
  expect(screen.getByRole('link', { name: 'Show those that are' }).getAttribute('href')).toBe('/customers')
})
