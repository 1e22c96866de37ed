import { greetingNextDay } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'
import { middleOf } from './pages/gestures.ts'

test.use({ hasTouch: true })

test('two fingers on a trackpad move the canvas, and a pinch zooms it', async ({ page, api }) => {
  const editor = new Editor(page)
  await editor.open((await api.createFlow(greetingNextDay())).id)
  const before = await middleOf(editor.card('Delay'))
  await page.mouse.move(before.x + 250, before.y)
  await page.mouse.wheel(60, 120)
  await expect.poll(async () => (await middleOf(editor.card('Delay'))).y).toBeLessThan(before.y)
  expect((await middleOf(editor.card('Delay'))).x).toBeLessThan(before.x)

  // A pinch on a trackpad reaches the page as a wheel with Ctrl.
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, 200)
  await page.keyboard.up('Control')
  await expect.poll(() => zoomOf(editor)).toBeLessThan(100)
})

test('a pinch on a touch screen zooms the canvas, and a finger moves it', async ({ page, api }) => {
  const editor = new Editor(page)
  await editor.open((await api.createFlow(greetingNextDay())).id)
  const card = await middleOf(editor.card('Delay'))
  const at = { x: Math.round(card.x + 230), y: Math.round(card.y) }
  const browser = await page.context().newCDPSession(page)
  await browser.send('Input.synthesizePinchGesture', { ...at, scaleFactor: 0.5, gestureSourceType: 'touch' })
  await expect.poll(() => zoomOf(editor)).toBeLessThan(90)

  const before = await middleOf(editor.card('Delay'))
  await browser.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] })
  for (const y of [20, 60, 120])
    await browser.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: at.x, y: at.y + y }] })
  await browser.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect.poll(async () => (await middleOf(editor.card('Delay'))).y).toBeGreaterThan(before.y + 40)
  await browser.detach()
})

async function zoomOf(editor: Editor): Promise<number> {
  const name = await editor.bar.getByRole('button', { name: /^Zoom, / }).getAttribute('aria-label')
  return Number(name?.match(/\d+/)?.[0])
}
