import type { Locator, Page } from '@playwright/test'
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

/** Goes from control to control until this one is reached. */
async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(control).toBeFocused()
}
