import { readFileSync, writeFileSync } from 'node:fs'
import type { Row } from './bench.ts'
import { holds, targetOf } from './bench.ts'
import { machine } from './machine.ts'

const file = 'docs/benchmarks.md'
const reading = '### Reading it'

/**
 * Prints what was measured and, with `--write`, puts it into its section of docs/benchmarks.md. What people wrote about an earlier table
 * of the section stays. A missed target fails the run.
 */
export function publish(section: { title: string; command: string; notes: string }, rows: Row[]): void {
  console.log(`\n${machine()}\n\n${table(rows)}`)
  if (process.argv.includes('--write')) {
    const text = readFileSync(file, 'utf8')
    const heading = `## ${section.title}\n`
    const start = text.includes(heading) ? text.indexOf(heading) : text.length
    const next = text.indexOf('\n## ', start + heading.length)
    const old = text.slice(start, next < 0 ? text.length : next + 1)
    const read = old.includes(reading) ? `\n${old.slice(old.indexOf(reading)).trimEnd()}\n` : ''
    const after = next < 0 ? '' : `\n${text.slice(next + 1)}`
    const measured = `Measured with \`${section.command} -- --write\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}.`
    const made = `${heading}\n${measured}\n${section.notes}\n\n${table(rows)}\n${read}`
    writeFileSync(file, `${text.slice(0, start).trimEnd()}\n\n${made}${after}`)
  }
  if (!rows.every(holds)) process.exitCode = 1
}

function table(rows: Row[]): string {
  return [
    line(['what', 'figure', 'ratio', 'target']),
    line(['---', '---', '---', '---']),
    ...rows.map((row) => line(cells(row))),
  ].join('\n')
}

const line = (texts: string[]): string => `| ${texts.join(' | ')} |`

const cells = (row: Row): string[] => [
  row.what,
  row.figure,
  row.ratio ? `${row.ratio.value.toFixed(2)} of ${row.ratio.to}` : '',
  targetOf(row) && `${targetOf(row)}: ${holds(row) ? 'holds' : 'missed'}`,
]
