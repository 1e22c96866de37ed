import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { arbitraryStory } from '../arbitraryStory.ts'
import { ciStories } from '../ciStories.ts'
import { differencesOf, interpretIfItEnds } from '../prove.ts'
import type { Story } from '../story.ts'
import type { Trace } from '../trace.ts'
import type { PlantedFault } from './plantedFaults.ts'
import { plantedFaults } from './plantedFaults.ts'

/**
 * Tells the stories of CI to one engine for each planted fault, until the model says otherwise. Prints a line for each: after how many stories it was
 * found, or null. A process of its own: the fault is planted while Node reads the engine's files.
 */
const root = join(import.meta.dirname, '../../../..')
const engine = join(import.meta.dirname, '../playInMemory.ts')

registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context)
    const fault = faultIn(context.parentURL)
    // All modules that an engine with a fault is made of are its own.
    const isOurs = resolved.url.startsWith('file:') && !resolved.url.includes('/node_modules/')
    return fault === null || !isOurs ? resolved : { ...resolved, url: withFault(resolved.url, fault) }
  },
  load(url, context, nextLoad) {
    const fault = plantedFaults[faultIn(url) ?? -1]
    if (!fault || fileURLToPath(url) !== join(root, fault.file)) return nextLoad(url, context)
    return { format: 'module-typescript', source: plant(fault), shortCircuit: true }
  },
})

const withFault = (url: string, fault: number): string => `${url.split('?')[0]}?fault=${fault}`

function faultIn(url = ''): number | null {
  const found = /\?fault=(\d+)$/.exec(url)
  return found ? Number(found[1]) : null
}

function plant({ file, that, sound, broken }: PlantedFault): string {
  const pieces = readFileSync(join(root, file), 'utf8').split(sound)
  if (pieces.length !== 2)
    throw new Error(`${file} has the text of the fault "${that}" ${pieces.length - 1} times. Plant the fault anew.`)
  return pieces.join(broken)
}

const stories = fc.sample(arbitraryStory, { numRuns: ciStories.runs, seed: ciStories.seed })
const told: { story: Story; expected: Trace | null }[] = []

/** The model is slow: it tells each story once, when the first engine gets there. */
function tell(index: number) {
  const story = stories[index]
  if (story) told[index] ??= { story, expected: interpretIfItEnds(story) }
  return told[index]
}

function findFault(play: (story: Story) => Trace): number | null {
  for (let index = 0; index < stories.length; index++) {
    const { story, expected = null } = tell(index) ?? {}
    if (story && expected && disagrees(expected, story, play)) return index + 1
  }
  return null
}

function disagrees(expected: Trace, story: Story, play: (story: Story) => Trace): boolean {
  try {
    return differencesOf(expected, play(story)).length > 0
  } catch {
    return true
  }
}

const asked = process.argv.slice(2).map(Number)
for (const [index, fault] of plantedFaults.entries()) {
  if (asked.length > 0 && !asked.includes(index)) continue
  try {
    const { playInMemory } = await import(withFault(engine, index))
    console.log(JSON.stringify({ that: fault.that, foundAfter: findFault(playInMemory) }))
  } catch (error) {
    console.log(JSON.stringify({ that: fault.that, error: String(error) }))
  }
}
