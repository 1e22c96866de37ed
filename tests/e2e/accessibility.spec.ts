import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { greeting, greetingNextDay } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'

for (const colorScheme of ['light', 'dark'] as const)
  test(`nothing on any page stands in the way of anybody, in ${colorScheme}`, async ({ page, api, shop }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const flow = await api.goLive({ ...greetingNextDay(), name: 'Greeting on the next day' })
    await api.goLive({ ...greeting(), name: 'Greeting' })
    await shop.identify('ada', { name: 'Ada', email: 'ada@example.com', consent: { email: true } })
    await shop.track('ada', 'Signed Up', { source: 'newsletter' })
    const [journey] = await api.journeys(flow.id)

    const pages = [
      ['/flows', 'Greeting on the next day'],
      ['/templates', 'Welcome series'],
      [`/flows/${flow.id}`, 'Publish'],
      ['/journeys', 'Ada'],
      [`/journeys/${journey?.id}`, 'What happened'],
      ['/customers', 'Ada'],
      ['/customers/ada', 'Timeline'],
      ['/deliveries', 'Hello'],
      ['/deliveries/mailbox', 'Not sent'],
      ['/settings', 'Connect your shop'],
    ] as const
    for (const [path, words] of pages)
      await test.step(path, async () => {
        await page.goto(path)
        await expect(page.getByText(words).first()).toBeVisible()
        // axe works by script, which the frame of a mail rightly refuses; what is in it is the sender's.
        await page.locator('iframe').evaluateAll((frames) => frames.map((frame) => frame.remove()))
        expect.soft(await gravest(page)).toEqual([])
      })
  })

/** What axe finds serious or worse, with the place. */
async function gravest(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}
