import type { Locator, Page } from '@playwright/test'

export interface Point {
  x: number
  y: number
}

/** Presses and moves as a hand does, and does not let go. */
export async function hold(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  // A hand's first move is small, and a card lies as far behind it as that move was.
  await page.mouse.move(from.x + Math.sign(to.x - from.x) * 4, from.y + Math.sign(to.y - from.y) * 4)
  await page.mouse.move(to.x, to.y, { steps: 12 })
  // A hand is never quite still; the browser may keep the last move for the next one.
  await page.mouse.move(to.x, to.y)
}

/** Presses, moves as a hand does, and lets go. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await hold(page, from, to)
  await page.mouse.up()
}

/** Where a hand takes hold of something. */
export async function middleOf(part: Locator): Promise<Point> {
  const box = await part.boundingBox()
  if (!box) throw new Error('That is not on the screen.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Drops a file of this machine on the page, as the desktop would. */
export async function dropFile(page: Page, path: string, at: Point): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', {
      type,
      ...at,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    })
  await browser.detach()
}
