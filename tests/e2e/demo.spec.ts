import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

test('the demo shop opens, lives while one looks, and goes without a trace', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Explore with a demo shop' }).click()
  const flows = page.getByRole('list', { name: 'Flows' }).getByRole('article')
  await expect(flows).toHaveCount(2, { timeout: 60_000 })
  // New orders come into this one; few of them are somebody's third, which the other one waits for.
  await flows.filter({ hasText: 'Post-purchase care' }).getByRole('link').first().click()

  const editor = new Editor(page)
  await editor.isReady()
  const counter = editor.canvas.getByText(/^[\d,. ]+ entered$/).first()
  const before = await counter.textContent({ timeout: 30_000 })
  await expect(counter).not.toHaveText(before ?? '', { timeout: 30_000 })

  await page.goto('/customers')
  await expect(page.getByRole('row')).not.toHaveCount(0)
  await page.getByRole('complementary', { name: 'Demo shop' }).getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('No customers yet')).toBeVisible({ timeout: 30_000 })
  await page.goto('/flows')
  await expect(page.getByRole('button', { name: 'Explore with a demo shop' })).toBeVisible()
})
