import type { Locator, Page } from '@playwright/test'

/** One flow on the Flows page. */
const flowRow = (page: Page, name: string): Locator =>
  page
    .getByRole('list', { name: 'Flows' })
    .getByRole('article')
    .filter({ has: page.getByRole('link', { name }) })

/** Chooses what can be done with a flow of the list. */
export async function chooseFromList(page: Page, name: string, verb: string): Promise<void> {
  await flowRow(page, name)
    .getByRole('button', { name: `More about ${name}` })
    .click()
  await page.getByRole('menuitem', { name: verb }).click()
}

/** Exports a flow and keeps the file. */
export async function exportFromList(page: Page, name: string, path: string): Promise<void> {
  const download = page.waitForEvent('download')
  await chooseFromList(page, name, 'Export')
  await (await download).saveAs(path)
}
