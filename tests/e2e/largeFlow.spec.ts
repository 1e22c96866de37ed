import { aFlow } from '../builders/aFlow.ts'
import { countRenders } from './fixtures/countRenders.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'
import { drag, middleOf } from './pages/gestures.ts'

/** A trigger and a year of days, in twenty columns, so that its edges lead up and down and far out of sight. */
function aYear() {
  let flow = aFlow().on('Signed Up')
  for (let day = 1; day < 366; day++) flow = flow.node('delay', { for: 'P1D', label: `Day ${day}` })
  const { nodes, ...file } = flow.file()
  return {
    ...file,
    nodes: nodes.map((node, at) => ({ ...node, position: { x: (at % 20) * 300, y: Math.floor(at / 20) * 160 } })),
  }
}

test('a large flow opens where it starts, and Tab goes on to cards that are out of sight', async ({ page, api }) => {
  const { id } = await api.createFlow(aYear())
  const editor = new Editor(page)
  await editor.open(id)
  await expect(editor.card('Event')).toBeInViewport()
  await expect(editor.card('Day 19')).toHaveCount(0)
  await editor.card('Event').focus()
  for (let presses = 0; presses < 19; presses++) {
    await expect(editor.card(presses === 0 ? 'Event' : `Day ${presses}`)).toBeFocused()
    await editor.press('Tab')
  }
  await expect(editor.card('Day 19')).toBeFocused()
  await expect(editor.card('Day 19')).toBeInViewport()
  await editor.press('Shift+Tab')
  await expect(editor.card('Day 18')).toBeFocused()
})

test('seen from far away a card is dragged and read aloud as it is near by', async ({ page, api }) => {
  const { id } = await api.createFlow(aYear())
  const editor = new Editor(page)
  await editor.open(id)
  const name = (await editor.card('Day 1').getAttribute('aria-label')) ?? ''
  await editor.press('f')
  await expect(editor.card('Day 365')).toBeInViewport()
  await expect(editor.card('Day 1')).toHaveAccessibleName(name)

  const from = await middleOf(editor.card('Day 150'))
  await drag(page, from, { x: from.x + 30, y: from.y + 10 })
  await editor.isSaved()
  const { flow } = await api.flow(id)
  expect(flow.nodes.find((node) => node.data.label === 'Day 150')?.position.x).toBeGreaterThan(10 * 300)
})

test('from far away a small move makes and removes no card, and a large one brings those that it shows', async ({
  page,
  api,
}) => {
  const { id } = await api.createFlow(aYear())
  const editor = new Editor(page)
  await editor.open(id)
  await expect(editor.card('Day 1')).toBeInViewport()
  const { x, y } = await middleOf(editor.canvas)
  await page.mouse.move(x, y)
  await page.keyboard.down('Control')
  for (let turns = 0; turns < 4; turns++) await page.mouse.wheel(0, 160)
  await page.keyboard.up('Control')
  // The edges are a picture now: it is seen from far away, and yet not the whole of it.
  await expect(editor.edges).toHaveCount(0)
  await expect(editor.card('Day 19')).toHaveCount(0)

  const drawn = () => editor.nodes.evaluateAll((cards) => cards.map((card) => card.getAttribute('data-id')))
  const viewport = page.locator('.react-flow__viewport')
  const before = await drawn()
  for (const by of [90, -90, -90, 90]) {
    const place = (await viewport.getAttribute('style')) ?? ''
    await page.mouse.wheel(by, by)
    await expect(viewport).not.toHaveAttribute('style', place)
    expect(await drawn()).toEqual(before)
  }
  await page.mouse.wheel(2400, 0)
  await expect(editor.card('Day 19')).toBeInViewport()
  await expect(editor.card('Event')).toHaveCount(0)
})

test('edges are there again when somebody comes back from far away', async ({ page, api }) => {
  const { id } = await api.createFlow(aYear())
  const editor = new Editor(page)
  await editor.open(id)
  await editor.press('f')
  await expect(editor.card('Day 365')).toBeInViewport()
  await expect(editor.edges).toHaveCount(0)
  await editor.press('ControlOrMeta+0')
  await expect(editor.bar.getByRole('button', { name: 'Zoom, 100 percent' })).toBeVisible()
  // In a chain as many edges as cards are in sight, and one more comes in from outside each row.
  const cards = await editor.nodes.count()
  await expect.poll(() => editor.edges.count()).toBeGreaterThanOrEqual(cards)
})

test('a card that is dragged is drawn anew and no other, near by and from far away', async ({ page, api }) => {
  const { id } = await api.createFlow(aYear())
  const editor = new Editor(page)
  const rendered = await countRenders(page)
  await editor.open(id)
  await expect(editor.card('Day 20')).toBeInViewport()
  for (const title of ['Day 20', 'Day 150']) {
    const card = editor.card(title)
    const nodeId = (await editor.node(title).getAttribute('data-id')) ?? ''
    await card.click()
    await editor.isSaved()
    const from = await middleOf(card)
    await rendered()
    await drag(page, from, { x: from.x + 40, y: from.y + 20 })
    await editor.isSaved()
    const counts = await rendered()
    expect(counts[nodeId]).toBeGreaterThan(5)
    expect(Object.keys(counts)).toEqual([nodeId])
    await editor.press('f')
    await expect(editor.card('Day 365')).toBeInViewport()
  }
})

test('what is typed in a form asks its own card and the one that leads to it, and no other', async ({ page, api }) => {
  const { id } = await api.createFlow(aYear())
  const editor = new Editor(page)
  const rendered = await countRenders(page)
  await editor.open(id)
  await editor.select('Day 22')
  const ids = await Promise.all(['Day 22', 'Day 21'].map((title) => editor.node(title).getAttribute('data-id')))
  await editor.form.getByLabel('Name of this node').click()
  await rendered()
  await page.keyboard.type('and more')
  await expect(editor.card('Day 22and more')).toBeVisible()
  expect(Object.keys(await rendered()).sort()).toEqual(ids.sort())
})
