import { meaningOf } from '../nodes/meaningOf.ts'
import { findExit, reachGoal } from './eventRules.ts'
import { hears } from './hears.ts'
import type { Journey, Note, Position, Step } from './journey.ts'
import { isOpen } from './journey.ts'
import type { Leave, NodeOutcome, Stop } from './outcome.ts'
import { leave, stop } from './outcome.ts'
import type { Plan, PlannedNode } from './plan.ts'
import type { Cause, Stimulus } from './stimulus.ts'
import type { Advanced, Trip } from './trip.ts'
import { nodeWorld, openTrip } from './trip.ts'
import { askAudience, end, failure, parkedStep, settle, walkFrom, walkOn } from './walk.ts'
import type { Why } from './why.ts'
import type { NodeWorld, World } from './world.ts'

/** What can reach one journey: a stimulus that is meant for it, its beginning with what its trigger said, or another place to go on at. */
export type Push =
  | Exclude<Stimulus, { kind: 'start' | 'due' | 'move' | 'retry' }>
  | { kind: 'begin'; why: Why[] }
  /** On to a node of another plan of the same flow. */
  | { kind: 'move'; to: Plan; nodeId: string }
  /** Again at the node where it failed, in the plan at hand. */
  | { kind: 'retry'; nodeId: string }

/**
 * Moves one journey as far as it goes: to its first pause or its end. Pure: the same plan, journey, push and world always give the same answer.
 * Null where the push changes nothing. An error in a node ends this journey as failed and keeps the message; nothing is thrown for it.
 *
 * @example
 * const moved = advance(plan, journey, { kind: 'timer', journeyId: journey.id }, world)
 */
export function advance(plan: Plan, journey: Journey, push: Push, world: World): Advanced | null {
  if (push.kind === 'begin') return begin(plan, journey, push.why, world)
  if (push.kind === 'retry') return retry(plan, journey, push.nodeId, world)
  if (!isOpen(journey) || journey.position === null) return null
  switch (push.kind) {
    case 'event':
      return hearEvent(plan, journey, journey.position, push.event, world)
    case 'customer':
      return resume(plan, journey, journey.position, push, world)
    case 'timer':
      return isDue(journey.position, world) ? resume(plan, journey, journey.position, push, world) : null
    case 'delivery':
      return journey.position.delivery === push.key ? resume(plan, journey, journey.position, push, world) : null
    case 'exit':
      return leaveFlow(plan, journey, push.reason, [{ kind: 'ended', reason: push.reason }], world)
    case 'resume':
      return takeUp(plan, journey, journey.position, world)
    case 'move':
      return move(plan, journey, push.to, push.nodeId, world)
  }
}

function begin(plan: Plan, journey: Journey, why: Why[], world: World): Advanced | null {
  const trigger = plan.nodes.get(journey.triggerId)
  if (!trigger) return null
  const trip = openTrip(plan, journey, world)
  walkFrom(trip, trigger, trigger.passHandle === null ? stop('completed', { why }) : leave(trigger.passHandle, { why }))
  return trip
}

/** A failed journey is open again, and reaches the node where it failed once more; `plan` may be of another version than its own. */
function retry(plan: Plan, journey: Journey, nodeId: string, world: World): Advanced | null {
  const planned = plan.nodes.get(nodeId)
  if (!planned || journey.status !== 'failed') return null
  const { version } = plan
  const trip = openTrip(plan, { ...journey, version, status: 'ready', endedAt: null, endReason: null }, world)
  walkOn(trip, planned, [{ kind: 'retried', from: journey.version, to: version }])
  return trip
}

const isDue = ({ dueAt }: Position, { now, isPaused }: World): boolean => dueAt !== null && dueAt <= now && !isPaused

/** Exit rules first, then the goal, then the pause that the event may end. */
function hearEvent(
  plan: Plan,
  journey: Journey,
  position: Position,
  event: Extract<Push, { kind: 'event' }>['event'],
  world: World,
): Advanced | null {
  // What is not the journey's own to hear is still news of the customer: attributes may have moved.
  if (!hears(plan, journey, event, world)) return resume(plan, journey, position, { kind: 'customer' }, world)
  const exit = findExit(plan, journey, event, world)
  const goal = reachGoal(plan, journey, event, world)
  const told = goal === null ? journey : withGoal(journey, position, goal)
  if (exit) return leaveFlow(plan, told, `exit:${exit.exitId}`, [exit], world)
  const moved = resume(plan, told, told.position ?? position, { kind: 'event', event }, world)
  return moved ?? (goal === null ? null : unmoved(plan, told, world))
}

/** A conversion, said at the node where the journey rests. */
function withGoal(journey: Journey, position: Position, goal: NonNullable<ReturnType<typeof reachGoal>>): Journey {
  return { ...journey, converted: goal.converted, position: { ...position, why: [...position.why, goal.why] } }
}

/** A journey that stays where it is, with more to say about it. */
function unmoved(plan: Plan, journey: Journey, world: World): Advanced {
  const trip = openTrip(plan, journey, world)
  const step = restingStep(plan, journey)
  if (step) trip.steps.push(step)
  return trip
}

function restingStep(plan: Plan, { id, position }: Journey) {
  const planned = position && plan.nodes.get(position.nodeId)
  return planned ? parkedStep(id, position, planned.node.type) : null
}

/** Ends a journey wherever it rests: the timer is gone, and the step says why. */
function leaveFlow(plan: Plan, journey: Journey, reason: string, why: Why[], world: World): Advanced {
  const trip = openTrip(plan, journey, world)
  end(trip, cutShort(plan, trip, why), 'exited', reason, null)
  return trip
}

/** Leaves the old version where the journey rests, and goes on at a node of the new one: whatever it waited for there is gone. */
function move(plan: Plan, journey: Journey, to: Plan, nodeId: string, world: World): Advanced | null {
  const planned = to.nodes.get(nodeId)
  if (!planned) return null
  const trip = openTrip(to, { ...journey, version: to.version }, world)
  const why: Why = { kind: 'moved', from: plan.version, to: to.version, nodeId, label: meaningOf(planned.node).name }
  cutShort(plan, trip, [why]).leftAt = world.now
  trip.journey.position = null
  walkOn(trip, planned)
  return trip
}

/** The visit at which a journey rests is over before its time. */
function cutShort(plan: Plan, trip: Trip, why: Why[]): Step {
  const step = restingStep(plan, trip.journey)
  if (!step) throw new Error(`Journey ${trip.journey.id} rests at a node that its version does not have.`)
  step.why = [...step.why, ...why]
  if (step.until !== null) step.until = trip.world.now
  trip.steps.push(step)
  return step
}

type Told = Extract<Push, { kind: 'event' | 'customer' | 'timer' | 'delivery' }>

/** Asks the node where the journey rests, and follows its answer. */
function resume(plan: Plan, journey: Journey, position: Position, told: Told, world: World): Advanced | null {
  const planned = plan.nodes.get(position.nodeId)
  if (!planned || position.noted) return null
  const at = nodeWorld(plan, journey, world)
  const ask = () => askParked(planned, at, causeOf(told), position)
  // What was held is reached anew when its time has come.
  const outcome = told.kind === 'timer' ? askAudience(plan, planned, at, ask) : ask()
  if (outcome === null) return null
  if (!world.isPaused || outcome.kind === 'park') return follow(plan, journey, position, outcome, world)
  return note(plan, journey, position, outcome, world)
}

function causeOf(told: Told): Cause {
  if (told.kind === 'delivery') return { kind: 'delivery', succeeded: told.succeeded, detail: told.detail }
  return told.kind === 'timer' ? { kind: 'timer' } : told
}

function askParked({ program }: PlannedNode, at: NodeWorld, cause: Cause, position: Position): NodeOutcome | null {
  if (program?.kind !== 'step' || !program.resume) return null
  try {
    return program.resume(at, cause, position.state)
  } catch (error) {
    return stop('failed', failure(error))
  }
}

function follow(plan: Plan, journey: Journey, position: Position, outcome: NodeOutcome, world: World): Advanced | null {
  const planned = plan.nodes.get(position.nodeId)
  if (!planned) return null
  const trip = openTrip(plan, journey, world)
  const step = parkedStep(journey.id, position, planned.node.type)
  trip.steps.push(step)
  if (outcome.kind === 'park') {
    // Said again, not once more: a timer that moves ten times leaves one sentence.
    step.why = step.why.filter((said) => !outcome.why.some(({ kind }) => kind === said.kind))
    settle(trip, planned, step, { ...outcome, delivery: outcome.delivery ?? position.delivery })
    return trip
  }
  // A pause that ended early ended now; one whose timer fired ended when it was due, however late the timer was.
  if (position.dueAt !== null) step.until = Math.min(position.dueAt, world.now)
  walkOn(trip, settle(trip, planned, step, { ...outcome, why: [...late(position, outcome, world), ...outcome.why] }))
  return trip
}

/** A server that was down says by how much it was late. */
function late({ dueAt, noted }: Position, outcome: NodeOutcome, { now }: World): Why[] {
  const isLate = dueAt !== null && now - dueAt >= 60_000 && noted === null && outcome.kind === 'leave'
  return isLate ? [{ kind: 'timer', dueAt, at: now }] : []
}

/** Keeps what ended the pause of a journey whose flow is paused. */
function note(plan: Plan, journey: Journey, position: Position, outcome: Leave | Stop, world: World): Advanced {
  const { why } = outcome
  const isLeave = outcome.kind === 'leave'
  const noted = {
    handle: isLeave ? outcome.handle : null,
    stop: isLeave ? null : { end: outcome.end, reason: outcome.reason },
    why,
    event: (isLeave && outcome.event) || null,
    at: world.now,
  }
  return unmoved(plan, { ...journey, status: 'ready', position: { ...position, noted } }, world)
}

/** The flow was resumed: first what was noted, then what changed meanwhile, then a timer that fell due. */
function takeUp(plan: Plan, journey: Journey, position: Position, world: World): Advanced | null {
  if (position.noted) {
    return follow(plan, { ...journey, status: 'waiting' }, position, outcomeOf(position.noted), world)
  }
  const moved = resume(plan, journey, position, { kind: 'customer' }, world)
  const rest = moved?.journey ?? journey
  if (!isOpen(rest) || rest.position === null || rest.position.seq !== position.seq) return moved
  const due = isDue(rest.position, world)
    ? resume(plan, rest, rest.position, { kind: 'timer', journeyId: rest.id }, world)
    : null
  return due ?? moved
}

function outcomeOf({ handle, stop: end, why, event }: Note): NodeOutcome {
  if (end) return stop(end.end, { reason: end.reason, why })
  return leave(handle ?? '', { why, ...(event && { event }) })
}
