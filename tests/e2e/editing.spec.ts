import { flowFile, greeting } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

test('undo takes back a gesture and redo brings it again, by keyboard', async ({ page, api }) => {
  const { id } = await api.createFlow(greeting())
  const editor = new Editor(page)
  await editor.open(id)
  await expect(editor.nodes).toHaveCount(2)

  await editor.dragFromPalette('Delay', { x: 0.8, y: 0.3 })
  await editor.name('A long breath')
  await editor.press('ControlOrMeta+z')
  await expect(editor.card('A long breath')).toBeHidden()
  await expect(editor.nodes).toHaveCount(3)
  await editor.press('ControlOrMeta+z')
  await expect(editor.nodes).toHaveCount(2)
  await editor.press('ControlOrMeta+Shift+z')
  await editor.press('ControlOrMeta+Shift+z')
  await expect(editor.card('A long breath')).toBeVisible()

  await editor.select('A long breath')
  await editor.card('A long breath').press('Delete')
  await expect(editor.nodes).toHaveCount(2)
  await editor.press('ControlOrMeta+z')
  await expect(editor.card('A long breath')).toBeVisible()
})

test('a flow that is not finished is not published, and each problem leads to its node', async ({ page, api }) => {
  const unfinished = flowFile(
    { start: { type: 'onEvent', event: 'Signed Up' }, mail: { type: 'sendEmail', label: 'Hello mail' } },
    ['start:out>mail'],
  )
  const { id } = await api.createFlow(unfinished)
  const editor = new Editor(page)
  await editor.open(id)
  await editor.bar.getByRole('button', { name: 'Publish' }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish this flow' })
  await expect(dialog).toContainText(/in the way/)
  await dialog.getByRole('button', { name: /Hello mail.*subject/i }).click()
  await expect(dialog).toBeHidden()
  await expect(editor.card('Hello mail')).toHaveAttribute('aria-pressed', 'true')
  await expect(editor.form.getByLabel('Subject')).toBeVisible()
  await expect(editor.bar.getByText('Draft', { exact: true })).toBeVisible()
})

test('what was drawn is saved by itself and is there after a reload', async ({ page, api }) => {
  const { id } = await api.createFlow(greeting())
  const editor = new Editor(page)
  await editor.open(id)
  await editor.nameFlow('Saved by itself')
  await editor.dragFromPalette('Exit', { x: 0.8, y: 0.5 })
  await editor.name('The end')
  await editor.isSaved()
  await page.reload()
  await expect(editor.bar.getByLabel('Name of this flow')).toHaveValue('Saved by itself')
  await expect(editor.card('The end')).toBeVisible()
})

test('an event that a developer posts lights up the open canvas', async ({ page, api }) => {
  const { id } = await api.createFlow(greeting())
  const editor = new Editor(page)
  const live = page.waitForResponse(/\/live$/)
  await editor.open(id)
  await live
  await api.preview(id, {
    at: '2026-03-10T13:10:00Z',
    customer: { id: 'dev', traits: { email: 'dev@example.com' } },
    event: { event: 'Signed Up' },
  })
  await expect(editor.canvas.getByText('Tue 10 Mar, 13:10')).toHaveCount(2)
})
