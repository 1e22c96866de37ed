import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { rule } from '../builders/aFlow.ts'
import { greeting, greetingNextDay } from '../builders/flows.ts'
import type { Api } from './fixtures/api.ts'
import type { Shop } from './fixtures/shop.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'
import { addRule } from './pages/rules.ts'

/** A shop that is open, so that every page has something on it. */
async function openShop(api: Api, shop: Shop) {
  const flow = await api.goLive({ ...greetingNextDay(), name: 'Greeting on the next day' })
  await api.goLive({ ...greeting(), name: 'Greeting' })
  await shop.identify('ada', { name: 'Ada', email: 'ada@example.com', consent: { email: true } })
  await shop.track('ada', 'Signed Up', { source: 'newsletter' })
  const [journey] = await api.journeys(flow.id)
  const segment = await api.createSegment({
    name: 'Known by mail',
    rules: rule('customer.traits.email', 'notNull', ''),
  })
  return { flow: flow.id, journey: journey?.id, segment: segment.id }
}

type Ids = Awaited<ReturnType<typeof openShop>>

// Three tests and not one: each has its own two minutes, also on a slow machine.
const pages: Record<string, (ids: Ids) => readonly (readonly [path: string, words: string])[]> = {
  'flows, templates and journeys': ({ journey }) => [
    ['/flows', 'Greeting on the next day'],
    ['/templates', 'Welcome series'],
    ['/journeys', 'Ada'],
    [`/journeys/${journey}`, 'What happened'],
  ],
  'customers and segments': ({ segment }) => [
    ['/customers', 'Ada'],
    ['/customers/ada', 'Timeline'],
    ['/segments', 'Known by mail'],
    [`/segments/${segment}`, 'Right now'],
  ],
  'deliveries, settings and the editor': ({ flow }) => [
    ['/deliveries', 'Hello'],
    ['/deliveries/mailbox', 'Not sent'],
    ['/settings', 'Connect your shop'],
    [`/flows/${flow}`, 'Publish'],
  ],
}

for (const [name, pathsOf] of Object.entries(pages))
  test(`nothing on the pages of ${name} stands in the way of anybody, in light and in dark`, async ({
    page,
    api,
    shop,
  }) => {
    for (const [path, words] of pathsOf(await openShop(api, shop)))
      await test.step(path, async () => {
        await page.goto(path)
        await expect(page.getByText(words).first()).toBeVisible()
        // axe works by script, which the frame of a mail rightly refuses; what is in it is the sender's.
        await page.locator('iframe').evaluateAll((frames) => frames.map((frame) => frame.remove()))
        await expectNothingGrave(page)
      })
  })

test('nothing stands in the way of anybody who publishes with customers inside', async ({ page, api, shop }) => {
  const editor = new Editor(page)
  await editor.open((await openShop(api, shop)).flow)
  await editor.bar.getByRole('button', { name: 'Publish' }).click()
  await page
    .getByRole('dialog', { name: 'Publish this flow' })
    .getByRole('combobox', { name: /What becomes of those at/ })
    .click()
  await expect(page.getByRole('option', { name: 'Exit the flow' })).toBeVisible()
  await expectNothingGrave(page)
})

test('nothing stands in the way of anybody who looks at the customers behind a number', async ({ page, api, shop }) => {
  const editor = new Editor(page)
  await editor.open((await openShop(api, shop)).flow)
  await editor
    .node('Delay')
    .getByRole('button', { name: /^1 waiting/ })
    .click()
  await expect(editor.drawer.getByRole('group', { name: /^Only journeys/ })).toContainText('1 visit')
  await editor.drawer.getByRole('button', { name: /^Ada/ }).click()
  await expect(editor.drawer.getByRole('listitem')).toHaveCount(2)
  await expectNothingGrave(page)
})

test('nothing stands in the way of anybody who draws, previews and meets problems', async ({ page, api }) => {
  const editor = new Editor(page)
  await editor.open((await api.createFlow(greetingNextDay())).id)
  await editor.preview({ event: { event: 'Signed Up' } })
  await expect(editor.drawer.getByRole('listitem')).toHaveCount(3)
  await editor.dragFromPalette('Condition', { x: 0.85, y: 0.2 })
  await addRule(editor.form, {
    search: 'total',
    field: 'Total (event property)',
    comparison: 'is over',
    value: '50',
  })
  await expectNothingGrave(page)
  await editor.bar.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('dialog')).toContainText('no line leads there')
  await expectNothingGrave(page)
})

test('neither the outline nor the choice of where an edge leads stands in the way of anybody', async ({
  page,
  api,
}) => {
  await new Editor(page).open((await api.createFlow(greetingNextDay())).id)
  await page.keyboard.press('o')
  await expect(page.getByRole('tree', { name: 'Outline of the flow' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expectNothingGrave(page)
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog', { name: 'Lead to which node?' })).toBeVisible()
  await expectNothingGrave(page)
})

/** Everything in light; in dark only the colours are others. */
async function expectNothingGrave(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect.soft(await gravest(new AxeBuilder({ page }))).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect.soft(await gravest(new AxeBuilder({ page }).withRules('color-contrast'))).toEqual([])
}

/** What axe finds serious or worse, with the place. */
async function gravest(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}
