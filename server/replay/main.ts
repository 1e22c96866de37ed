import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { zoneOf } from '../../shared/engine/calendar.ts'
import { newFlow } from '../../shared/flow/newFlow.ts'
import { compileSegments } from '../../shared/segments/compileSegments.ts'
import { openLibrary } from '../adapters/lowdb/openLibrary.ts'
import { openJournal } from '../adapters/sqlite/openJournal.ts'
import { systemClock as clock } from '../adapters/system/systemClock.ts'
import { readConfig } from '../config.ts'
import { namesIn } from '../namesIn.ts'
import { workspaceOf } from '../workspaceOf.ts'
import { copyData } from './copyData.ts'
import { plansIn, replayJourneys } from './replayJourneys.ts'
import { sayReplay } from './sayReplay.ts'

/** `npm run replay -- <journey id> [--data DIR]`: ends with 0 where all came out as it was stored, else with 1. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } })
  const [journeyId] = positionals
  if (journeyId === undefined) throw new Error('Say which journey: npm run replay -- <journey id> [--data DIR]')

  const copy = mkdtempSync(join(tmpdir(), 'runnel-replay-'))
  try {
    copyData(values.data ?? config.DATA_DIR, copy)
    const library = await openLibrary({ dir: join(copy, 'library') })
    const journal = openJournal({ file: join(copy, 'journal.sqlite'), clock })
    const journey = journal.journey(journeyId)
    if (!journey) throw new Error(`There is no journey ${journeyId} in ${values.data ?? config.DATA_DIR}.`)
    const workspace = workspaceOf(library.settings(), config)
    const segments = compileSegments(library.segments())
    const replayed = replayJourneys(journey.customerId, { journal, planOf: plansIn(library), workspace, segments })
    const comparison = replayed.find((one) => one.journeyId === journeyId)
    if (!comparison) throw new Error(`Journey ${journeyId} has no customer any more.`)
    const customer = journal.customer(journey.customerId)
    const zone = customer ? zoneOf(customer, workspace).zone : workspace.timezone
    const flow = library.version(journey.flowId, journey.version) ?? newFlow('')
    for (const line of sayReplay(comparison, { flow, zone, names: namesIn(library) })) console.log(line)
    process.exitCode = comparison.isSame ? 0 : 1
    journal.close()
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(2)
})
