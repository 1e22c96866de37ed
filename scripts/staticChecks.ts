import { run } from './run.ts'
import type { Tally } from './tally.ts'
import { tallyExit } from './tally.ts'

const checks = {
  types: 'check:types',
  lint: 'check:lint',
  borders: 'check:borders',
  unused: 'check:unused',
}

/** Types, lint, borders and unused code, each as package.json says. All run, so that one report shows everything. */
export async function staticChecks(): Promise<Tally[]> {
  const tallies: Tally[] = []
  for (const [name, script] of Object.entries(checks)) {
    console.log(`\n— ${name}`)
    tallies.push(tallyExit(name, await run('npm', ['run', '--silent', script])))
  }
  return tallies
}
