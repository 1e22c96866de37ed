import '../editor/patience.ts'
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { cardName } from '../../../client/editor/canvas/cardName.ts'
import { NodePanel } from '../../../client/editor/inspector/NodePanel.tsx'
import { noNames } from '../../../shared/rules/names.ts'
import { aFlow } from '../../builders/aFlow.ts'
import { anEditor, flowOf } from '../editor/anEditor.ts'
import { renderEditor } from '../editor/renderEditor.tsx'

function form(data: Record<string, unknown>) {
  const editor = anEditor(aFlow().node('onDate', data).build())
  const rendered = renderEditor(editor, <NodePanel nodeId="onDate" />)
  const choose = async (label: string, typed: string, option: string | RegExp) => {
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

it('reads like a sentence: some days before a birthday, at a time, every year', async () => {
  const { user, choose, data } = form({})
  screen.getByText('Choose a date of the customer.')
  await choose('Date field', 'birthday', /birthday/)
  await choose('Before or after', '', 'Some time before')
  await user.click(screen.getByRole('radio', { name: 'every year' }))
  expect(data()).toMatchObject({ field: 'customer.traits.birthday', offset: '-P3D', time: '10:00', repeat: 'yearly' })
  const example = screen.getByText(/lives in Berlin/).textContent
  expect(example).toMatch(
    /^Ada lives in Berlin, and her birthday is .+: her journey starts on .+ at 10:00, and again on .+ at 10:00\.$/,
  )
  await choose('Before or after', '', 'On the day of')
  expect(data()).toMatchObject({ offset: 'P0D' })
})

it('says of a date that counts once that it does, and of a time that is missing', async () => {
  const { user, data } = form({ field: 'customer.traits.renewal_date', offset: 'P2W' })
  screen.getByText(/and not again until the date is another/)
  expect(screen.getByRole('textbox', { name: 'How long after: number' })).toHaveProperty('value', '2')
  await user.clear(screen.getByLabelText('at'))
  expect(data()).toMatchObject({ time: '' })
  screen.getByText('"" is not a time of day. Write one like 10:00.')
})

it.each([
  [
    { field: 'customer.traits.birthday', offset: '-P3D', repeat: 'yearly' },
    '3 days before birthday, every year, at 10:00',
  ],
  [{ field: 'customer.lastOrderAt', offset: 'P30D', time: '09:30' }, '30 days after last order, at 09:30'],
  [{ field: 'customer.traits.birthday' }, 'On birthday, at 10:00'],
])('%j is called so on its card', (data, words) =>
  expect(cardName(aFlow().node('onDate', data).build(), 'onDate', noNames)).toContain(words),
)
