import type { Journey, Step } from '../../shared/engine/journey.ts'
import { isOpen } from '../../shared/engine/journey.ts'
import { moveOf, retryOf } from '../../shared/engine/moved.ts'
import type { Stimulus } from '../../shared/engine/stimulus.ts'
import { firstEndOf } from '../runtime/afterAttempt.ts'
import type { StoredJourney } from './readLife.ts'
import { isStartedByFlow, momentThatStarted, segmentThatStarted } from './readLife.ts'

/** Something other than an event that moved a journey. */
export interface Push {
  /** Epoch milliseconds. */
  at: number
  stimulus: Stimulus
  /** Tells it from every other. */
  name: string
  /** It was due before, or had no moment of its own: an event of the same moment may be what moved the journey. */
  isLate: boolean
}

/** The next push of a life: of the journeys as they stand in the replay, what moved each in its time, and what of `pushed` is not over yet. */
export function nextPush(
  standing: ReadonlyMap<string, Journey>,
  stored: readonly StoredJourney[],
  pushed: ReadonlySet<string>,
): Push | null {
  const pushes = stored
    .map((one) => pushOf(standing.get(one.journey.id), one))
    .filter((push): push is Push => push !== null && !pushed.has(push.name))
  return pushes.sort(inOrder)[0] ?? null
}

// The journeys are in the order of their starts, and the sort is stable: so timers of one instant fire.
const inOrder = (a: Push, b: Push): number => a.at - b.at || Number(a.isLate) - Number(b.isLate)

function pushOf(standing: Journey | undefined, stored: StoredJourney): Push | null {
  const { journey, steps, deliveries } = stored
  const { id, flowId, triggerId, startedAt, endedAt, endReason } = journey
  const push = (what: string, at: number, stimulus: Stimulus, dueAt: number | null = null): Push => ({
    name: `${id} ${what}`,
    at,
    stimulus,
    isLate: dueAt === null || dueAt < at,
  })
  if (!standing) {
    if (journey.event || isStartedByFlow(stored)) return null
    // Where no event moved the customer between segments, the clock or a call that is no event did.
    if (segmentThatStarted(stored)) return push('segment', startedAt, { kind: 'customer' })
    const moment = momentThatStarted(stored)
    if (moment) return push('due', startedAt, { kind: 'due', flowId, triggerId, ...moment })
    return push('start', startedAt, { kind: 'start', flowId, triggerId, by: 'hand' })
  }
  const next = steps[standing.steps]
  const again = retryOf(next)
  if (next && again && standing.status === 'failed') {
    const { seq, nodeId, at } = next
    return push(`retry ${seq}`, at, { kind: 'retry', journey: standing, nodeId, version: again.to })
  }
  if (!isOpen(standing) || !standing.position) return null
  const { seq, dueAt, delivery: key } = standing.position
  const { leftAt = null, until = null, ended = null } = steps[seq] ?? {}
  const moved = moveOf(steps[seq])
  if (moved && leftAt !== null) {
    const { to: version, nodeId } = moved
    return push(`move ${seq}`, leftAt, { kind: 'move', journeyId: id, version, nodeId })
  }
  if (endedAt !== null && leftAt === endedAt && isFromOutside(endReason)) {
    return push('exit', endedAt, { kind: 'exit', journeyId: id, reason: endReason })
  }
  // The timer moved on when it fired, as that of a held message does: only its last moment is stored.
  const movedOn = dueAt !== null && until !== null && dueAt < until && ended !== 'exited'
  if (movedOn) return push(`timer ${seq} ${dueAt}`, dueAt, { kind: 'timer', journeyId: id }, dueAt)
  // It waits to this day.
  if (leftAt === null) return null
  const end = key === null ? null : (deliveries.get(key) ?? null)
  const outcome = end && firstEndOf(end)
  if (key !== null && outcome) return push(key, leftAt, { kind: 'delivery', journeyId: id, key, ...outcome })
  if (isLeftByRules(steps[seq])) return push(`customer ${seq}`, leftAt, { kind: 'customer' })
  if (dueAt === null || dueAt > leftAt) return null
  return push(`timer ${seq} ${dueAt}`, leftAt, { kind: 'timer', journeyId: id }, dueAt)
}

/** What made an arm of rules hold may be no event. */
const isLeftByRules = (step: Step | undefined): boolean =>
  step?.why.some((why) => why.kind === 'arm' && why.event === undefined) ?? false

type ExitReason = Extract<Stimulus, { kind: 'exit' }>['reason']

const fromOutside: readonly string[] = [
  'by-hand',
  'migrated',
  'merged',
  'archived',
  'erased',
] satisfies readonly ExitReason[]

const isFromOutside = (reason: string | null): reason is ExitReason => reason !== null && fromOutside.includes(reason)
