import { greeting } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

const offline = 'Offline: kept in this browser, sent when the server is back'

test('what is changed while the server is away is sent when it is back', async ({ page, context, api, faults }) => {
  faults.allow(/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/)
  const { id } = await api.createFlow(greeting())
  const editor = new Editor(page)
  await editor.open(id)
  await context.setOffline(true)
  await editor.nameFlow('Written on the train')
  await expect(editor.bar.getByRole('status')).toContainText(offline)
  await context.setOffline(false)
  await editor.isSaved()
  expect((await api.flow(id)).flow.name).toBe('Written on the train')
})

test('a window that is closed offline loses nothing', async ({ page, context, api, faults, request }) => {
  faults.allow(/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/)
  const { id } = await api.createFlow(greeting())
  const editor = new Editor(page)
  const renameOfflineAndClose = async (name: string) => {
    const window = await context.newPage()
    await new Editor(window).open(id)
    await context.setOffline(true)
    await new Editor(window).nameFlow(name)
    await expect(window.getByText(offline)).toBeVisible()
    // Closing asks nothing: a question would keep the window open.
    await Promise.all([window.waitForEvent('close'), window.close({ runBeforeUnload: true })])
    await context.setOffline(false)
  }

  await test.step('it is back and is saved', async () => {
    await renameOfflineAndClose('Written on the train')
    expect((await api.flow(id)).flow.name).toBe('A flow')
    await editor.open(id)
    await expect(editor.bar.getByLabel('Name of this flow')).toHaveValue('Written on the train')
    await expect.poll(async () => (await api.flow(id)).flow.name).toBe('Written on the train')
    await editor.bar.getByRole('button', { name: 'Undo bring back what was not saved' }).click()
    await expect.poll(async () => (await api.flow(id)).flow.name).toBe('A flow')
    await page.goto('about:blank')
  })

  await test.step('and meets what was saved elsewhere in the meantime', async () => {
    await renameOfflineAndClose('On the train again')
    const { flow, revision } = await api.flow(id)
    const described = { ...flow, description: 'Written at the desk' }
    const saved = await request.put(`/api/flows/${id}`, { data: described, headers: { 'if-match': `"${revision}"` } })
    expect(saved.ok()).toBe(true)

    await editor.open(id)
    const screen = page.getByRole('dialog', { name: 'This flow was changed elsewhere' })
    await screen.getByRole('button', { name: 'Save both together' }).click()
    await expect
      .poll(async () => (await api.flow(id)).flow)
      .toMatchObject({ name: 'On the train again', description: 'Written at the desk' })
  })
})
