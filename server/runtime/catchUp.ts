import type { Journey } from '../../shared/engine/journey.ts'
import type { Stimulus } from '../../shared/engine/stimulus.ts'
import type { Log } from '../log.ts'
import type { Clock } from '../ports/clock.ts'
import type { Journal } from '../ports/journal.ts'
import type { Turns } from './turns.ts'

const batchSize = 200

/** A journey with the moment at which it would have moved, had its flow not been paused. */
interface Overdue {
  customerId: string
  at: number
  stimulus: Stimulus & { journeyId: string }
}

/**
 * Moves the journeys of a resumed flow that noted something while it was paused, together with its timers that fell due meanwhile, in the order
 * in which they would have moved. Where nothing was noted the timers' own loop does the same.
 */
export async function catchUp(
  flowId: string,
  { journal, turns, clock, log }: { journal: Journal; turns: Turns; clock: Clock; log: Log },
): Promise<void> {
  const noted = readyJourneys(flowId, journal)
  if (noted.length === 0) return
  const notedIds = new Set(noted.map(({ stimulus }) => stimulus.journeyId))
  const overdue = [...noted, ...timersOf(flowId, journal, clock.now())]
    .filter(({ stimulus }) => stimulus.kind === 'resume' || !notedIds.has(stimulus.journeyId))
    .sort((a, b) => a.at - b.at)
  for (let from = 0; from < overdue.length; from += batchSize) {
    await Promise.all(overdue.slice(from, from + batchSize).map(move))
  }

  async function move({ customerId, stimulus }: Overdue): Promise<void> {
    try {
      await turns.transact((unit) => unit.turn(customerId, stimulus))
    } catch (error) {
      log.error('A journey could not be taken up when its flow was resumed.', error, {
        journeyId: stimulus.journeyId,
        flowId,
      })
    }
  }
}

function readyJourneys(flowId: string, journal: Journal): Overdue[] {
  const overdue: Overdue[] = []
  let cursor: string | null = null
  do {
    const page = journal.journeys({ flowId, status: 'ready' }, { limit: 200, ...(cursor === null ? {} : { cursor }) })
    // Not the journeys themselves: there may be a hundred thousand, each with its event and its reasons.
    overdue.push(...page.items.map(resumeOf))
    cursor = page.next
  } while (cursor !== null)
  return overdue
}

function resumeOf({ id, customerId, position }: Journey): Overdue {
  const at = Math.min(...[position?.noted?.at, position?.dueAt].filter((each) => each != null))
  return { customerId, at, stimulus: { kind: 'resume', journeyId: id } }
}

function timersOf(flowId: string, journal: Journal, now: number): Overdue[] {
  return journal
    .dueTimers(now, Number.MAX_SAFE_INTEGER)
    .filter((timer) => timer.flowId === flowId)
    .map(({ customerId, dueAt, journeyId }) => ({ customerId, at: dueAt, stimulus: { kind: 'timer', journeyId } }))
}
