import { greeting } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

test('a template becomes a live flow in two presses', async ({ page }) => {
  await page.goto('/templates')
  await page.getByRole('button', { name: 'Use this template: Welcome series' }).click()
  const editor = new Editor(page)
  await editor.isReady()
  await editor.publish()
  await expect(editor.bar.getByText('Live v1')).toBeVisible()
  await page.goto('/flows')
  await expect(page.getByRole('link', { name: 'Welcome series' })).toBeVisible()
})

test('the page of a customer tells what happened, in one timeline', async ({ page, api, shop }) => {
  await api.goLive({ ...greeting(), name: 'Greeting' })
  await shop.identify('ada', { name: 'Ada Lovelace', email: 'ada@example.com' })
  await shop.identify('bob', { name: 'Bob', email: 'bob@example.com' })
  await shop.track('ada', 'Order Completed', { order_id: 'o1', total: 75.5 })
  await shop.track('ada', 'Signed Up', { source: 'newsletter' })

  await page.goto('/customers')
  await expect(page.getByRole('row', { name: /Bob/ })).toBeVisible()
  await page.getByLabel('Find by name, email or id').fill('lovelace')
  await expect(page.getByRole('row', { name: /Bob/ })).toBeHidden()
  await expect(page.getByRole('row', { name: /Ada Lovelace/ })).toContainText('75.50')
  await page.getByRole('link', { name: /Ada Lovelace/ }).click()

  await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible()
  const timeline = page.getByRole('region', { name: 'Timeline', exact: true })
  await expect(timeline.getByText('Order Completed')).toBeVisible()
  await expect(timeline.getByText('Signed Up')).toBeVisible()
  await expect(timeline.getByText('Entered Greeting')).toBeVisible()
  await expect(timeline.getByRole('link', { name: 'Hello' })).toBeVisible()
  await timeline.getByText('Events', { exact: true }).click()
  await expect(timeline.getByText('Order Completed')).toBeHidden()
})

test('without a mail server, mails stay in the mailbox and say so', async ({ page, api, shop }) => {
  await api.goLive(greeting())
  await shop.identify('ada', { name: 'Ada', email: 'ada@example.com' })
  await shop.track('ada', 'Signed Up')

  await page.goto('/deliveries')
  await expect(page.getByRole('row', { name: /Hello/ })).toContainText('Not sent')
  await page.getByRole('link', { name: 'Mailbox' }).click()
  const mail = page.getByRole('article')
  await expect(mail.getByRole('heading', { name: 'Hello' })).toBeVisible()
  await expect(mail.getByText('Not sent')).toBeVisible()
  await expect(mail.frameLocator('iframe').getByText('Welcome!')).toBeVisible()
})
