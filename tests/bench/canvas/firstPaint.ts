import type { Browser } from '@playwright/test'
import type { Row } from '../bench.ts'
import { BenchPage } from './BenchPage.ts'

/** How fast a page shows its largest part, in milliseconds, and how far things jumped meanwhile (the web's own score; 0 is nothing). */
export async function firstPaint(browser: Browser, url: string, shows: string): Promise<{ lcp: number; cls: number }> {
  const bench = await BenchPage.open(browser)
  try {
    await bench.page.goto(url, { waitUntil: 'commit' })
    await bench.page.getByText(shows, { exact: true }).first().waitFor()
    return await bench.page.evaluate(async () => {
      await document.fonts.ready
      await new Promise((done) => requestIdleCallback(done))
      const entries = (type: string) =>
        new Promise<PerformanceEntry[]>((done) => {
          const seen: PerformanceEntry[] = []
          const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()))
          observer.observe({ type, buffered: true })
          // What was buffered arrives with the next frame.
          requestAnimationFrame(() => requestAnimationFrame(() => done(seen)))
        })
      const paints = await entries('largest-contentful-paint')
      const shifts = (await entries('layout-shift')) as (PerformanceEntry & { value: number })[] // what this type is made of
      return { lcp: paints.at(-1)?.startTime ?? Number.NaN, cls: shifts.reduce((sum, { value }) => sum + value, 0) }
    })
  } finally {
    await bench.close()
  }
}

/** A line of the table on one page's first paint. */
export const firstPaintRow = (what: string, { lcp, cls }: { lcp: number; cls: number }): Row => ({
  what: `${what}: largest part painted, nothing cached`,
  figure: `${Math.round(lcp)} ms; layout shift ${cls.toFixed(3)}`,
  limit: { value: lcp, unit: 'ms', atMost: 1000 },
})
