import type { Locator, Page } from '@playwright/test'
import type { Point } from './gestures.ts'
import { drag } from './gestures.ts'

/** A real mouse and keyboard that count what somebody does with them. */
export class CountedHand {
  readonly #page: Page
  clicks = 0
  drags = 0
  /** Keys that are commands or go from field to field; letters of what is written are counted apart. */
  keys = 0
  letters = 0

  constructor(page: Page) {
    this.#page = page
  }

  async click(what: Locator): Promise<void> {
    await what.click()
    this.clicks += 1
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key)
    this.keys += 1
  }

  async write(text: string): Promise<void> {
    await this.#page.keyboard.type(text)
    this.letters += text.length
  }

  async drag(from: Point, to: Point): Promise<void> {
    await drag(this.#page, from, to)
    this.drags += 1
  }

  get counted() {
    const { clicks, drags, keys, letters } = this
    return { clicks, drags, keys, letters }
  }
}
