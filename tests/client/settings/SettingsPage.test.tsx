import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { SettingsPage } from '../../../client/settings/SettingsPage.tsx'
import { analyticsSnippet, curlSnippet } from '../../../client/settings/snippets.ts'
import type { SettingsAnswer } from '../../../shared/api/answers.ts'
import { aServer, renderPage } from '../renderPage.tsx'

const settings: SettingsAnswer = {
  writeKey: 'key1234567',
  webhookSecret: 'whsec_secret',
  timezone: 'Europe/Berlin',
  currency: 'EUR',
  mailFrom: 'Shop <shop@example.com>',
  contactPolicy: { caps: [], quietHours: [] },
  publicUrl: 'https://runnel.example',
  smtp: { ready: false, text: 'No mail server.' },
  demo: { loaded: false, customers: 0 },
  version: '0.1.0',
}

it('keeps the write key from eyes, and copies the code with it', async () => {
  aServer({ 'GET /api/settings': settings })
  const { user } = renderPage(<SettingsPage />)
  const code = await screen.findByRole('region', { name: 'A first event by curl' })
  expect(code.textContent).not.toContain('key1234567')
  await user.click(screen.getByRole('button', { name: 'Copy with your key: A first event by curl' }))
  expect(await navigator.clipboard.readText()).toBe(curlSnippet('https://runnel.example', 'key1234567'))
})

it.each([curlSnippet, analyticsSnippet])('gives code with the real address and key: %o', (snippet) => {
  expect(snippet('https://runnel.example', 'key1234567')).toContain('https://runnel.example')
  expect(snippet('https://runnel.example', 'key1234567')).toContain('key1234567')
})

it('says that mail does not go out, and how it would', async () => {
  aServer({ 'GET /api/settings': settings })
  renderPage(<SettingsPage />)
  await screen.findByText('Not sending')
  screen.getByText(/SMTP_URL=smtp:/)
})

it('saves what was changed', async () => {
  const { sent } = aServer({ 'GET /api/settings': settings, 'PUT /api/settings': settings })
  const { user } = renderPage(<SettingsPage />)
  const sender = await screen.findByLabelText('Sender')
  await user.clear(sender)
  await user.type(sender, 'Ada <ada@example.com>{Enter}')
  await waitFor(() =>
    expect(sent.find(({ call }) => call === 'PUT /api/settings')?.body).toEqual({ mailFrom: 'Ada <ada@example.com>' }),
  )
})

it('declares how often and when marketing may reach customers', async () => {
  const { sent } = aServer({ 'GET /api/settings': settings, 'PUT /api/settings': settings })
  const { user } = renderPage(<SettingsPage />)
  const policy = within(await screen.findByRole('region', { name: 'How often and when' }))
  policy.getByText('Marketing goes as often as flows send it, at any hour.')
  await user.click(policy.getByRole('button', { name: 'Add a cap' }))
  const most = policy.getByLabelText('Most messages of cap 1')
  await user.clear(most)
  await user.type(most, '2')
  await user.click(policy.getByRole('button', { name: 'Add quiet hours' }))
  fireEvent.change(policy.getByLabelText('End of quiet hours 1'), { target: { value: '09:30' } })
  await user.click(policy.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(sent.find(({ call }) => call === 'PUT /api/settings')?.body).toEqual({
      contactPolicy: {
        caps: [{ channel: 'all', max: 2, per: 'P7D' }],
        quietHours: [{ from: '21:00', to: '09:30', channels: 'all' }],
      },
    }),
  )
})

it('says what is wrong with a policy, and saves none that is', async () => {
  const declared = { caps: [{ channel: 'email' as const, max: 1, per: 'P1D' }], quietHours: [] }
  aServer({ 'GET /api/settings': { ...settings, contactPolicy: declared } })
  const { user } = renderPage(<SettingsPage />)
  const policy = within(await screen.findByRole('region', { name: 'How often and when' }))
  expect(policy.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true)
  await user.click(policy.getByRole('button', { name: 'Add quiet hours' }))
  fireEvent.change(policy.getByLabelText('End of quiet hours 1'), { target: { value: '21:00' } })
  expect(policy.getByRole('alert').textContent).toBe('Quiet hours end at another time than they begin.')
  expect(policy.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true)
  await user.click(policy.getByRole('button', { name: 'Remove quiet hours 1' }))
  await user.click(policy.getByRole('button', { name: 'Remove cap 1' }))
  expect(policy.queryByRole('alert')).toBeNull()
  expect(policy.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(false)
})

it('removes the demo shop in one click', async () => {
  const { sent } = aServer({
    'GET /api/settings': { ...settings, demo: { loaded: true, customers: 2357 } },
    'DELETE /api/demo': () => new Response(null, { status: 204 }),
  })
  const { user } = renderPage(<SettingsPage />)
  await screen.findByText('2,357 customers')
  await user.click(screen.getByRole('button', { name: 'Remove the demo shop' }))
  await waitFor(() => expect(sent.some(({ call }) => call === 'DELETE /api/demo')).toBe(true))
})
