import { buildClient } from './buildClient.ts'
import { ensureChromium } from './chromium.ts'
import { playwrightTally } from './playwrightTally.ts'
import { hasFailed, printTallies } from './tally.ts'

await buildClient()
await ensureChromium()
const tally = await playwrightTally(process.argv.slice(2))
printTallies([tally])
process.exitCode = hasFailed([tally]) ? 1 : 0
