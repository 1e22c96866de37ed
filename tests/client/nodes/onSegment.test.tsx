import '../editor/patience.ts'
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { cardName } from '../../../client/editor/canvas/cardName.ts'
import { NodePanel } from '../../../client/editor/inspector/NodePanel.tsx'
import { namesOf } from '../../../client/segments/namesOf.ts'
import { aFlow, rule } from '../../builders/aFlow.ts'
import { anEditor, flowOf } from '../editor/anEditor.ts'
import { renderEditor } from '../editor/renderEditor.tsx'
import { list } from '../renderPage.tsx'
import { aSegment } from '../segments/aSegment.ts'

const segments = [aSegment(), aSegment({ id: 'lapsed0001', name: 'Lapsed', customers: 1 })]

/** The form of a trigger on segments, in a shop that has those. */
function form(data: Record<string, unknown>, there = segments) {
  const editor = anEditor(aFlow().node('onSegment', data).build())
  const rendered = renderEditor(editor, <NodePanel nodeId="onSegment" />, { 'GET /api/segments': list(there) })
  return { ...rendered, data: () => flowOf(editor).nodes[0]?.data }
}

it('offers segments by name, and says who will start', async () => {
  const { user, data } = form({})
  screen.getByText('Choose a segment.')
  const control = screen.getByRole('combobox', { name: 'the segment' })
  await user.type(control, 'vi')
  const choices = document.getElementById(control.getAttribute('aria-controls') ?? '')
  await user.click(await within(choices ?? document.body).findByRole('option', { name: 'VIPs', hidden: true }))
  expect(data()).toMatchObject({ segmentId: 'vips000001', change: 'enter' })
  await screen.findByText('Only who enters from now on. The 12 customers in it now do not start.')
  await user.click(screen.getByRole('radio', { name: 'leaves' }))
  expect(data()).toMatchObject({ segmentId: 'vips000001', change: 'leave' })
  screen.getByText('12 customers are in it now, and may leave it.')
})

it('shows the way to the first segment where there is none', async () => {
  form({}, [])
  const link = await screen.findByRole('link', { name: 'Make the first one' })
  expect(link.getAttribute('href')).toBe('/segments/new')
})

it('says of a segment that was deleted that it is gone, and keeps it until another is chosen', async () => {
  const { data } = form({ segmentId: 'gone' })
  await screen.findByText('A segment that is named here does not exist. Choose another.')
  expect(data()).toMatchObject({ segmentId: 'gone' })
})

it('is called by the name of the segment on its card, and never by an id', () => {
  const flow = aFlow()
    .node('onSegment', { segmentId: 'vips000001', change: 'leave' })
    .node('condition', {
      paths: [{ id: 'in', label: 'In', when: rule('customer.segments', 'contains', 'lapsed0001') }],
    })
    .build()
  const names = namesOf(segments)
  expect(cardName(flow, 'onSegment', names)).toContain('When they leave VIPs')
  expect(cardName(flow, 'condition', names)).toContain('Segment is Lapsed')
  expect(cardName(flow, 'onSegment', namesOf([]))).toContain('When they leave a segment that is gone')
})
