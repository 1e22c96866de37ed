import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { root, run } from './run.ts'
import type { Tally } from './tally.ts'

const report = join(root, '.cache/reports/playwright.json')

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }

/** Runs the end-to-end tests in a real browser and counts them from Playwright's own report. */
export async function playwrightTally(args: readonly string[] = []): Promise<Tally> {
  // An old report must never be counted for a run that died before it wrote one.
  await rm(report, { force: true })
  const code = await run(
    'playwright',
    ['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json', ...args],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  )
  const stats = await readStats()
  return {
    name: 'e2e',
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: Math.max(stats?.unexpected ?? 0, code === 0 && stats ? 0 : 1),
    skipped: stats?.skipped ?? 0,
    again: stats?.flaky ?? 0,
  }
}

async function readStats(): Promise<PlaywrightReport['stats'] | undefined> {
  const text = await readFile(report, 'utf8').catch(() => undefined)
  // Playwright writes this shape.
  return text ? (JSON.parse(text) as PlaywrightReport).stats : undefined
}
