import { advancing } from './advancing.ts'
import { batches } from './batches.ts'
import type { Bench, Row } from './bench.ts'
import { longHistory } from './longHistory.ts'
import { otherFlows } from './otherFlows.ts'
import { publish } from './publish.ts'
import { singleEvents } from './singleEvents.ts'
import { waiting } from './waiting.ts'

const benches: Bench[] = [singleEvents, batches, otherFlows, advancing, longHistory, waiting]

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const chosen = benches.filter((bench) => names.length === 0 || names.includes(bench.name))
if (chosen.length === 0) throw new Error(`No such bench. There are: ${benches.map((bench) => bench.name).join(', ')}.`)

const rows: Row[] = []
for (const bench of chosen) {
  console.log(`${bench.name} …`)
  rows.push(...(await bench.run()))
}
publish(
  {
    title: 'The server',
    command: 'npm run bench',
    notes:
      'Ratios are measured side by side in one run; each figure is the median of its rounds. Absolute figures say what this one machine did.',
  },
  rows,
)
