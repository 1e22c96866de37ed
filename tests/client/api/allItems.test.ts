import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { versionsQuery } from '../../../client/api/flows.ts'
import { aServer, list } from '../renderPage.tsx'

it('shows all versions of a flow that was published more often than a page is long', async () => {
  const pages = [list([{ version: 3 }, { version: 2 }], 'behind-2'), list([{ version: 1 }])]
  const { urls } = aServer({ 'GET /api/flows/gift/versions': () => pages.shift() ?? list([]) })
  const { items } = await new QueryClient().fetchQuery(versionsQuery('gift'))
  expect(items.map(({ version }) => version)).toEqual([3, 2, 1])
  expect(urls.map((url) => new URL(url, 'http://localhost').searchParams.get('cursor'))).toEqual([null, 'behind-2'])
})
