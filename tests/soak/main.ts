import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { machine } from '../bench/machine.ts'
import { crashes } from './crashes.ts'
import { memory } from './memory.ts'
import { model } from './model.ts'
import type { Soak } from './soak.ts'

const soaks: Soak[] = [crashes, model, memory]
const folder = 'docs/soaks'

/** `npm run soak` runs all of them, `npm run soak -- crashes=50` that one so many times. With `--write` the figures go to docs/soaks. */
const asked = process.argv
  .slice(2)
  .filter((argument) => argument !== '--write')
  .map((argument) => argument.split('='))
const chosen = soaks.filter(({ name }) => asked.length === 0 || asked.some(([wanted]) => wanted === name))
if (chosen.length === 0) throw new Error(`No such soak. There are: ${soaks.map(({ name }) => name).join(', ')}.`)

for (const { name, amount, unit, run } of chosen) {
  const wanted = Number(asked.find(([one]) => one === name)?.[1] ?? amount)
  const title = `${name}, ${wanted.toLocaleString('en')} ${unit}`
  console.log(`${title} …`)
  const lines = await run(wanted, (progress) => console.log(`  ${progress}`))
  for (const line of lines) console.log(line)
  if (process.argv.includes('--write')) write(name, title, lines)
}

function write(name: string, title: string, lines: readonly string[]): void {
  const date = new Date().toISOString().slice(0, 10)
  const list = lines.map((line) => `- ${line}`).join('\n')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.md`), `# ${title}\n\n${date}, ${machine()}.\n\n${list}\n`)
}
