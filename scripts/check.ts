import { staticChecks } from './staticChecks.ts'
import { hasFailed, printTallies } from './tally.ts'

const tallies = await staticChecks()
printTallies(tallies)
process.exitCode = hasFailed(tallies) ? 1 : 0
