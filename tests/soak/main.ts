import { crashes } from './crashes.ts'
import { model } from './model.ts'
import type { Soak } from './soak.ts'

const soaks: Soak[] = [crashes, model]

/** `npm run soak` runs all of them, `npm run soak -- crashes=50` that one so many times. */
const asked = process.argv.slice(2).map((argument) => argument.split('='))
const chosen = soaks.filter(({ name }) => asked.length === 0 || asked.some(([wanted]) => wanted === name))
if (chosen.length === 0) throw new Error(`No such soak. There are: ${soaks.map(({ name }) => name).join(', ')}.`)

for (const { name, times, run } of chosen) {
  const wanted = Number(asked.find(([one]) => one === name)?.[1] ?? times)
  console.log(`${name}, ${wanted} times …`)
  for (const line of await run(wanted, (progress) => console.log(`  ${progress}`))) console.log(line)
}
