import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { DeliveriesPage } from '../../../client/deliveries/DeliveriesPage.tsx'
import { MailboxPage } from '../../../client/deliveries/MailboxPage.tsx'
import { aServer, list, renderPage } from '../renderPage.tsx'
import { aDelivery } from './aDelivery.ts'

const webhook = aDelivery({
  kind: 'webhook',
  status: 'given-up',
  to: 'https://hooks.example/orders',
  title: 'POST',
  body: {
    method: 'POST',
    url: 'https://hooks.example/orders',
    headers: { 'x-shop': 'berlin' },
    body: '{"order":"o1"}',
  },
  attempts: [{ at: '2026-03-02T09:00:01.000Z', result: 'give-up', response: '404 Not Found' }],
})

it('opens a delivery beside the table: its attempts and the request as it was made', async () => {
  aServer({ 'GET /api/deliveries': list([webhook]), 'GET /api/deliveries/d1': webhook })
  const { user } = renderPage(<DeliveriesPage />, '/deliveries?status=given-up')
  await user.click(await screen.findByRole('link', { name: /POST to hooks.example/ }))
  const drawer = within(await screen.findByRole('dialog'))
  await drawer.findByText('404 Not Found')
  expect(drawer.getByRole('region', { name: 'Request' }).textContent).toContain('"order": "o1"')
  expect(window.location.search).toBe('?status=given-up&open=d1')
})

it('tries again by hand what was given up', async () => {
  const { sent } = aServer({
    'GET /api/deliveries': list([webhook]),
    'GET /api/deliveries/d1': webhook,
    'POST /api/deliveries/d1/retry': webhook,
  })
  const { user } = renderPage(<DeliveriesPage />, '/deliveries?open=d1')
  await user.click(await screen.findByRole('button', { name: 'Try again now' }))
  await waitFor(() => expect(sent.some(({ call }) => call === 'POST /api/deliveries/d1/retry')).toBe(true))
})

it('says of a delivery that failed for now that it will be tried again', async () => {
  const attempts = [{ at: '2026-03-02T09:00:01.000Z', result: 'retry-later', response: '503' }]
  aServer({ 'GET /api/deliveries': list([aDelivery({ status: 'queued', attempts })]) })
  renderPage(<DeliveriesPage />, '/deliveries')
  await screen.findByText('Failed 1×, will retry')
})

const task = aDelivery({
  kind: 'task',
  status: 'queued',
  to: '',
  title: 'Write a card',
  body: { kind: 'task', title: 'Write a card', note: 'By hand, please', assignee: null },
})

it('shows a task that is to do, and takes the word of somebody who did it', async () => {
  const { sent } = aServer({
    'GET /api/deliveries': list([task]),
    'GET /api/deliveries/d1': task,
    'POST /api/deliveries/d1/done': { ...task, status: 'done' },
  })
  const { user } = renderPage(<DeliveriesPage />, '/deliveries')
  await screen.findByText('To do')
  await user.click(screen.getByRole('link', { name: /Write a card/ }))
  const drawer = within(await screen.findByRole('dialog'))
  await drawer.findByText('By hand, please')
  expect(drawer.queryByRole('button', { name: 'Try again now' })).toBeNull()
  expect(drawer.queryByText('Attempts')).toBeNull()
  await user.click(drawer.getByRole('button', { name: 'Done' }))
  await waitFor(() => expect(sent.some(({ call }) => call === 'POST /api/deliveries/d1/done')).toBe(true))
})

it('says of an offer that it waits for a connector, and until when it holds', async () => {
  const offer = aDelivery({
    kind: 'offer',
    status: 'queued',
    to: '',
    title: '10 % off',
    body: { kind: 'offer', offer: { kind: 'discount', percent: 10 }, expiresAt: '2026-03-16T09:00:00.000Z' },
  })
  aServer({ 'GET /api/deliveries': list([offer]), 'GET /api/deliveries/d1': offer })
  renderPage(<DeliveriesPage />, '/deliveries?open=d1')
  const drawer = within(await screen.findByRole('dialog'))
  await drawer.findByText('Waiting for a connector')
  expect(drawer.getByText('Holds until')).toBeTruthy()
  expect(drawer.getByText('Offer to the customer')).toBeTruthy()
})

it('asks nothing more of what is done', async () => {
  aServer({ 'GET /api/deliveries': list([]), 'GET /api/deliveries/d1': { ...task, status: 'done' } })
  renderPage(<DeliveriesPage />, '/deliveries?open=d1')
  const drawer = within(await screen.findByRole('dialog'))
  await drawer.findByText('By hand, please')
  expect(drawer.queryByRole('button', { name: /Done|Try again/ })).toBeNull()
})

it('shows a mail in a frame that may run nothing', async () => {
  const mail = aDelivery({ status: 'not-sent' })
  aServer({ 'GET /api/mailbox': list([mail, aDelivery({ id: 'd2', title: 'Another', status: 'not-sent' })]) })
  const { user } = renderPage(<MailboxPage />, '/deliveries/mailbox')
  const frame = await screen.findByTitle('Rendering of “Your mug”')
  expect(frame.getAttribute('sandbox')).toBe('')
  expect(frame.getAttribute('src')).toBe('/api/deliveries/d1/rendering')
  await user.click(screen.getByRole('button', { name: /Another/ }))
  await screen.findByTitle('Rendering of “Another”')
})
