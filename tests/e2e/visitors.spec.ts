import { waitingForOrder } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)

test('a number on the canvas leads to the customers behind it, and on to their trails', async ({ page, api, shop }) => {
  const { id } = await api.goLive(waitingForOrder())
  for (const name of ['Ada', 'Bea', 'Cyd']) {
    await shop.identify(name.toLowerCase(), { name })
    await shop.track(name.toLowerCase(), 'Signed Up')
  }
  await shop.track('bea', 'Order Completed')
  const editor = new Editor(page)
  await editor.open(id)
  const rows = editor.drawer.getByRole('button', { name: /^(Ada|Bea|Cyd)/ })
  const names = async () => (await rows.allTextContents()).map((text) => text.slice(0, 3))
  const bar = editor.drawer.getByRole('group', { name: /^Only journeys/ })

  await test.step('those who wait', async () => {
    await editor
      .node('Wait')
      .getByRole('button', { name: /^2 waiting/ })
      .click()
    await expect(bar).toContainText('2 visits')
    await expect(rows).toHaveCount(2)
    expect((await names()).sort()).toEqual(['Ada', 'Cyd'])
  })

  await test.step('those who went one way, from the number on the edge', async () => {
    await editor.canvas.getByRole('button', { name: /^1 left “Wait”/ }).click()
    await expect(rows).toHaveCount(1)
    expect(await names()).toEqual(['Bea'])
    await rows.click()
    await expect(editor.drawer.getByRole('link', { name: 'Open this journey' })).toBeVisible()
    await expect(editor.drawer.getByRole('listitem')).not.toHaveCount(0)
  })

  await test.step('all of them again', async () => {
    await bar.getByRole('button', { name: 'Show all journeys' }).click()
    await expect(rows).toHaveCount(3)
  })

  await test.step('without a mouse: W on a card asks who waits there, and the keyboard is with them', async () => {
    await editor.card('Wait').focus()
    await editor.press('Enter')
    await editor.press('w')
    await expect(bar).toBeFocused()
    await expect(rows).toHaveCount(2)
    await editor.press('Tab')
    await expect(bar.getByRole('button', { name: 'Show all journeys' })).toBeFocused()
  })

  await test.step('of chosen days: the numbers and the customers behind them', async () => {
    await editor.bar.getByRole('button', { name: /^Numbers/ }).click()
    await page.getByLabel('Visits made in').selectOption('From one day to another')
    await page.getByLabel('First day').fill(day(-9))
    await page.getByLabel('Last day').fill(day(-3))
    await expect(editor.node('Wait').getByRole('button', { name: /waiting/ })).toHaveCount(0)
    await expect(editor.drawer.getByText('No journey is among these.')).toBeVisible()
    await page.getByLabel('Last day').fill(day(1))
    await page.keyboard.press('Escape')
    await expect(editor.node('Wait').getByRole('button', { name: /^2 waiting/ })).toBeVisible()
    await expect(rows).toHaveCount(2)
  })

  await test.step('and on to the customer', async () => {
    await editor.drawer.getByRole('link', { name: 'Ada, customer' }).click()
    await expect(page.getByRole('heading', { name: 'Ada' })).toBeVisible()
  })
})
