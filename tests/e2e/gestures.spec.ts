import { greeting } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'
import { drag, middleOf } from './pages/gestures.ts'

test('an edge let go over nothing asks what should follow, and joins it', async ({ page, api }) => {
  const { id } = await api.createFlow(greeting())
  const editor = new Editor(page)
  await editor.open(id)
  const from = await middleOf(editor.node('Email').getByTitle('Drag to what follows'))
  await drag(page, from, { x: from.x + 160, y: from.y + 90 })
  const chooser = page.getByRole('dialog', { name: 'What should follow?' })
  await chooser.getByRole('textbox').fill('delay')
  await page.keyboard.press('Enter')
  await expect(editor.nodes).toHaveCount(3)
  await expect(editor.edges).toHaveCount(2)
  await editor.press('ControlOrMeta+z')
  await expect(editor.nodes).toHaveCount(2)
})

test('a node dropped on an edge stands between its two ends', async ({ page, api }) => {
  const { id } = await api.createFlow(greeting())
  const editor = new Editor(page)
  await editor.open(id)
  const [above, below] = [await middleOf(editor.card('Event')), await middleOf(editor.card('Email'))]
  const delay = editor.palette.getByRole('button', { name: /^Delay/ })
  await drag(page, await middleOf(delay), { x: (above.x + below.x) / 2, y: (above.y + below.y) / 2 })
  await expect(editor.card('Event')).toHaveAccessibleName(/Leads to Delay/)
  await expect(editor.card('Delay')).toHaveAccessibleName(/Leads to Email/)
  await expect(editor.edges).toHaveCount(2)
})

test('a card goes where it is dragged, and stays there', async ({ page, api }) => {
  const { id } = await api.createFlow(greeting())
  const editor = new Editor(page)
  await editor.open(id)
  const before = await middleOf(editor.card('Email'))
  await drag(page, before, { x: before.x + 120, y: before.y + 60 })
  const after = await middleOf(editor.card('Email'))
  expect(after.x - before.x).toBeGreaterThan(100)
  await editor.isSaved()
  const { flow } = await api.flow(id)
  const hello = flow.nodes.find((node) => node.id === 'hello')
  // Two cards are drawn at full size, so what is seen moved is what the file says.
  expect(hello?.position).toEqual({ x: Math.round(after.x - before.x), y: Math.round(160 + after.y - before.y) })
})

test('pausing holds a live flow, and resuming lets it go on', async ({ page, api, shop }) => {
  const { id } = await api.goLive(greeting())
  const editor = new Editor(page)
  await editor.open(id)
  await editor.chooseFromMenu('Pause')
  await expect(editor.bar.getByText('Paused v1')).toBeVisible()
  await shop.track('ada', 'Signed Up')
  expect(await api.journeys(id)).toEqual([])
  await editor.chooseFromMenu('Resume')
  await expect(editor.bar.getByText('Live v1')).toBeVisible()
  await shop.track('ada', 'Signed Up')
  await expect(editor.node('Event')).toContainText('1 entered')
})
