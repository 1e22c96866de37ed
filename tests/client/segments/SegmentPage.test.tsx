import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { NewSegmentPage, SegmentPage } from '../../../client/segments/SegmentPage.tsx'
import { aCustomer } from '../customers/aCustomer.ts'
import { aServer, list, refusal, renderPage } from '../renderPage.tsx'
import { aSegment } from './aSegment.ts'

const fields = { fields: [], events: [], values: [], names: {} }
const count = (customers: number) => ({ customers, examples: [aCustomer()] })
const answers = {
  'GET /api/fields': fields,
  'GET /api/segments': list([aSegment()]),
  'GET /api/segments/vips000001': aSegment(),
  'POST /api/segments/count': count(1204),
}

it('shows whom the rules match at this moment, with a few of them and the way to all', async () => {
  const { sent } = aServer(answers)
  renderPage(<SegmentPage id="vips000001" />)
  await screen.findByText('1,204')
  screen.getByRole('link', { name: /Ada Lovelace/ })
  screen.getByText('and 1,203 more')
  const all = screen.getByRole('link', { name: 'Show everybody in it' })
  expect(all.getAttribute('href')).toBe('/customers?segment=vips000001')
  expect(sent.find(({ call }) => call === 'POST /api/segments/count')?.body).toEqual({ rules: aSegment().rules })
})

it('counts again when a rule was changed and the hand rests, and says what saving does', async () => {
  let customers = 1204
  aServer({ ...answers, 'POST /api/segments/count': () => count(customers) })
  const { user } = renderPage(<SegmentPage id="vips000001" />)
  await screen.findByText('1,204')
  customers = 7
  const value = await screen.findByRole('textbox', { name: 'Value' })
  await user.clear(value)
  await user.type(value, '500')
  await screen.findByText('7')
  screen.getByText(/Saving sorts everybody and starts no journeys/)
})

it('makes a segment, and goes on at its own address', async () => {
  const { sent } = aServer({ ...answers, 'POST /api/segments': aSegment({ name: 'Everybody' }) })
  const { user } = renderPage(<NewSegmentPage />, '/segments/new')
  const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Save' })
  expect(save.disabled).toBe(true)
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Everybody')
  await user.click(save)
  await waitFor(() => expect(window.location.pathname).toBe('/segments/vips000001'))
  expect(sent.find(({ call }) => call === 'POST /api/segments')?.body).toEqual({
    name: 'Everybody',
    description: '',
    rules: { combinator: 'and', rules: [] },
  })
})

it('says under the name that there is a segment of that name', async () => {
  const errors = [{ path: 'name', message: 'There is a segment "VIPs" already.' }]
  aServer({ ...answers, 'PUT /api/segments/vips000001': () => refusal(422, { title: 'Invalid', errors }) })
  const { user } = renderPage(<SegmentPage id="vips000001" />)
  await user.click(await screen.findByRole('button', { name: 'Save' }))
  await screen.findByText('There is a segment "VIPs" already.')
})

it('says what needs a segment that cannot be deleted', async () => {
  const detail = '"VIPs" is needed by "Thanks". Take it out there first.'
  aServer({ ...answers, 'DELETE /api/segments/vips000001': () => refusal(409, { title: 'Conflict', detail }) })
  const { user } = renderPage(<SegmentPage id="vips000001" />)
  await user.click(await screen.findByRole('button', { name: 'Delete…' }))
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  await screen.findByText(detail)
})

it('offers segments by name for a rule about them', async () => {
  const asks = {
    combinator: 'and' as const,
    rules: [{ field: 'customer.segments', operator: 'contains', value: 'vips000001' }],
  }
  aServer({ ...answers, 'GET /api/segments/others0001': aSegment({ id: 'others0001', name: 'Others', rules: asks }) })
  renderPage(<SegmentPage id="others0001" />)
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Value' }).value).toBe('VIPs'))
  expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Comparison' }).value).toBe('is')
})
