import type { CrashReport } from '../crash/killAndLook.ts'
import { killAndLook } from '../crash/killAndLook.ts'
import type { Soak } from './soak.ts'

// A journal that only grows would make the later looks dear: each shop is killed so often, then another one opens.
const killsAShop = 50

/** Kills the server at commit boundaries, at writes and at any instant, and looks at what it left. */
export const crashes: Soak = {
  name: 'crashes',
  amount: 500,
  unit: 'kills',
  async run(times, say) {
    const reports: CrashReport[] = []
    for (let from = 0; from < times; from += killsAShop) {
      const report = await killAndLook({ times: Math.min(killsAShop, times - from), from, seed: `soak-${from}` })
      if (report.faults.length > 0) throw new Error(`A promise was broken:\n${report.faults.join('\n')}`)
      reports.push(report)
      say(`${from + report.kills} kills, nothing lost`)
    }
    const sum = (figure: (report: CrashReport) => number) => reports.reduce((all, report) => all + figure(report), 0)
    const deaths = (where: string) => `${sum((report) => report.deaths[where] ?? 0)} ${where}`
    return [
      `kills: ${sum(({ kills }) => kills)} (${['commit', 'write', 'instant', 'starting'].map(deaths).join(', ')})`,
      `events: ${sum(({ events }) => events)}, calls posted again: ${sum(({ repeated }) => repeated)}`,
      `journeys: ${sum(({ journeys }) => journeys)}, steps: ${sum(({ steps }) => steps)}`,
      `deliveries: ${sum(({ deliveries }) => deliveries)}, seen again under their key: ${sum(({ seenAgain }) => seenAgain)}`,
    ]
  },
}
