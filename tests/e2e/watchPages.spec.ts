import { expect, test } from './fixtures/test.ts'
import { watchPages } from './fixtures/watchPages.ts'

test('whatever goes wrong in a page would fail its test', async ({ browser, server }) => {
  const context = await browser.newContext()
  const faults = await watchPages(context)
  const page = await context.newPage()
  await page.goto(`${server.url}/flows`)
  expect(faults.unexpected()).toEqual([])

  await page.evaluate(() => {
    console.error('said aloud')
    setTimeout(() => {
      throw new Error('caught by nobody')
    })
    const inline = document.createElement('script')
    inline.textContent = 'globalThis.smuggled = true'
    document.head.append(inline)
  })
  await expect.poll(() => faults.unexpected().join('\n')).toMatch(/said aloud/)
  await expect.poll(() => faults.unexpected().join('\n')).toMatch(/caught by nobody/)
  await expect.poll(() => faults.unexpected().join('\n')).toMatch(/CSP: script-src/)
  await context.close()
})
