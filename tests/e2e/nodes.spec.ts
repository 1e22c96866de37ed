import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { nodeTypes } from '../../shared/nodes/index.ts'
import { rule } from '../builders/aFlow.ts'
import { flowFile } from '../builders/flows.ts'
import { nodeExamples } from '../builders/nodeExamples.ts'
import type { Api } from './fixtures/api.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

// SCREENS=1 takes the pictures anew. A usual run looks at the same cards and forms and leaves the pictures as they are: compared
// pixel by pixel they would differ with the fonts of the machine.
const pictures = process.env.SCREENS ? join(import.meta.dirname, 'screens') : null

test.use({ viewport: { width: 1000, height: 900 }, timezoneId: 'Europe/Berlin', locale: 'en-GB' })

/** A node of each type in a flow of its own, as the docs show them. */
async function createExamples(api: Api) {
  const { id: segmentId } = await api.createSegment({
    name: 'Regulars',
    rules: rule('customer.ordersCount', '>=', 3),
  })
  const { id: flowId } = await api.createFlow({ ...flowFile({ start: { type: 'onStart' } }), name: 'Win back' })
  const examples = nodeExamples({ segmentId, flowId })
  return (type: keyof typeof examples) => api.createFlow(flowFile({ [type]: { type, ...examples[type] } }))
}

const families = ['trigger', 'logic', 'action', 'canvas'] as const

for (const family of families)
  test(`the cards and forms of all nodes of the family ${family} are whole, in light and in dark`, async ({
    page,
    api,
  }) => {
    const editor = new Editor(page)
    const create = await createExamples(api)
    if (pictures) await mkdir(pictures, { recursive: true })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const { type } of nodeTypes.filter((one) => one.family === family))
      await test.step(type, async () => {
        await page.goto(`/flows/${(await create(type)).id}?node=${type}`)
        await editor.isReady()
        await expect(editor.form.getByLabel('Name of this node')).toBeVisible()
        await expect(editor.pressed).toHaveCount(1)
        await expect(editor.form.locator('[aria-invalid=true]')).toHaveCount(0)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          expect(await cutOff(editor.pressed)).toEqual([])
          expect(await cutOff(editor.form)).toEqual([])
          if (pictures) await shoot(editor, join(pictures, `${type}-${colorScheme}.png`))
        }
      })
  })

/** The texts that are not all to be seen, and the controls that stick out of what they stand in. */
const cutOff = (part: Locator): Promise<string[]> =>
  part.evaluate((whole) => {
    const frame = whole.getBoundingClientRect()
    return [...whole.querySelectorAll<HTMLElement>('*')]
      .filter((element) => element.checkVisibility() && element.getClientRects().length > 0)
      .filter((element) => {
        const box = element.getBoundingClientRect()
        const sticksOut = box.width > 1 && (box.right > frame.right + 1 || box.left < frame.left - 1)
        const isText = element.childElementCount === 0 && element.textContent !== ''
        const isCut = isText && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1
        return isCut || (sticksOut && getComputedStyle(element).position !== 'absolute')
      })
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 60)}`)
  })

/** The card beside its form, as high as the form is. */
async function shoot({ page, canvas, form }: Editor, path: string): Promise<void> {
  const height = await form.evaluate((part) => Math.ceil(part.lastElementChild?.getBoundingClientRect().bottom ?? 0))
  await page.setViewportSize({ width: 1000, height: Math.max(420, height + 56) })
  await page.keyboard.press('f')
  await page.mouse.move(0, 0)
  await expect(page.getByRole('button', { name: 'Zoom, 100 percent' })).toBeVisible()
  const [left, right] = [await canvas.boundingBox(), await form.boundingBox()]
  if (!left || !right) throw new Error('The editor is not on the screen.')
  const clip = { x: left.x, y: left.y, width: right.x + right.width - left.x, height: left.height }
  await page.screenshot({ path, clip, animations: 'disabled' })
  await page.setViewportSize({ width: 1000, height: 900 })
}
