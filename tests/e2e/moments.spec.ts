import { rule } from '../builders/aFlow.ts'
import { flowFile } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

const ended = flowFile({ over: { type: 'exit', outcome: 'neutral' } })

test('a flow begins by a date of the customer: drawn, filled in, tried and published', async ({ page, api }) => {
  const { id } = await api.createFlow({ ...ended, name: 'Before the birthday' })
  const editor = new Editor(page)
  await editor.open(id)

  await test.step('the node is dragged in and says what it lacks', async () => {
    await editor.dragFromPalette('Date', { x: 0.2, y: 0.2 })
    await editor.select('Date')
    await expect(editor.card('Date')).toContainText('Choose a date of the customer')
  })

  await test.step('its form reads like a sentence, and works out an example', async () => {
    await editor.form.locator('input[aria-label="Date field"]').fill('birthday')
    await page
      .getByRole('option', { name: /birthday/ })
      .first()
      .click()
    await editor.form.locator('input[aria-label="Before or after"]').click()
    await page.getByRole('option', { name: 'Some time before' }).click()
    await editor.form.getByLabel('How long before: number').fill('5')
    await editor.form.getByLabel('at', { exact: true }).fill('09:30')
    await editor.form.getByText('every year', { exact: true }).click()
    await expect(editor.card('Date')).toContainText('5 days before birthday, every year, at 09:30')
    await expect(editor.form.getByText(/lives in Berlin, and her birthday is/)).toContainText('at 09:30, and again on')
  })

  await test.step('it is wired and tried on somebody', async () => {
    await editor.wire('Date', '', 'Exit')
    await editor.isSaved()
    const { flow } = await api.flow(id)
    const nodeId = flow.nodes.find(({ type }) => type === 'onDate')?.id
    await editor.preview({
      at: '2026-03-05T08:30:00Z',
      customer: { id: 'p', traits: { birthday: '1990-03-10', timezone: 'Europe/Berlin' } },
      nodeId,
    })
    await expect(editor.drawer.getByRole('listitem')).toHaveCount(2)
    await expect(editor.drawer.getByRole('status')).toContainText('Completed')
  })

  await test.step('it goes live', async () => {
    await editor.publish('Birthdays')
    await expect(editor.bar.getByText('Live v1')).toBeVisible()
    const { flow } = await api.flow(id)
    expect(flow.nodes.find(({ type }) => type === 'onDate')?.data).toMatchObject({
      field: 'customer.traits.birthday',
      offset: '-P5D',
      time: '09:30',
      repeat: 'yearly',
    })
  })
})

test('a flow begins for a whole segment at set times: drawn, filled in, tried and published', async ({ page, api }) => {
  const segment = await api.createSegment({ name: 'VIPs', rules: rule('customer.totalSpent', '>', 100) })
  const { id } = await api.createFlow({ ...ended, name: 'Monday letter' })
  const editor = new Editor(page)
  await editor.open(id)

  await test.step('the node is dragged in', async () => {
    await editor.dragFromPalette('Schedule', { x: 0.2, y: 0.2 })
    await editor.select('Schedule')
  })

  await test.step('its form needs no cron expression', async () => {
    await editor.form.locator('input[aria-label="How often"]').click()
    await page.getByRole('option', { name: 'On days of the week' }).click()
    await editor.form.getByRole('button', { name: 'Thursday' }).click()
    await editor.form.getByLabel('Time of day').fill('18:30')
    await editor.form.getByRole('combobox', { name: 'by the clock of' }).fill('Berlin')
    await page.getByRole('option', { name: 'Europe/Berlin' }).click()
    await editor.form.getByRole('combobox', { name: 'start a journey of everyone in' }).fill('VI')
    await page.getByRole('option', { name: 'VIPs' }).click()
    await expect(editor.card('Schedule')).toContainText('Every Monday, Thursday at 18:30 in Berlin, everyone in VIPs')
    await expect(editor.form.getByText(/^Next on/)).toContainText(/at 18:30, then .+ at 18:30.*, in Berlin\./)
  })

  await test.step('it is wired and tried on somebody', async () => {
    await editor.wire('Schedule', '', 'Exit')
    await editor.isSaved()
    const { flow } = await api.flow(id)
    const nodeId = flow.nodes.find(({ type }) => type === 'onSchedule')?.id
    await editor.preview({ at: '2026-03-05T17:30:00Z', nodeId })
    await expect(editor.drawer.getByRole('listitem')).toHaveCount(2)
    await expect(editor.drawer.getByRole('status')).toContainText('Completed')
  })

  await test.step('it goes live', async () => {
    await editor.publish()
    await expect(editor.bar.getByText('Live v1')).toBeVisible()
    const { flow } = await api.flow(id)
    expect(flow.nodes.find(({ type }) => type === 'onSchedule')?.data).toMatchObject({
      cron: '30 18 * * 1,4',
      zone: 'Europe/Berlin',
      segmentId: segment.id,
    })
  })
})
