import type { Browser, CDPSession, Page } from '@playwright/test'

interface Point {
  x: number
  y: number
}

/** What one gesture cost the page's main thread, in milliseconds of its own processor time. */
export interface Cost {
  scriptMs: number
  taskMs: number
}

/** What one press of keys cost, in milliseconds. */
export interface Press {
  /** On the clock, from the press to the frame that shows what it did: Event Timing, in steps of 8 and 16 at least. */
  answerMs: number
  /** Of the main thread's processor time, for it and what follows within two frames. */
  taskMs: number
}

/** One page under measurement, with the hands that use it and the clock that looks on. */
export class BenchPage {
  readonly page: Page
  readonly #browser: CDPSession

  private constructor(page: Page, browser: CDPSession) {
    this.page = page
    this.#browser = browser
  }

  /** A page with an empty cache. */
  static async open(browser: Browser): Promise<BenchPage> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    // The thread's own time: what else runs on the machine does not count.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    return new BenchPage(page, session)
  }

  close(): Promise<void> {
    return this.page.context().close()
  }

  /** Milliseconds from the navigation until `isDrawn` holds and the main thread has nothing left to do. */
  async navigate(url: string, isDrawn: (size: number) => boolean, size: number): Promise<number> {
    await this.page.goto(url, { waitUntil: 'commit' })
    await this.page.waitForFunction(isDrawn, size, { polling: 'raf', timeout: 120_000 })
    return this.rest()
  }

  /** Waits until the main thread has nothing left to do; answers how many milliseconds after the navigation that was. */
  rest(): Promise<number> {
    return this.page.evaluate(() => new Promise<number>((done) => requestIdleCallback(() => done(performance.now()))))
  }

  /** What each of `times` rounds of a gesture costs, the frames it leads to included. */
  async costOf(times: number, gesture: (at: number) => Promise<void>): Promise<Cost> {
    const before = await this.#spent()
    for (let at = 0; at < times; at++) {
      await gesture(at)
      await this.frames()
    }
    const after = await this.#spent()
    return {
      scriptMs: (after.scriptMs - before.scriptMs) / times,
      taskMs: (after.taskMs - before.taskMs) / times,
    }
  }

  /** Presses keys and looks on. */
  async press(keys: string): Promise<Press> {
    const timing = await this.page.evaluateHandle(() => {
      const entries: PerformanceEntry[] = []
      const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()))
      observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
      return { entries, observer }
    })
    const { taskMs } = await this.costOf(1, () => this.page.keyboard.press(keys))
    await this.rest()
    await this.frames()
    const answerMs = await timing.evaluate(({ entries, observer }) => {
      observer.disconnect()
      return Math.max(16, ...entries.filter(({ name }) => name === 'keydown').map(({ duration }) => duration))
    })
    return { answerMs, taskMs }
  }

  async #spent(): Promise<Cost> {
    const { metrics } = await this.#browser.send('Performance.getMetrics')
    const ms = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1000
    return { scriptMs: ms('ScriptDuration'), taskMs: ms('TaskDuration') }
  }

  /** Waits until what happened is on the screen: two frames, so that two moves are never one. */
  frames(): Promise<void> {
    return this.page.evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    )
  }

  /** The middle of the email, or of the plain node, that is nearest to the middle of the canvas. */
  cardInTheMiddle(): Promise<Point> {
    return this.page.evaluate(() => {
      const canvas = document.querySelector('.react-flow')?.getBoundingClientRect()
      if (!canvas) throw new Error('There is no canvas.')
      const middle = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 2 }
      const plain = '.react-flow__node-default, .react-flow__node:has([aria-label^="Email."])'
      const cards = [...document.querySelectorAll(plain)].map((card) => {
        const box = card.getBoundingClientRect()
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      })
      const far = ({ x, y }: Point) => Math.hypot(x - middle.x, y - middle.y)
      const [nearest] = cards.sort((a, b) => far(a) - far(b))
      if (!nearest) throw new Error('There is no card.')
      return nearest
    })
  }

  /** A point of the canvas with nothing on it, near its middle. */
  nothing(): Promise<Point> {
    return this.page.evaluate(() => {
      const canvas = document.querySelector('.react-flow')?.getBoundingClientRect()
      if (!canvas) throw new Error('There is no canvas.')
      for (let x = canvas.width / 2; x < canvas.width - 150; x += 2)
        for (let y = canvas.height / 2; y < canvas.height - 120; y += 2) {
          const point = { x: canvas.x + x, y: canvas.y + y }
          if (document.elementFromPoint(point.x, point.y)?.classList.contains('react-flow__pane')) return point
        }
      throw new Error('The canvas is full.')
    })
  }

  /** Takes hold at a point, pulls it about, measures each move, and lets go. */
  async drag(from: Point, moves: number): Promise<Cost> {
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    const move = (at: number) => mouse.move(from.x + 5 * (at % 20) + 5, from.y + 3 * (at % 14) + 3)
    for (let at = 0; at < 5; at++) await move(at)
    await this.frames()
    const cost = await this.costOf(moves, (at) => move(at + 5))
    await mouse.up()
    await this.frames()
    return cost
  }

  /** Turns the wheel over the middle of the canvas, with Control held: in, and back again. */
  async zoom(turns: number): Promise<Cost> {
    const { x, y } = await this.nothing()
    await this.page.mouse.move(x, y)
    await this.page.keyboard.down('Control')
    const cost = await this.costOf(turns, (at) => this.page.mouse.wheel(0, at < turns / 2 ? -40 : 40))
    await this.page.keyboard.up('Control')
    return cost
  }

  /** Types into the field that has the focus. */
  type(letters: string): Promise<Cost> {
    return this.costOf(letters.length, (at) => this.page.keyboard.press(letters[at] ?? 'x'))
  }
}
