import type { MigratedNode, Migration } from '../../shared/engine/migration.ts'
import { migrate, migratedNodes } from '../../shared/engine/migration.ts'
import type { LiveFlows } from '../../shared/engine/turnWorld.ts'
import type { Log } from '../log.ts'
import type { Journal } from '../ports/journal.ts'
import type { Library } from '../ports/library.ts'
import type { Turns, Unit } from './turns.ts'

const batchSize = 200

interface MigrationDeps {
  library: Library
  journal: Journal
  turns: Turns
  flows: Pick<LiveFlows, 'isPaused'>
  log: Log
}

/**
 * Does what the last publishing of a flow has still to do with open journeys: each is a turn of its own, in batches, oldest first. What is done is
 * done once, so it may be broken off anywhere and asked for again. What cannot be done now stays to be done: moves of a paused flow, and journeys
 * that failed to, which are logged.
 */
export async function migrateEverybody(flowId: string, deps: MigrationDeps): Promise<void> {
  const { library } = deps
  const migration = library.flow(flowId)?.migration
  if (!migration) return
  let isDone = true
  for (const node of migratedNodes(migration)) {
    const isEmpty = await migrateNode(flowId, migration, node, deps)
    isDone &&= isEmpty
  }
  if (isDone && isCurrent(flowId, migration, library)) await library.endMigration(flowId, migration.version)
}

/** Not where a later publishing has taken its place, or the flow is gone. */
const isCurrent = (flowId: string, { version }: Migration, library: Library): boolean =>
  library.flow(flowId)?.migration?.version === version

/** False where somebody is left there. */
async function migrateNode(
  flowId: string,
  migration: Migration,
  { version, nodeId }: MigratedNode,
  { library, journal, turns, flows, log }: MigrationDeps,
): Promise<boolean> {
  const at = { flowId, version, nodeId }
  let isEmpty = true
  for (let after: string | undefined; ; ) {
    if (!isCurrent(flowId, migration, library)) return false
    const batch = journal.standing(at, { limit: batchSize, ...(after !== undefined && { after }) })
    const done = await Promise.all(batch.map(take))
    isEmpty &&= done.every(Boolean)
    after = batch.at(-1)?.journeyId
    if (after === undefined) return isEmpty
  }

  async function take(one: { journeyId: string; customerId: string }): Promise<boolean> {
    try {
      return await turns.transact((unit) => takeOne(unit, one))
    } catch (error) {
      log.error('A journey could not be moved to the new version. It is tried again at the next start.', error, {
        journeyId: one.journeyId,
        flowId,
      })
      return false
    }
  }

  /** Looked up in the unit itself: an event may have moved the journey on just before. */
  function takeOne({ tx, turn }: Unit, { journeyId, customerId }: { journeyId: string; customerId: string }): boolean {
    const journey = tx.journey(journeyId)
    if (!journey || !migrate(migration, journey, false)) return true
    const stimulus = migrate(migration, journey, flows.isPaused(flowId))
    if (!stimulus) return false
    const { journeys } = turn(customerId, stimulus)
    if (journeys.some(({ id }) => id === journeyId)) return true
    throw new Error('The move moved nothing: a version of its flow is gone.')
  }
}
