import { readFile } from 'node:fs/promises'
import { greetingNextDay } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('a flow is exported as a picture, as SVG and as PNG', async ({ page, api }) => {
  const editor = new Editor(page)
  await editor.open((await api.createFlow({ ...greetingNextDay(), name: 'Hello, next day' })).id)
  const exported = async (verb: string) => {
    const download = page.waitForEvent('download')
    await editor.chooseFromMenu(verb)
    return download
  }
  const svg = await exported('Export as an SVG picture')
  expect(svg.suggestedFilename()).toBe('Hello-next-day.svg')
  const text = await readFile(await svg.path(), 'utf8')
  for (const words of ['Event', 'Delay', 'Email', 'Wait 1 day']) expect(text).toContain(words)
  expect(text).toMatch(/@font-face \{[^}]*Inter Variable[^}]*url\([^)]*data:font\/woff2;base64,/)

  const png = await exported('Export as a PNG picture')
  expect(png.suggestedFilename()).toBe('Hello-next-day.png')
  const bytes = await readFile(await png.path())
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  // Three cards of 260 below each other with a margin of 40, twice as sharp as the screen.
  expect(bytes.readUInt32BE(16)).toBe(2 * (260 + 80))
  await page.setContent(`<img src="data:image/png;base64,${bytes.toString('base64')}">`)
})

test('a link to a node opens the flow with the node selected, in the middle', async ({ page, context, api }) => {
  const editor = new Editor(page)
  const { id } = await api.createFlow(greetingNextDay())
  await editor.open(id)
  await editor.card('Delay').click()
  await editor.press('l')
  await expect(page.getByText('The link is in the clipboard.')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())

  const other = await context.newPage()
  await other.goto(link)
  const there = new Editor(other)
  await expect(there.card('Delay')).toHaveAttribute('aria-pressed', 'true')
  await expect(there.form.getByLabel('Name of this node')).toBeVisible()
  const [card, canvas] = [await there.card('Delay').boundingBox(), await there.canvas.boundingBox()]
  if (!card || !canvas) throw new Error('The card is not on the screen.')
  expect(card.y + card.height / 2).toBeCloseTo(canvas.y + canvas.height / 2, -1)

  await other.goto(`/flows/${id}?node=gone`)
  await expect(other.getByText('The node that the link leads to is not in this draft any more.')).toBeVisible()
})
