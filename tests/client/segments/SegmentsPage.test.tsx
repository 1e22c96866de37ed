import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { SegmentsPage } from '../../../client/segments/SegmentsPage.tsx'
import { aServer, list, renderPage } from '../renderPage.tsx'
import { aSegment } from './aSegment.ts'

it('says in words who is in each segment, other segments by their names, and how many they are', async () => {
  const named = { field: 'customer.segments', operator: 'doesNotContain', value: 'vips000001' }
  const others = aSegment({
    id: 'others0001',
    name: 'Others',
    rules: { combinator: 'and', rules: [named] },
    customers: 2345,
  })
  const everybody = aSegment({
    id: 'all0000001',
    name: 'All',
    rules: { combinator: 'and', rules: [] },
    isSettled: false,
  })
  aServer({ 'GET /api/segments': list([aSegment(), others, everybody]) })
  renderPage(<SegmentsPage />)
  const link = await screen.findByRole('link', { name: 'VIPs' })
  expect(link.getAttribute('href')).toBe('/segments/vips000001')
  screen.getByText('Total spent is over 100')
  screen.getByText('Segment is not VIPs')
  screen.getByText('2,345')
  screen.getByText('Everybody')
  screen.getByText('Sorting…')
})

it('shows the way to the first segment as long as there is none', async () => {
  aServer({ 'GET /api/segments': list([]) })
  renderPage(<SegmentsPage />)
  const link = await screen.findByRole('link', { name: 'Make the first segment' })
  expect(link.getAttribute('href')).toBe('/segments/new')
})
