import type { Log } from '../log.ts'
import type { Journal } from '../ports/journal.ts'
import type { Turns } from './turns.ts'

const batchSize = 200

/** Ends all open journeys of a flow as archived, in batches, oldest first. A journey that cannot be ended is logged and left. */
export async function exitEverybody(
  flowId: string,
  { journal, turns, log }: { journal: Journal; turns: Turns; log: Log },
): Promise<void> {
  const stuck = new Set<string>()
  for (;;) {
    const open = journal.openJourneyIds(flowId, batchSize + stuck.size).filter(({ journeyId }) => !stuck.has(journeyId))
    if (open.length === 0) return
    await Promise.all(
      open.map(async ({ journeyId, customerId }) => {
        try {
          await turns.transact((unit) => unit.turn(customerId, { kind: 'exit', journeyId, reason: 'archived' }))
        } catch (error) {
          stuck.add(journeyId)
          log.error('A journey could not be ended with its flow.', error, { journeyId, flowId })
        }
      }),
    )
  }
}
