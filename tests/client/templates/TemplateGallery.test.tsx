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
