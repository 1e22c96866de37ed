import { expect, test } from './fixtures/test.ts'

test.use({ env: { ADMIN_TOKEN: 'open-sesame-please' } })

test('the admin token is asked for once and kept where no page can read it', async ({ page, context, faults }) => {
  faults.allow(/status of 401/)
  await page.goto('/flows')
  const dialog = page.getByRole('dialog', { name: 'Sign in to Runnel' })
  await dialog.getByLabel(/^Admin token/).fill('open-barley')
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog.getByText('That is not the token.')).toBeVisible()

  await dialog.getByLabel(/^Admin token/).fill('open-sesame-please')
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Explore with a demo shop' })).toBeVisible()

  await page.reload()
  await expect(page.getByRole('button', { name: 'Explore with a demo shop' })).toBeVisible()
  await expect(dialog).toBeHidden()
  const cookies = await context.cookies()
  expect(cookies).toEqual([expect.objectContaining({ httpOnly: true, sameSite: 'Strict' })])
  expect(JSON.stringify(cookies)).not.toContain('open-sesame-please')
})
