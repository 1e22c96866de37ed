import '../editor/patience.ts'
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { cardName } from '../../../client/editor/canvas/cardName.ts'
import { NodePanel } from '../../../client/editor/inspector/NodePanel.tsx'
import { namesOf } from '../../../client/segments/namesOf.ts'
import { aFlow } from '../../builders/aFlow.ts'
import { anEditor, flowOf } from '../editor/anEditor.ts'
import { renderEditor } from '../editor/renderEditor.tsx'
import { list } from '../renderPage.tsx'
import { aSegment } from '../segments/aSegment.ts'

const segments = [aSegment()]

function form(data: Record<string, unknown>) {
  const editor = anEditor(aFlow().node('onSchedule', data).build())
  const rendered = renderEditor(editor, <NodePanel nodeId="onSchedule" />, { 'GET /api/segments': list(segments) })
  const choose = async (label: string, typed: string, option: string) => {
    const control = screen.getByRole('combobox', { name: label })
    await rendered.user.click(control)
    if (typed !== '') await rendered.user.type(control, typed)
    const choices = document.getElementById(control.getAttribute('aria-controls') ?? '')
    await rendered.user.click(
      await within(choices ?? document.body).findByRole('option', { name: option, hidden: true }),
    )
  }
  return { ...rendered, choose, data: () => flowOf(editor).nodes[0]?.data }
}

const monday = { cron: '0 9 * * 1', zone: 'Europe/Berlin', segmentId: 'vips000001' }

it('needs no cron expression for the usual cases', async () => {
  const { user, choose, data } = form(monday)
  await user.click(screen.getByRole('button', { name: 'Thursday' }))
  expect(data()).toMatchObject({ cron: '0 9 * * 1,4' })
  await choose('How often', '', 'Every day')
  expect(data()).toMatchObject({ cron: '0 9 * * *' })
  await choose('How often', '', 'On a day of the month')
  expect(data()).toMatchObject({ cron: '0 9 1 * *' })
  const day = screen.getByRole('textbox', { name: 'Day of the month' })
  await user.clear(day)
  await user.type(day, '31')
  expect(data()).toMatchObject({ cron: '0 9 31 * *' })
  screen.getByText('of the months that have one')
})

it('keeps the last day of the week, as no day at all would mean every day', async () => {
  const { user, data } = form(monday)
  await user.click(screen.getByRole('button', { name: 'Monday' }))
  expect(data()).toMatchObject({ cron: '0 9 * * 1' })
})

it('takes a cron expression from whoever wants to write one, and says what is wrong with it', async () => {
  const { user, choose, data } = form(monday)
  await choose('How often', '', 'By a cron expression')
  const cron = screen.getByRole('textbox', { name: 'Cron expression' })
  await user.clear(cron)
  screen.getByText('Say when to start.')
  await user.type(cron, '*/15 9-17 * * 1-5')
  expect(data()).toMatchObject({ cron: '*/15 9-17 * * 1-5' })
  await user.type(cron, ' 2026')
  screen.getByText(/is not a cron expression\. Write minute, hour/)
})

it('shows the next moments by the clock of its zone', () => {
  form(monday)
  expect(screen.getByText(/^Next on/).textContent).toMatch(
    /^Next on Monday .+ at 09:00, then Monday .+ at 09:00, then Monday .+ at 09:00, in Berlin\.$/,
  )
})

it('asks for the zone and the segment', async () => {
  const { choose, data } = form({})
  screen.getByText('Choose whose clock it goes by: a time zone.')
  await choose('by the clock of', 'Berlin', 'Europe/Berlin')
  screen.getByText('Choose a segment.')
  await choose('start a journey of everyone in', 'VI', 'VIPs')
  expect(data()).toMatchObject({ zone: 'Europe/Berlin', segmentId: 'vips000001' })
})

it.each([
  ['0 9 * * 1', 'Every Monday at 09:00 in Berlin, everyone in VIPs'],
  ['30 18 1 * *', 'On day 1 of every month at 18:30 in Berlin, everyone in VIPs'],
  ['*/15 * * * *', 'At the times of "*/15 * * * *" in Berlin, everyone in VIPs'],
])('%s is called so on its card', (cron, words) =>
  expect(
    cardName(
      aFlow()
        .node('onSchedule', { ...monday, cron })
        .build(),
      'onSchedule',
      namesOf(segments),
    ),
  ).toContain(words),
)
