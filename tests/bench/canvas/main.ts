import type { Browser } from '@playwright/test'
import { chromium } from '@playwright/test'
import { buildClient } from '../../../scripts/buildClient.ts'
import { chromiumFlags, ensureChromium } from '../../../scripts/chromium.ts'
import type { Row } from '../bench.ts'
import { median } from '../median.ts'
import { publish } from '../publish.ts'
import { firstPaint, firstPaintRow } from './firstPaint.ts'
import { measureAtFullSize, measureCanvas } from './measureCanvas.ts'
import type { Site } from './sites.ts'
import { openApp, openBareSite } from './sites.ts'

const rounds = 3
const largest = 5_000

/** Sizes with what a gesture may cost, as a part of what it costs the bare page. */
const sizes: { size: number; atMost?: number }[] = [
  { size: 300 },
  { size: 1_000, atMost: 1 },
  { size: 3_000, atMost: 0.5 },
]

/** What is measured side by side: how it is called, and its limit where the target names one. */
const gestures = [
  { figure: 'drag', what: 'a move of a dragged card', hasTarget: true },
  { figure: 'pan', what: 'a move of a pan', hasTarget: true },
  { figure: 'zoom', what: 'a turn of the zoom', hasTarget: false },
  { figure: 'type', what: 'a letter typed in a form', hasTarget: true },
] as const

// `npm run bench:canvas -- 300` measures that size alone.
const wanted = process.argv.slice(2).map(Number).filter(Number.isFinite)
const isWanted = (size: number) => wanted.length === 0 || wanted.includes(size)

await buildClient()
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumFlags })
const [bare, app] = await Promise.all([openBareSite(), openApp()])
try {
  const rows: Row[] = []
  for (const { size, atMost } of sizes)
    if (isWanted(size)) rows.push(...(await compare(browser, bare, app, size, atMost)))
  if (isWanted(largest)) rows.push(...(await report(browser, app)))
  const paints = { Flows: [`${app.url}/flows`, 'Flows'], 'The editor': [await app.addressOf(300), 'Publish'] } as const
  for (const [page, [url, shows]] of Object.entries(paints)) {
    const tries = await repeat(() => firstPaint(browser, url, shows))
    const middle = { lcp: median(tries.map((one) => one.lcp)), cls: Math.max(...tries.map((one) => one.cls)) }
    rows.push(firstPaintRow(page, middle))
  }
  publish(
    {
      title: 'The canvas',
      command: 'npm run bench:canvas',
      notes: `Chromium at 1440 × 900 against a bare React Flow page of as many plain nodes and 1.5 times as many edges, all rendered, with a minimap. The two are measured in turn in one run; each figure is the median of ${rounds} rounds. Opening is on the clock, from the navigation until nothing is left to do (ours at its first card where the whole could not be read); a gesture is script time of the main thread for each move, turn or letter; undo is time on the clock from the press to the frame that shows it (Event Timing, in steps of 8 ms), beside all the main thread's work within two frames, the form of what it selects included. Ours is used with the whole flow in sight, as far as the zoom goes, and at 100 %; the ratio is of the slower.`,
    },
    rows,
  )
} finally {
  await browser.close()
  await Promise.all([bare.remove(), app.remove()])
}

async function repeat<T>(measure: () => Promise<T>): Promise<T[]> {
  const measured: T[] = []
  for (let round = 0; round < rounds; round++) measured.push(await measure())
  return measured
}

async function compare(browser: Browser, bare: Site, app: Site, size: number, atMost?: number): Promise<Row[]> {
  console.log(`${size} nodes …`)
  // Turn about, so that a slow minute of the machine hits both.
  const turns = await repeat(async () => ({
    bare: await measureCanvas(browser, bare, size),
    whole: await measureCanvas(browser, app, size),
    full: await measureAtFullSize(browser, app, size),
  }))
  const nodes = `${size.toLocaleString('en')} nodes`
  const open = median(turns.map((turn) => turn.whole.open))
  const bareOpen = median(turns.map((turn) => turn.bare.open))
  const answer = median(turns.map((turn) => turn.full.undo.answerMs))
  const work = median(turns.map((turn) => turn.full.undo.taskMs))
  return [
    {
      what: `${nodes}: open`,
      figure: `${Math.round(open)} ms`,
      ratio: {
        to: `the bare page's ${Math.round(bareOpen)} ms`,
        value: median(turns.map((turn) => turn.whole.open / turn.bare.open)),
        atMost: 1.5,
      },
    },
    ...gestures.map(({ figure, what, hasTarget }): Row => {
      const [whole, full, plain] = (['whole', 'full', 'bare'] as const).map((page) =>
        median(turns.map((turn) => turn[page][figure])).toFixed(1),
      )
      return {
        what: `${nodes}: ${what}`,
        figure: `${whole} ms, at 100 % ${full} ms`,
        ratio: {
          to: `the bare page's ${plain} ms`,
          value: median(turns.map((turn) => Math.max(turn.whole[figure], turn.full[figure]) / turn.bare[figure])),
          ...(hasTarget && atMost !== undefined && { atMost }),
        },
      }
    }),
    { what: `${nodes}: undo`, figure: sayPress(answer, work), limit: { value: answer, unit: 'ms', atMost: 50 } },
  ]
}

/** The largest flow by itself: a bare page of its size takes too long to be a yardstick. */
async function report(browser: Browser, app: Site): Promise<Row[]> {
  console.log(`${largest} nodes …`)
  const whole = await measureCanvas(browser, app, largest)
  const { undo, ...full } = await measureAtFullSize(browser, app, largest)
  const nodes = `${largest.toLocaleString('en')} nodes, once`
  return [
    { what: `${nodes}: open`, figure: `${Math.round(whole.open)} ms` },
    ...gestures.map(({ figure, what }) => ({
      what: `${nodes}: ${what}`,
      figure: `${whole[figure].toFixed(1)} ms, at 100 % ${full[figure].toFixed(1)} ms`,
    })),
    { what: `${nodes}: undo`, figure: sayPress(undo.answerMs, undo.taskMs) },
  ]
}

function sayPress(answer: number, work: number): string {
  return `${Math.round(answer)} ms; ${Math.round(work)} ms of work`
}
