import type { Journey } from '../../shared/engine/journey.ts'
import type { LiveFlows } from '../../shared/engine/turnWorld.ts'
import type { Journal, Page } from '../ports/journal.ts'
import { Refusal } from '../refusals.ts'
import { retryJourney } from './retryJourney.ts'
import type { Turns } from './turns.ts'

/** What came of trying a flow's failed journeys again. */
export interface Retried {
  goOn: number
  failedAgain: number
  /** May not go on now. */
  refused: number
}

/** Tries all failed journeys of a flow again, newest first: each is a turn of its own. */
export async function retryFailed(flowId: string, journal: Journal, turns: Turns, flows: LiveFlows): Promise<Retried> {
  const retried: Retried = { goOn: 0, failedAgain: 0, refused: 0 }
  let cursor: string | null = null
  do {
    // Whoever fails again keeps its place behind the cursor, and is tried once.
    const page: Page<Journey> = journal.journeys(
      { flowId, status: 'failed' },
      { limit: 200, ...(cursor === null ? {} : { cursor }) },
    )
    const fates = await Promise.all(page.items.map(({ id }) => fateOf(id)))
    for (const fate of fates) retried[fate] += 1
    cursor = page.next
  } while (cursor !== null)
  return retried

  async function fateOf(id: string): Promise<keyof Retried> {
    try {
      const { status } = await retryJourney(id, turns, flows)
      return status === 'failed' ? 'failedAgain' : 'goOn'
    } catch (error) {
      if (error instanceof Refusal) return 'refused'
      throw error
    }
  }
}
