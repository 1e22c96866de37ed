import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { CustomersPage } from '../../../client/customers/CustomersPage.tsx'
import { aServer, list, renderPage } from '../renderPage.tsx'
import { aCustomer } from './aCustomer.ts'

const settings = { currency: 'EUR', timezone: 'UTC', demo: { loaded: false, customers: 0 } }

it('shows who customers are, what they spent and in which money', async () => {
  aServer({ 'GET /api/customers': list([aCustomer()]), 'GET /api/settings': settings })
  renderPage(<CustomersPage />)
  const link = await screen.findByRole('link', { name: /Ada Lovelace/ })
  expect(link.getAttribute('href')).toBe('/customers/c1')
  await screen.findByText('€127.50')
})

it('calls a customer of whom no name is known by the id', async () => {
  aServer({ 'GET /api/customers': list([aCustomer({ id: 'anon:7', traits: {} })]) })
  renderPage(<CustomersPage />)
  const link = await screen.findByRole('link', { name: 'anon:7' })
  expect(link.getAttribute('href')).toBe('/customers/anon%3A7')
})

it('searches when typing stops, not at every key, and keeps the search in the address', async () => {
  const { urls } = aServer({ 'GET /api/customers': list([aCustomer()]) })
  const { user } = renderPage(<CustomersPage />, '/customers')
  await user.type(await screen.findByRole('searchbox'), 'lovelace')
  await waitFor(() => expect(urls.at(-1)).toContain('search=lovelace'))
  expect(urls.filter((url) => url.includes('search='))).toHaveLength(1)
  expect(window.location.search).toBe('?search=lovelace')
})

it('loads the next page on demand, from where the last one ended', async () => {
  const { urls } = aServer({
    'GET /api/customers': () =>
      urls.at(-1)?.includes('cursor=more')
        ? list([aCustomer({ id: 'c2', traits: { name: 'Grace Hopper' } })])
        : list([aCustomer()], 'more'),
  })
  const { user } = renderPage(<CustomersPage />)
  await user.click(await screen.findByRole('button', { name: 'Load more' }))
  await screen.findByText('Grace Hopper')
  screen.getByText('Ada Lovelace')
  expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull()
})

it('shows the way to the first event as long as there is nobody', async () => {
  aServer({ 'GET /api/customers': list([]) })
  renderPage(<CustomersPage />)
  const link = await screen.findByRole('link', { name: 'Send the first event' })
  expect(link.getAttribute('href')).toBe('/settings')
})
