import type { Locator, Page } from '@playwright/test'
import { waitingForOrder } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

test('a flow of two nodes is built and published without a mouse', async ({ page }) => {
  const editor = new Editor(page)
  await page.goto('/flows')
  await tabTo(page, page.getByRole('button', { name: 'New flow' }))
  await page.keyboard.press('Enter')
  await editor.isReady()

  await page.keyboard.press('/')
  await page.keyboard.type('does something')
  await page.keyboard.press('Enter')
  await expect(editor.nodes).toHaveCount(1)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('email')
  await page.keyboard.press('Enter')
  await expect(editor.nodes).toHaveCount(2)
  await expect(editor.edges).toHaveCount(1)

  await tabTo(page, editor.form.getByLabel('Subject'))
  await page.keyboard.type('Welcome')
  await tabTo(page, editor.form.getByLabel('Text'))
  await page.keyboard.type('It is good to have you.')

  await tabTo(page, editor.card('Event'), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, editor.form.locator('input[aria-label="When a customer does"]'))
  await page.keyboard.type('Signed Up')
  await page.keyboard.press('Escape')

  await tabTo(page, editor.card('Event'), 'Shift+Tab')
  await page.keyboard.press('ArrowDown')
  await expect(editor.card('Email')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+Enter')
  const dialog = page.getByRole('dialog', { name: 'Publish this flow' })
  await tabTo(page, dialog.getByRole('button', { name: 'Publish' }))
  await page.keyboard.press('Enter')
  await expect(editor.bar.getByText('Live v1')).toBeVisible()
})

test('a flow is read and changed in the outline alone', async ({ page, api }) => {
  const editor = new Editor(page)
  const { id } = await api.createFlow(waitingForOrder())
  await editor.open(id)
  await page.keyboard.press('o')
  const tree = page.getByRole('tree', { name: 'Outline of the flow' })
  await expect(tree).toBeFocused()
  await expect(tree.getByRole('treeitem')).toHaveCount(4)
  await page.keyboard.press('End')
  await expect(tree.getByRole('treeitem', { selected: true })).toHaveAccessibleName(/^Time ran out: Exit/)
  await page.keyboard.press('Delete')
  await expect(tree.getByRole('treeitem', { name: 'Time ran out: Leads nowhere yet' })).toBeVisible()

  // An open way asks what should follow; the answer is in the list, and selected.
  await page.keyboard.press('Enter')
  await page.keyboard.type('email')
  await page.keyboard.press('Enter')
  await expect(tree.getByRole('treeitem', { selected: true })).toHaveAccessibleName(/^Time ran out: Email/)
  await editor.isSaved()
  const { flow } = await api.flow(id)
  const email = flow.nodes.find((node) => node.type === 'sendEmail')
  expect(flow.edges).toContainEqual(
    expect.objectContaining({ source: 'wait', sourceHandle: 'timeout', target: email?.id }),
  )
})

/** Goes from control to control until this one is reached. */
async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(control).toBeFocused()
}
