import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { adasThirdOrder, aGiftOnTheThirdOrder } from './fixtures/aGiftOnTheThirdOrder.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

// The pictures of the docs. They are taken when somebody wants new ones: a normal run leaves the tree as it is.
test.skip(!process.env.SCREENS, 'set SCREENS=1 to take the pictures of docs/ anew')
test.use({ timezoneId: 'Europe/Berlin', locale: 'en-GB' })

const docs = join(import.meta.dirname, '../../docs')

/** One picture in each colour scheme. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.mouse.move(0, 0)
    await page.screenshot({ path: join(docs, `${name}-${colorScheme}.png`), animations: 'disabled' })
  }
}

test('every page with nothing on it', async ({ page }) => {
  const pages = [
    ['flows', 'Explore with a demo shop'],
    ['templates', 'Win back'],
    ['journeys', 'Nobody is on a journey yet'],
    ['customers', 'No customers yet'],
    ['segments', 'No segments yet'],
    ['segments/new', 'Right now'],
    ['deliveries', 'Nothing'],
    ['deliveries/mailbox', 'The mailbox is empty'],
    ['settings', 'Connect your shop'],
    ['nowhere', 'There is no page here'],
  ] as const
  for (const [path, words] of pages) {
    await page.goto(`/${path}`)
    await expect(page.getByText(words).first()).toBeVisible()
    await shoot(page, `screens/empty-${path.replace('/', '-')}`)
  }
  await page.goto('/flows')
  await page.getByRole('button', { name: 'New flow' }).click()
  await new Editor(page).isReady()
  await shoot(page, 'screens/empty-editor')
})

test('every page of a shop that is open', async ({ page, request }) => {
  test.setTimeout(240_000)
  await page.goto('/flows')
  await page.getByRole('button', { name: 'Explore with a demo shop' }).click()
  await expect(page.getByRole('list', { name: 'Flows' }).getByRole('article')).toHaveCount(2, { timeout: 60_000 })

  const listOf = async (path: string) => {
    const { items }: { items: { id: string; name: string; customerId: string }[] } = await (
      await request.get(path)
    ).json()
    return items
  }
  await expect
    .poll(() => listOf('/api/journeys?status=completed'), { timeout: 150_000, intervals: [2_000] })
    .not.toHaveLength(0)
  await page.reload()
  await expect(page.getByText('A gift on the third order')).toBeVisible()
  await shoot(page, 'screens/flows')
  const [journey] = await listOf('/api/journeys?status=completed')
  const pages = [
    ['journeys', '/journeys', 'Started'],
    ['journey', `/journeys/${journey?.id}`, 'What happened'],
    ['customers', '/customers', 'Total spent'],
    ['customer', `/customers/${journey?.customerId}`, 'Timeline'],
    ['deliveries', '/deliveries', 'Status'],
    ['mailbox', '/deliveries/mailbox', 'Not sent'],
    ['settings', '/settings', 'Connect your shop'],
  ] as const
  for (const [name, path, words] of pages) {
    await page.goto(path)
    await expect(page.getByText(words).first()).toBeVisible()
    await shoot(page, `screens/${name}`)
  }

  const editor = new Editor(page)
  const flows = await listOf('/api/flows')
  for (const { id, name } of flows) {
    await editor.open(id)
    await expect(editor.canvas.getByText(/entered$/).first()).toBeVisible()
    await shoot(page, `screens/editor-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`)
  }
})

test('the editor with a live flow and a lit preview', async ({ page, api, request, shop }) => {
  const { id, revision } = await api.goLive(aGiftOnTheThirdOrder({ for: 'PT1S' }))
  const customers = Array.from({ length: 60 }, (_, at) => `customer-${at}`)
  for (const nth of [1, 2, 3, 4, 5])
    await Promise.all(
      customers.map(async (customer) => {
        await shop.identify(customer, { email: `${customer}@example.com`, firstName: 'Kim', consent: { email: true } })
        await shop.track(customer, 'Order Completed', { order_id: `${customer}-${nth}`, total: 15 + nth * 6 })
      }),
    )
  await request.put(`/api/flows/${id}`, {
    headers: { 'if-match': String(revision) },
    data: aGiftOnTheThirdOrder({ for: 'P1D', until: { time: '10:00', weekdays: [1, 2, 3, 4, 5] } }),
  })

  const editor = new Editor(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await editor.open(id)
  await expect(editor.node('A mug, on us')).toContainText('60 entered')
  await editor.preview(adasThirdOrder)
  await expect(editor.drawer.getByRole('listitem')).toHaveCount(4)
  await editor.drawer.getByRole('textbox').press('ControlOrMeta+Home')
  await editor.select('The next morning')
  await editor.press('f')
  await shoot(page, 'editor')
})
