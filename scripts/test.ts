import { buildClient } from './buildClient.ts'
import { ensureChromium } from './chromium.ts'
import { playwrightTally } from './playwrightTally.ts'
import { staticChecks } from './staticChecks.ts'
import type { Tally } from './tally.ts'
import { hasFailed, printTallies, tallyExit } from './tally.ts'
import { vitestTally } from './vitestTally.ts'

const tallies: Tally[] = await staticChecks()
console.log('\n— unit, contracts, scenarios')
tallies.push(await vitestTally())
console.log('\n— end to end')
tallies.push(...(await endToEnd()))
printTallies(tallies)
process.exitCode = hasFailed(tallies) ? 1 : 0

async function endToEnd(): Promise<Tally[]> {
  try {
    await buildClient()
    await ensureChromium()
  } catch (error) {
    // Without the app or a browser nothing can be said about the tests: that is a failure, not a skip.
    console.error(error)
    return [tallyExit('build', 1)]
  }
  return [tallyExit('build', 0), await playwrightTally()]
}
