import type { Browser } from '@playwright/test'
import type { Press } from './BenchPage.ts'
import { BenchPage } from './BenchPage.ts'
import type { Site } from './sites.ts'

/** What using one canvas cost; milliseconds. Opening is time on the clock, the rest script time of the main thread for each move, turn or letter. */
export interface CanvasFigures {
  open: number
  drag: number
  pan: number
  zoom: number
  type: number
}

const moves = 20
const letters = 'a fox over lazy dogs'

/** Opens a drawing with an empty cache and uses it with the whole of it in sight, as far as the zoom goes. */
export async function measureCanvas(browser: Browser, site: Site, size: number): Promise<CanvasFigures> {
  const bench = await BenchPage.open(browser)
  try {
    const open = await bench.navigate(await site.addressOf(size), site.isDrawn, size)
    await site.showWhole(bench.page)
    await bench.rest()
    const figures = await use(bench, site)
    await site.isSaved(bench.page)
    return { open, ...figures }
  } finally {
    await bench.close()
  }
}

/** The same at full size, and what undo then costs. */
export async function measureAtFullSize(
  browser: Browser,
  site: Site,
  size: number,
): Promise<Omit<CanvasFigures, 'open'> & { undo: Press }> {
  const bench = await BenchPage.open(browser)
  try {
    await bench.navigate(await site.addressOf(size), site.isDrawn, size)
    await bench.page.keyboard.press('Control+0')
    await bench.page.getByRole('button', { name: 'Zoom, 100 percent' }).waitFor()
    await bench.rest()
    const figures = await use(bench, site)
    const all = { ...figures, undo: await undo(bench) }
    await site.isSaved(bench.page)
    return all
  } finally {
    await bench.close()
  }
}

async function use(bench: BenchPage, site: Site): Promise<Omit<CanvasFigures, 'open'>> {
  const drag = await bench.drag(await bench.cardInTheMiddle(), moves)
  const pan = await bench.drag(await bench.nothing(), moves)
  const zoom = await bench.zoom(moves)
  const card = await bench.cardInTheMiddle()
  await bench.page.mouse.click(card.x, card.y)
  await bench.page.getByLabel(site.field).click()
  await bench.page.keyboard.press('End')
  await bench.rest()
  const type = await bench.type(letters)
  return { drag: drag.scriptMs, pan: pan.scriptMs, zoom: zoom.scriptMs, type: type.scriptMs }
}

async function undo(bench: BenchPage): Promise<Press> {
  await bench.drag(await bench.cardInTheMiddle(), 1)
  // Away from the field, whose letters would be undone first.
  const { x, y } = await bench.nothing()
  await bench.page.mouse.click(x, y)
  await bench.rest()
  return bench.press('Control+z')
}
