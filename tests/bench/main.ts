import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { advancing } from './advancing.ts'
import { batches } from './batches.ts'
import type { Bench, Row } from './bench.ts'
import { holds, targetOf } from './bench.ts'
import { longHistory } from './longHistory.ts'
import { machine } from './machine.ts'
import { otherFlows } from './otherFlows.ts'
import { singleEvents } from './singleEvents.ts'
import { waiting } from './waiting.ts'

const benches: Bench[] = [singleEvents, batches, otherFlows, advancing, longHistory, waiting]

const cells = (row: Row): string[] => [
  row.what,
  row.figure,
  row.ratio ? `${row.ratio.value.toFixed(2)} of ${row.ratio.to}` : '',
  targetOf(row) && `${targetOf(row)}: ${holds(row) ? 'holds' : 'missed'}`,
]

const line = (texts: string[]): string => `| ${texts.join(' | ')} |`

function table(rows: Row[]): string {
  return [
    line(['what', 'figure', 'ratio', 'target']),
    line(['---', '---', '---', '---']),
    ...rows.map((row) => line(cells(row))),
  ].join('\n')
}

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const chosen = benches.filter((bench) => names.length === 0 || names.includes(bench.name))
if (chosen.length === 0) throw new Error(`No such bench. There are: ${benches.map((bench) => bench.name).join(', ')}.`)

const rows: Row[] = []
for (const bench of chosen) {
  console.log(`${bench.name} …`)
  rows.push(...(await bench.run()))
}
console.log(`\n${machine()}\n\n${table(rows)}`)

const file = 'docs/benchmarks.md'
const reading = '## Reading it'

/** What people wrote about an earlier table stays. */
function readingOf(text: string): string {
  const at = text.indexOf(reading)
  return at < 0 ? '' : `\n${text.slice(at)}`
}

if (process.argv.includes('--write')) {
  const text = `# Benchmarks

Measured with \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}.
Ratios are measured side by side in one run; each figure is the median of its rounds. Absolute figures say what this one machine did.

${table(rows)}
`
  writeFileSync(file, text + (existsSync(file) ? readingOf(readFileSync(file, 'utf8')) : ''))
}
if (!rows.every(holds)) process.exitCode = 1
