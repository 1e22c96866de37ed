import { aFlow } from '../builders/aFlow.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'
import { addRule } from './pages/rules.ts'

test('a marketer makes a segment, and a flow begins for whoever enters it', async ({ page, api, shop, faults }) => {
  const order = (customer: string, id: string, total: number) =>
    shop.track(customer, 'Order Completed', { order_id: id, total })
  await shop.identify('ada', { name: 'Ada Lovelace' })
  await order('ada', 'o1', 150)
  await shop.identify('bob', { name: 'Bob' })
  await order('bob', 'o2', 20)

  await test.step('who is in it is counted while the rules are made', async () => {
    await page.goto('/segments')
    await page.getByRole('link', { name: 'Make the first segment' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Best customers')
    const now = page.getByRole('region', { name: 'Right now' })
    await expect(now).toContainText('2 customers')
    await addRule(page.getByRole('region', { name: 'Who is in it' }), {
      search: 'total spent',
      field: 'total spent',
      comparison: 'is over',
      value: '100',
    })
    await expect(now).toContainText('1 customer')
    await expect(now.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible()
    await page.getByRole('button', { name: 'Save' }).click()
    await now.getByRole('link', { name: 'Show everybody in it' }).click()
    await expect(page.getByRole('row', { name: /Ada Lovelace/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /Bob/ })).toBeHidden()
  })

  const { id } = await api.createFlow(aFlow().node('onSegment').exit().file())
  await test.step('a flow listens to it, and says so by its name', async () => {
    const editor = new Editor(page)
    await editor.open(id)
    await editor.select('Segment')
    await editor.form.getByRole('combobox', { name: 'the segment' }).fill('best')
    await page.getByRole('option', { name: 'Best customers' }).click()
    await expect(page.getByText('When they enter Best customers')).toBeVisible()
    await expect(page.getByText('The 1 customer in it now does not start.')).toBeVisible()
    await editor.publish()
    await expect(editor.bar.getByText('Live v1')).toBeVisible()
  })

  await test.step('who enters starts, and who was in it does not', async () => {
    await order('ada', 'o3', 10)
    await order('bob', 'o4', 90)
    const journeys = await api.journeys(id)
    expect(journeys.map(({ customerId }) => customerId)).toEqual(['bob'])
    await page.goto(`/journeys/${journeys[0]?.id}`)
    await expect(page.getByText('entered Best customers')).toBeVisible()
    await page.goto('/customers/bob')
    await expect(page.getByRole('region', { name: 'Segments' })).toContainText('Best customers')
  })

  await test.step('as long as the flow needs it, it cannot be deleted', async () => {
    faults.allow(/status of 409/)
    await page.getByRole('link', { name: 'Best customers' }).click()
    await page.getByRole('button', { name: 'Delete…' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(page.getByText('"Best customers" is needed by "A flow".')).toBeVisible()
  })
})
