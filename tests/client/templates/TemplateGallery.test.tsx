import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { TemplateGallery } from '../../../client/templates/TemplateGallery.tsx'
import type { Flow } from '../../../shared/flow/flow.ts'
import { aTemplate } from '../flows/aTemplate.ts'
import { aServer, list, renderPage } from '../renderPage.tsx'

it('draws a template with the names of its nodes', async () => {
  aServer({ 'GET /api/templates': list([aTemplate]) })
  renderPage(<TemplateGallery />)
  await screen.findByText('Third order')
  // A node without a label is called by its type.
  screen.getByText('Experiment')
})

it('makes a flow of a template with node ids of its own, and opens it', async () => {
  const { sent } = aServer({
    'GET /api/templates': list([aTemplate]),
    'POST /api/flows': { id: 'new1', flow: aTemplate.flow },
  })
  const { user } = renderPage(<TemplateGallery />, '/templates')
  await user.click(await screen.findByRole('button', { name: /Use this template/ }))
  await waitFor(() => expect(window.location.pathname).toBe('/flows/new1'))
  const flow = sent.at(-1)?.call === 'POST /api/flows' ? (sent.at(-1)?.body as Flow) : null // the gallery sends a flow
  expect(flow?.nodes.some(({ id }) => id === 'ordered' || id === 'split')).toBe(false)
  expect(flow?.edges[0]?.source).toBe(flow?.nodes[0]?.id)
})

it('puts the templates of the team first, and deletes one only after asking', async () => {
  const ours = { ...aTemplate, id: 'ours', shipped: false, flow: { ...aTemplate.flow, name: 'Our gift' } }
  const { sent } = aServer({
    'GET /api/templates': list([aTemplate, ours]),
    'DELETE /api/templates/ours': () => new Response(null, { status: 204 }),
  })
  const { user } = renderPage(<TemplateGallery />)
  const [first] = await screen.findAllByRole('heading', { level: 2 })
  expect(first?.textContent).toBe('Our gift')
  expect(screen.queryByRole('button', { name: `Delete this template: ${aTemplate.flow.name}` })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Delete this template: Our gift' }))
  await screen.findByText(/Flows that were made from it stay as they are/)
  expect(sent.some(({ call }) => call.startsWith('DELETE'))).toBe(false)
  await user.click(screen.getByRole('button', { name: 'Delete for good' }))
  await waitFor(() => expect(sent.some(({ call }) => call === 'DELETE /api/templates/ours')).toBe(true))
})
