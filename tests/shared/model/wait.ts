import type { NodeData } from '../../../shared/nodes/index.ts'
import { later } from './calendar.ts'
import { hears } from './hears.ts'
import { hold, zoneOfSomeone } from './rules.ts'
import type { Departure, PastEvent, Standing, Trip } from './state.ts'
import { standingAt } from './state.ts'
import type { TracedStep } from './trace.ts'
import type { Turn } from './turn.ts'

type Wait = NodeData<'wait'>
type Arm = Wait['for'][number]
type ByArm = Departure & { handle: string }

/** Parks a journey at a wait; the departure where something is true already. */
export function enterWait(data: Wait, trip: Trip, step: TracedStep, turn: Turn): ByArm | null {
  const until = later(turn.now, data.timeout, zoneOfSomeone(trip.someone, turn.workspaceZone))
  step.until = until
  const standing = standingAt(step, until)
  trip.standing = standing
  for (const arm of data.for) {
    const already = data.alreadyTrue ? alreadyTrue(arm, trip, turn) : null
    if (already) standing.happened.set(arm.id, already.by)
    if ('when' in arm && !hold(arm.when, turn.sight(trip))) standing.wasFalse.add(arm.id)
  }
  return endOf(data, standing)
}

/** What an event (or a changed customer: null) does to a wait; the departure where it ends it. */
export function stimulateWait(
  data: Wait,
  standing: Standing,
  trip: Trip,
  event: PastEvent | null,
  turn: Turn,
): ByArm | null {
  for (const arm of data.for) {
    if ('when' in arm) {
      const holds = hold(arm.when, turn.sight(trip))
      if (holds && standing.wasFalse.has(arm.id) && !standing.happened.has(arm.id)) standing.happened.set(arm.id, null)
      if (!holds) standing.wasFalse.add(arm.id)
    } else if (event && hears(trip, event) && matches(arm, event, trip, turn) && !standing.happened.has(arm.id)) {
      standing.happened.set(arm.id, event)
    }
  }
  return endOf(data, standing)
}

/** The handle by which a wait whose time is up is left. */
export function timeOut(data: Wait, standing: Standing): ByArm {
  const best = data.for.find(({ id }) => standing.happened.has(id))
  return best ? { handle: best.id, by: standing.happened.get(best.id) ?? null } : { handle: 'timeout', by: null }
}

/** Ranked: only the top arm ends a wait early. */
function endOf(data: Wait, standing: Standing): ByArm | null {
  const arms = data.mode === 'ranked' ? data.for.slice(0, 1) : data.for
  const arm = arms.find(({ id }) => standing.happened.has(id))
  return arm ? { handle: arm.id, by: standing.happened.get(arm.id) ?? null } : null
}

function alreadyTrue(arm: Arm, trip: Trip, turn: Turn): ByArm | null {
  if ('when' in arm) return hold(arm.when, turn.sight(trip)) ? { handle: arm.id, by: null } : null
  // Events that happened later than the one that started the journey, or came in later; the earliest of them counts. Where somebody started
  // it by hand, there is only the clock to go by.
  const { event: start } = trip
  const isAfter = (event: PastEvent) => !start || event.number > start.number || event.timestamp > start.timestamp
  const after = trip.someone.events.filter(isAfter)
  const inTime = after.toSorted((a, b) => a.timestamp - b.timestamp)
  const by = inTime.find((event) => hears(trip, event) && matches(arm, event, trip, turn))
  return by ? { handle: arm.id, by } : null
}

const matches = (arm: Extract<Arm, { event: string }>, event: PastEvent, trip: Trip, turn: Turn): boolean =>
  arm.event === event.event && hold(arm.where, { ...turn.sight(trip), event })
