import { flowFile, greetingNextDay } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'
import { drag, hold, middleOf } from './pages/gestures.ts'

/** A chain of three. */
const chain = () =>
  flowFile(
    {
      joined: { type: 'onEvent', event: 'Signed Up' },
      hello: { type: 'sendEmail', label: 'Hello', subject: 'Hello', body: 'Hi', purpose: 'transactional' },
      end: { type: 'exit', label: 'The end', outcome: 'won' },
    },
    ['joined:out>hello', 'hello:out>end'],
  )

test('a ghost shows where a node from the palette would land, and it lands there', async ({ page, api }) => {
  const editor = new Editor(page)
  await editor.open((await api.createFlow(chain())).id)
  const spot = await middleOf(editor.card('Hello'))
  const delay = await middleOf(editor.palette.getByRole('button', { name: /^Delay/ }))
  await hold(page, delay, { x: spot.x - 280, y: spot.y + 20 })
  const ghost = editor.canvas.locator('[data-landing=delay]')
  await expect(ghost).toBeVisible()
  const seen = await ghost.boundingBox()
  await page.mouse.up()
  await expect(ghost).toBeHidden()
  const landed = await editor.card('Delay').boundingBox()
  expect(landed?.x).toBeCloseTo(seen?.x ?? 0, 0)
  expect(landed?.y).toBeCloseTo(seen?.y ?? 0, 0)
})

test('a ghost over an edge says that the node is inserted there', async ({ page, api }) => {
  const editor = new Editor(page)
  await editor.open((await api.createFlow(chain())).id)
  const [above, below] = [await middleOf(editor.card('Hello')), await middleOf(editor.card('The end'))]
  const delay = await middleOf(editor.palette.getByRole('button', { name: /^Delay/ }))
  await hold(page, delay, { x: above.x, y: (above.y + below.y) / 2 })
  await expect(editor.canvas.getByText('Insert here')).toBeVisible()
  await page.mouse.up()
  await expect(editor.card('Hello')).toHaveAccessibleName(/Leads to Delay/)
  await expect(editor.card('Delay')).toHaveAccessibleName(/Leads to The end/)
})

test('an edge is refused while it is drawn, with the reason, and nothing is drawn', async ({ page, api }) => {
  const editor = new Editor(page)
  await editor.open((await api.createFlow(greetingNextDay())).id)
  const output = await middleOf(editor.node('Email').getByTitle('Drag to what follows'))
  await hold(page, output, await middleOf(editor.card('Event')))
  const reason = editor.canvas.getByRole('status')
  await expect(reason).toHaveText('A trigger starts a journey; nothing leads to it.')
  const elsewhere = await middleOf(editor.card('Delay'))
  await page.mouse.move(elsewhere.x, elsewhere.y, { steps: 4 })
  await expect(reason).toBeHidden()
  const trigger = await middleOf(editor.card('Event'))
  await page.mouse.move(trigger.x, trigger.y, { steps: 4 })
  await page.mouse.up()
  await expect(editor.edges).toHaveCount(2)
})

test('an edge is led to another card by either of its ends', async ({ page, api }) => {
  const editor = new Editor(page)
  await editor.open((await api.createFlow(chain())).id)
  const end = editor.edge('e0').locator('.react-flow__edgeupdater-target')
  await drag(page, await middleOf(end), await middleOf(editor.card('The end')))
  await expect(editor.card('Event')).toHaveAccessibleName(/Leads to The end/)
  await expect(editor.edges).toHaveCount(2)

  const start = editor.edge('e1').locator('.react-flow__edgeupdater-source')
  await drag(page, await middleOf(start), await middleOf(editor.card('Event')))
  await expect(editor.card('Hello')).not.toHaveAccessibleName(/Leads/)
  await expect(editor.edges).toHaveCount(1)
  await editor.press('ControlOrMeta+z')
  await editor.press('ControlOrMeta+z')
  await expect(editor.card('Event')).toHaveAccessibleName(/Leads to Hello/)
})

test('a node that is pulled out with Alt leaves a closed chain, and goes back in on an edge', async ({ page, api }) => {
  const editor = new Editor(page)
  await editor.open((await api.createFlow(chain())).id)
  const hello = await middleOf(editor.card('Hello'))
  await page.keyboard.down('Alt')
  await drag(page, hello, { x: hello.x + 330, y: hello.y })
  await page.keyboard.up('Alt')
  await expect(editor.card('Event')).toHaveAccessibleName(/Leads to The end/)
  await expect(editor.card('Hello')).not.toHaveAccessibleName(/Leads/)
  await expect(editor.bar.getByRole('button', { name: 'Undo pull out a node' })).toBeEnabled()

  await drag(page, await middleOf(editor.card('Hello')), hello)
  await expect(editor.card('Event')).toHaveAccessibleName(/Leads to Hello/)
  await expect(editor.card('Hello')).toHaveAccessibleName(/Leads to The end/)
  await expect(editor.bar.getByRole('button', { name: 'Undo insert a node' })).toBeEnabled()
})

test('a dragged card comes in line with its neighbour, and a guide shows it', async ({ page, api }) => {
  const editor = new Editor(page)
  await editor.open((await api.createFlow(chain())).id)
  const hello = await middleOf(editor.card('Hello'))
  await drag(page, hello, { x: hello.x + 200, y: hello.y })
  const moved = await middleOf(editor.card('Hello'))
  await hold(page, moved, { x: hello.x, y: hello.y })
  await expect(editor.canvas.locator('[data-guide=x]')).toBeVisible()
  await page.mouse.up()
  await expect(editor.canvas.locator('[data-guide=x]')).toBeHidden()
  expect((await middleOf(editor.card('Hello'))).x).toBeCloseTo(hello.x, 0)
})

test('cards are selected by a box and by Shift-click, moved together, and aligned', async ({ page, api }) => {
  const editor = new Editor(page)
  await editor.open((await api.createFlow(chain())).id)
  const [event, hello] = [await middleOf(editor.card('Event')), await middleOf(editor.card('Hello'))]
  await page.keyboard.down('Shift')
  await drag(page, { x: event.x - 200, y: event.y - 90 }, { x: event.x + 10, y: event.y + 10 })
  await page.keyboard.up('Shift')
  await expect(editor.pressed).toHaveCount(1)
  await editor.card('Hello').click({ modifiers: ['Shift'] })
  await expect(editor.pressed).toHaveCount(2)

  await drag(page, hello, { x: hello.x + 120, y: hello.y })
  await expect(editor.bar.getByRole('button', { name: 'Undo move 2 nodes' })).toBeEnabled()
  const moved = await middleOf(editor.card('Event'))
  expect(moved.x - event.x).toBeGreaterThan(100)

  await editor.press('ControlOrMeta+a')
  await expect(editor.pressed).toHaveCount(3)
  await editor.press('Alt+a')
  const lefts = async () => {
    const middles = await Promise.all(['Event', 'Hello', 'The end'].map((title) => middleOf(editor.card(title))))
    return new Set(middles.map(({ x }) => Math.round(x)))
  }
  // They glide there.
  await expect.poll(async () => (await lefts()).size).toBe(1)
  await expect(editor.bar.getByRole('button', { name: 'Undo align 3 nodes left' })).toBeEnabled()
})

test('tidying up lets the cards glide into place, in one undo entry', async ({ page, api }) => {
  const file = chain()
  const { id } = await api.createFlow({
    ...file,
    nodes: file.nodes.map((node, at) => ({ ...node, position: { x: at * 130, y: at * 60 } })),
  })
  const editor = new Editor(page)
  await editor.open(id)
  await editor.press('Shift+t')
  await expect(editor.bar.getByRole('button', { name: 'Undo tidy up' })).toBeEnabled()
  await editor.isSaved()
  const { flow } = await api.flow(id)
  expect(flow.nodes.map((node) => node.position.x)).toEqual([0, 0, 0])
  const [event, hello] = [await middleOf(editor.card('Event')), await middleOf(editor.card('Hello'))]
  expect(hello.x).toBeCloseTo(event.x, 0)
  await editor.press('ControlOrMeta+z')
  await editor.isSaved()
  expect((await api.flow(id)).flow.nodes.map((node) => node.position.x)).toEqual([260, 130, 0])
})
