import { greeting } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

test('what is saved in one window shows in the other', async ({ page, context, api }) => {
  const { id } = await api.createFlow(greeting())
  const [here, there] = [new Editor(page), new Editor(await context.newPage())]
  await here.open(id)
  await there.open(id)
  await here.nameFlow('Renamed here')
  await here.isSaved()
  await expect(there.bar.getByLabel('Name of this flow')).toHaveValue('Renamed here')
  await there.isSaved()
})

test('of two drafts none is overwritten before somebody has chosen', async ({ page, context, api, faults }) => {
  faults.allow(/\/live: .*ERR_FAILED/, /412/)
  const { id } = await api.createFlow(greeting())
  const other = await context.newPage()
  const [here, there] = [new Editor(page), new Editor(other)]
  await here.open(id)
  // This window hears nothing of the other, as on a train.
  await other.route('**/live', (route) => route.abort())
  await there.open(id)

  await here.nameFlow('Named here')
  await here.isSaved()
  await there.nameFlow('Named there')
  const choice = other.getByRole('dialog', { name: 'This flow was changed elsewhere' })
  await expect(choice).toBeVisible()
  await expect(here.bar.getByLabel('Name of this flow')).toHaveValue('Named here')

  await choice.getByRole('button', { name: 'Keep mine' }).click()
  await there.isSaved()
  await expect(here.bar.getByLabel('Name of this flow')).toHaveValue('Named there')

  await here.nameFlow('Named here again')
  await here.isSaved()
  await there.nameFlow('Named there again')
  await choice.getByRole('button', { name: 'Take theirs' }).click()
  await expect(there.bar.getByLabel('Name of this flow')).toHaveValue('Named here again')
  await there.isSaved()
})
