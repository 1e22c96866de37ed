import { AxeBuilder } from '@axe-core/playwright'
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

test('two drafts go on together, and only what collides is asked', async ({ page, context, api, faults }) => {
  faults.allow(/\/live: .*ERR_FAILED/, /412/)
  const { id } = await api.createFlow(greeting())
  const other = await context.newPage()
  const [here, there] = [new Editor(page), new Editor(other)]
  await here.open(id)
  // This window hears nothing of the other, as on a train.
  await other.route('**/live', (route) => route.abort())
  await there.open(id)
  const screen = other.getByRole('dialog', { name: 'This flow was changed elsewhere' })
  const subject = (editor: Editor) => editor.form.getByLabel('Subject')

  await test.step('what does not collide goes on from both', async () => {
    await here.select('Email')
    await subject(here).fill('From here')
    await here.isSaved()
    await there.nameFlow('Named there')
    await expect(screen.getByText('Nothing collides: both sides can go on together.')).toBeVisible()
    await expect(screen.getByRole('list', { name: 'Changes' })).toContainText(/Subject\s*Hello\s*From here/)
    await expect(screen.getByRole('list', { name: 'Changes' })).toContainText(/Name\s*A flow\s*Named there/)
    expect((await api.flow(id)).flow.name).toBe('A flow')
    await screen.getByRole('button', { name: 'Save both together' }).click()
    await there.isSaved()
    await expect(here.bar.getByLabel('Name of this flow')).toHaveValue('Named there')
    await expect(subject(here)).toHaveValue('From here')
  })

  await test.step('a collision is chosen by the keyboard, also later', async () => {
    await subject(here).fill('Here again')
    await here.isSaved()
    await there.select('Email')
    await subject(there).fill('There again')
    const choice = screen.getByRole('radiogroup', { name: 'Email Subject' })
    await expect(choice.getByRole('radio', { name: 'Mine: There again' })).toBeChecked()
    const { violations } = await new AxeBuilder({ page: other }).analyze()
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
    await other.keyboard.press('Escape')
    await there.bar.getByRole('button', { name: 'See both sides' }).click()
    await choice.getByRole('radio', { name: 'Mine: There again' }).press('ArrowDown')
    await expect(choice.getByRole('radio', { name: 'Theirs: Here again' })).toBeChecked()
    await screen.getByRole('button', { name: 'Save both together' }).press('Enter')
    await there.isSaved()
    await expect(subject(there)).toHaveValue('Here again')
  })
})

test('of two drafts one can go on alone', async ({ page, context, api, faults }) => {
  faults.allow(/\/live: .*ERR_FAILED/, /412/)
  const { id } = await api.createFlow(greeting())
  const other = await context.newPage()
  const [here, there] = [new Editor(page), new Editor(other)]
  await here.open(id)
  await other.route('**/live', (route) => route.abort())
  await there.open(id)

  await here.nameFlow('Named here')
  await here.isSaved()
  await there.nameFlow('Named there')
  const choice = other.getByRole('dialog', { name: 'This flow was changed elsewhere' })
  await expect(choice).toBeVisible()
  await expect(here.bar.getByLabel('Name of this flow')).toHaveValue('Named here')

  await choice.getByRole('button', { name: 'Keep mine only' }).click()
  await there.isSaved()
  await expect(here.bar.getByLabel('Name of this flow')).toHaveValue('Named there')

  await here.nameFlow('Named here again')
  await here.isSaved()
  await there.nameFlow('Named there again')
  await choice.getByRole('button', { name: 'Take theirs only' }).click()
  await expect(there.bar.getByLabel('Name of this flow')).toHaveValue('Named here again')
  await there.isSaved()
})
