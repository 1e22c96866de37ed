import type { Page } from '@playwright/test'
import { startServer } from '../../builders/serverProcess.ts'
import { drawingOf } from './drawing.ts'
import { flowOf } from './flowOf.ts'
import { serveBareSite } from './serveBareSite.ts'

/** A page that shows a drawing of any size. */
export interface Site {
  addressOf(size: number): Promise<string>
  /** Runs in the page: whether all that opening shows is there. */
  isDrawn(size: number): boolean
  /** Looks at the whole drawing, as far as the zoom goes. */
  showWhole(page: Page): Promise<void>
  /** Resolves when what was done is saved: the next page would be asked what becomes of it. */
  isSaved(page: Page): Promise<void>
  /** The field that typing is measured in, once a card is selected. */
  field: string
  remove(): Promise<void>
}

/** The yardstick: plain nodes, all rendered, and a minimap. */
export async function openBareSite(): Promise<Site> {
  const { url, remove } = await serveBareSite()
  return {
    addressOf: async (size) => `${url}?size=${size}`,
    isDrawn: (size) =>
      document.querySelectorAll('.react-flow__node').length === size &&
      document.querySelectorAll('.react-flow__edge').length > size &&
      document.querySelector('.react-flow__node[style*=hidden]') === null,
    showWhole: async () => {}, // It opens so.
    isSaved: async () => {}, // It saves nothing.
    field: 'Label',
    remove,
  }
}

/** The app as it ships, on the real server, with one flow for each size. */
export async function openApp(): Promise<Site & { url: string }> {
  const server = await startServer({ WRITE_KEY: 'bench-write-key' })
  const known = new Map<number, string>()

  async function create(size: number): Promise<string> {
    const answer = await fetch(`${server.url}/api/flows`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(flowOf(drawingOf(size))),
    })
    if (!answer.ok) throw new Error(`The flow was refused: ${await answer.text()}`)
    const { id } = (await answer.json()) as { id: string } // a flow answer has its id
    known.set(size, `${server.url}/flows/${id}`)
    return `${server.url}/flows/${id}`
  }

  return {
    url: server.url,
    addressOf: async (size) => known.get(size) ?? create(size),
    // Cards, edges (real ones, or from far away their picture) and the map: what is in sight is all there is.
    isDrawn: () =>
      document.querySelector('.react-flow__node:not([style*=hidden])') !== null &&
      document.querySelector('.react-flow__edge, .react-flow__viewport-portal path') !== null &&
      document.querySelector('[aria-label="Map of the flow"]') !== null,
    async showWhole(page) {
      await page.keyboard.press('f')
      // The glide is over when the zoom stands still.
      await page.waitForFunction(() => {
        const { transform } = document.querySelector<HTMLElement>('.react-flow__viewport')?.style ?? {}
        const { dataset } = document.body
        const isStill = dataset.before === transform
        dataset.before = transform
        return isStill && transform !== undefined && Number(/scale\((.+)\)/.exec(transform)?.[1]) < 0.35
      })
    },
    isSaved: (page) => page.getByText('Saved', { exact: true }).waitFor(),
    field: 'Subject',
    remove: () => server.remove(),
  }
}
