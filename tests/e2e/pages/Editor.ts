import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { Point } from './gestures.ts'
import { drag, middleOf } from './gestures.ts'
import { startsWith } from './startsWith.ts'

/** The editor as a hand and an eye know it: what is dragged, pressed, filled in and read. */
export class Editor {
  readonly page: Page
  readonly canvas: Locator
  readonly palette: Locator
  /** The form of what is selected. */
  readonly form: Locator
  readonly drawer: Locator
  readonly bar: Locator

  constructor(page: Page) {
    this.page = page
    this.canvas = page.getByRole('region', { name: 'Canvas', exact: true })
    this.palette = page.getByRole('complementary', { name: 'Palette' })
    this.form = page.getByRole('complementary', { name: 'Settings' })
    this.drawer = page.getByRole('region', { name: 'Details', exact: true })
    this.bar = page.getByRole('banner')
  }

  async open(flowId: string): Promise<void> {
    await this.page.goto(`/flows/${flowId}`)
    await this.isReady()
  }

  async isReady(): Promise<void> {
    await expect(this.bar.getByRole('button', { name: 'Publish' })).toBeVisible()
    // The canvas follows what stands around it; before it is there nothing can be dropped on it.
    await expect(this.canvas.locator('.react-flow__pane')).toBeVisible()
  }

  get nodes(): Locator {
    return this.canvas.locator('.react-flow__node')
  }

  /** A card by what it is called. */
  card(title: string): Locator {
    return this.canvas.getByRole('button', { name: startsWith(`${title}.`) })
  }

  /** A card with what stands around it: its handles, its time in a preview. */
  node(title: string): Locator {
    return this.nodes.filter({ has: this.page.getByRole('button', { name: startsWith(`${title}.`) }) })
  }

  /** The cards that are selected. */
  get pressed(): Locator {
    return this.nodes.getByRole('button', { pressed: true })
  }

  get edges(): Locator {
    return this.canvas.locator('.react-flow__edge')
  }

  edge(id: string): Locator {
    return this.canvas.locator(`.react-flow__edge[data-id="${id}"]`)
  }

  /** Drags a node type out of the palette; `to` is a part of the canvas, from 0 to 1. */
  async dragFromPalette(type: string, to: Point): Promise<void> {
    const item = this.palette.getByRole('button').filter({ has: this.page.getByText(type, { exact: true }) })
    const before = await this.nodes.count()
    const box = await boxOf(this.canvas)
    await item.scrollIntoViewIfNeeded()
    await drag(this.page, await middleOf(item), { x: box.x + box.width * to.x, y: box.y + box.height * to.y })
    await expect(this.nodes).toHaveCount(before + 1)
  }

  /** Draws an edge from a handle, by its words, to a whole card. */
  async wire(from: string, handle: string, to: string): Promise<void> {
    const output = this.node(from).getByTitle(startsWith(handle === '' ? 'Drag to' : `${handle}: drag to`))
    const before = await this.edges.count()
    // A canvas that still glides to its place would move the card from under the hand.
    await this.card(to).hover({ trial: true, force: true })
    await drag(this.page, await middleOf(output), await middleOf(this.card(to)))
    await expect(this.edges).toHaveCount(before + 1)
  }

  async select(title: string): Promise<void> {
    await this.card(title).click()
    await expect(this.form.getByLabel('Name of this node')).toBeVisible()
  }

  /** Gives the selected card a name of its own. */
  async name(title: string): Promise<void> {
    await this.form.getByLabel('Name of this node').fill(title)
    await expect(this.card(title)).toBeVisible()
  }

  async nameFlow(name: string): Promise<void> {
    await this.bar.getByLabel('Name of this flow').fill(name)
  }

  async isSaved(): Promise<void> {
    await expect(this.bar.getByRole('status')).toHaveText('Saved')
  }

  async openDrawer(tab: string): Promise<void> {
    await this.drawer.getByRole('tab', { name: startsWith(tab) }).click()
    await expect(this.drawer.getByRole('tabpanel', { name: startsWith(tab) })).toBeVisible()
  }

  async preview(given: object): Promise<void> {
    await this.bar.getByRole('button', { name: 'Preview' }).click()
    await this.drawer.getByLabel('An event, or what a test is given, as JSON').fill(JSON.stringify(given, null, 2))
    await this.drawer.getByRole('button', { name: 'Preview this' }).click()
  }

  async publish(note = ''): Promise<void> {
    await this.bar.getByRole('button', { name: 'Publish' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Publish this flow' })
    await dialog.getByLabel('What changed').fill(note)
    await dialog.getByRole('button', { name: 'Publish' }).click()
    await expect(dialog).toBeHidden()
  }

  /** A verb of the whole flow that stands in the menu of the top bar. */
  async chooseFromMenu(verb: string): Promise<void> {
    await this.bar.getByRole('button', { name: 'More about this flow' }).click()
    await this.page.getByRole('menuitem', { name: verb }).click()
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys)
  }
}

async function boxOf(part: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await part.boundingBox()
  if (!box) throw new Error('That is not on the screen.')
  return box
}
