import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { root, run } from './run.ts'
import type { Tally } from './tally.ts'

const report = join(root, '.cache/reports/vitest.json')

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}

/** Runs the unit, contract and scenario tests and counts them from Vitest's own report. */
export async function vitestTally(): Promise<Tally> {
  // An old report must never be counted for a run that died before it wrote one.
  await rm(report, { force: true })
  const code = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  const counted = await readReport()
  return {
    name: 'unit',
    passed: counted?.numPassedTests ?? 0,
    // A file that cannot be loaded has no test to fail, yet the run has failed.
    failed: Math.max(counted?.numFailedTests ?? 0, code === 0 && counted ? 0 : 1),
    skipped: (counted?.numPendingTests ?? 0) + (counted?.numTodoTests ?? 0),
  }
}

async function readReport(): Promise<VitestReport | undefined> {
  const text = await readFile(report, 'utf8').catch(() => undefined)
  // Vitest writes this shape, as Jest does.
  return text ? (JSON.parse(text) as VitestReport) : undefined
}
