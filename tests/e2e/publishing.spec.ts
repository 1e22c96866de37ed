import { aGiftOnTheThirdOrder } from './fixtures/aGiftOnTheThirdOrder.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

test('somebody mends a flow while people are inside, and says node by node what becomes of them', async ({
  page,
  api,
  request,
  shop,
}) => {
  const { id, revision } = await api.goLive(aGiftOnTheThirdOrder({ for: 'P3D' }))
  for (const customer of ['ada', 'bea', 'cid']) {
    for (const nth of customer === 'cid' ? [1, 2, 3] : [1])
      await shop.track(customer, 'Order Completed', { order_id: `${customer}-${nth}`, total: 40 })
  }
  await request.put(`/api/flows/${id}`, {
    headers: { 'if-match': String(revision) },
    data: aGiftOnTheThirdOrder({ for: 'P1D' }),
  })

  const editor = new Editor(page)
  await editor.open(id)
  await editor.bar.getByRole('button', { name: 'Publish' }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish this flow' })
  const table = dialog.getByRole('table', { name: 'Who is inside' })
  await expect(table.getByRole('row', { name: /The next morning/ })).toContainText('1')
  await expect(table.getByRole('row', { name: /Do they order again/ })).toContainText('4')
  await expect(dialog).toContainText('All 5 journeys inside finish on their version.')

  await table.getByRole('combobox', { name: /“The next morning” of version 1/ }).click()
  await page.getByRole('option', { name: /Move to “The next morning”/ }).click()
  await table.getByRole('combobox', { name: /“Do they order again\?” of version 1/ }).focus()
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  await expect(dialog).toContainText('Of the 5 journeys inside, 1 goes on in version 2 and 4 end.')
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('Version 2 is live. Of the 5 journeys inside, 1 goes on')).toBeVisible()

  const journeys = await api.journeys(id)
  expect(journeys.filter(({ status }) => status === 'exited').map(({ endReason }) => endReason)).toEqual(
    Array.from({ length: 4 }, () => 'migrated'),
  )
  const moved = journeys.find(({ status }) => status === 'waiting')
  expect(moved).toMatchObject({ version: 2, nodeLabel: 'The next morning', customerId: 'cid' })
  await page.goto(`/journeys/${moved?.id}`)
  await expect(page.getByText('moved on to “The next morning” of version 2 by whoever published that')).toBeVisible()
})
