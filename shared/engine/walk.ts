import { keepForNode, ofNode } from './byNode.ts'
import { carryOut } from './carryOut.ts'
import type { Effect } from './effect.ts'
import type { Outcome, Position, Step } from './journey.ts'
import type { NodeOutcome } from './outcome.ts'
import { leave, stop } from './outcome.ts'
import type { Plan, PlannedNode } from './plan.ts'
import type { Trip } from './trip.ts'
import type { Why } from './why.ts'
import type { NodeWorld } from './world.ts'

/** A journey that visits one node more often than this goes round in circles. */
const maxVisits = 100

/** Walks a journey from a node to its first pause or its end. */
export function walkFrom(trip: Trip, first: PlannedNode, outcome: NodeOutcome): void {
  const step = openStep(trip, first)
  trip.steps.push(step)
  walkOn(trip, settle(trip, first, step, outcome))
}

/** Goes on at a node; undefined: the journey rests or has ended. `why` is what the first step has to say before its node does. */
export function walkOn(trip: Trip, next: PlannedNode | undefined, why?: Why[]): void {
  for (let planned = next, said = why; planned !== undefined; said = undefined) {
    const step = openStep(trip, planned)
    if (said) step.why = said
    trip.steps.push(step)
    planned = settle(trip, planned, step, reach(trip, planned))
  }
}

function openStep({ journey, world, at }: Trip, { node }: PlannedNode): Step {
  const visit = (ofNode(journey.visits, node.id) ?? 0) + 1
  keepForNode(journey.visits, node.id, visit)
  at.nodeId = node.id
  at.visit = visit
  at.enteredAt = world.now
  return {
    journeyId: journey.id,
    seq: journey.steps++,
    nodeId: node.id,
    type: node.type,
    visit,
    at: world.now,
    leftAt: null,
    handle: null,
    until: null,
    ended: null,
    why: [],
    effects: [],
  }
}

/** What happens at a node that is reached: whatever holds for every type, then its own program. */
function reach(trip: Trip, planned: PlannedNode): NodeOutcome {
  const { plan, world, at } = trip
  if (at.visit > maxVisits) return stop('failed', { reason: 'too-many-visits', why: [tooManyVisits] })
  if (planned.isDisabled && planned.passHandle !== null)
    return leave(planned.passHandle, { why: [{ kind: 'disabled' }] })
  return askAudience(plan, planned, at, () => enter(planned, at, world.isPreview))
}

/** The audience comes before anything else of an action: when it is reached, and when it is tried again after being held. */
export function askAudience<T extends NodeOutcome | null>(
  { audience }: Plan,
  { family }: PlannedNode,
  at: NodeWorld,
  act: () => T,
): T | NodeOutcome {
  if (family !== 'action' || !audience) return act()
  const verdict = audience(at)
  const why: Why = { kind: 'audience', verdict }
  if (!verdict.holds) return stop('exited', { reason: 'audience', why: [why] })
  const outcome = act()
  return outcome && { ...outcome, why: [why, ...outcome.why] }
}

const tooManyVisits: Why = {
  kind: 'error',
  message: `This node was reached more than ${maxVisits} times in one journey. Look for a circle without a way out.`,
}

/** Asks a node's own program; whatever it throws ends this journey alone. */
function enter(planned: PlannedNode, at: Trip['at'], isPreview: boolean | undefined): NodeOutcome {
  const { program } = planned
  if (program === null) return pass(planned, at)
  if (program.kind === 'trigger') return stop('failed', failure('A journey cannot come to a trigger on its way.'))
  try {
    const outcome = program.enter(at)
    return isPreview && outcome.kind === 'park' && outcome.delivery !== null
      ? (delivered(planned, at, outcome) ?? outcome)
      : outcome
  } catch (error) {
    return stop('failed', failure(error))
  }
}

/** A preview sends nothing: a node that waits for its delivery is told at once that it went well. */
function delivered({ program }: PlannedNode, at: Trip['at'], parked: NodeOutcome & { kind: 'park' }) {
  if (program?.kind !== 'step' || !program.resume) return null
  const outcome = program.resume(at, { kind: 'delivery', succeeded: true, detail: 'preview' }, parked.state)
  return (
    outcome && {
      ...outcome,
      why: [...parked.why, ...outcome.why],
      effects: [...(parked.effects ?? []), ...(outcome.effects ?? [])],
    }
  )
}

/** A node type that has no meaning yet is passed, and says what it would have been. */
function pass({ node, passHandle, effect }: PlannedNode, at: Trip['at']): NodeOutcome {
  const why: Why[] = [{ kind: 'not-supported', type: node.type }]
  if (passHandle === null) return stop('completed', { why })
  const skipped: Effect[] = effect
    ? [{ nodeId: node.id, kind: effect, key: at.key, status: 'skipped', reason: 'not-supported' }]
    : []
  return leave(passHandle, { why, effects: skipped })
}

/** The reason and the why of a journey that fails: the message of whatever was thrown. */
export function failure(error: unknown): { reason: 'error'; why: Why[] } {
  return { reason: 'error', why: [{ kind: 'error', message: error instanceof Error ? error.message : String(error) }] }
}

/** Writes an outcome down, on the step and in the journey; returns the node to go on to. */
export function settle(trip: Trip, planned: PlannedNode, step: Step, outcome: NodeOutcome): PlannedNode | undefined {
  try {
    for (const effect of outcome.effects ?? []) carryOut(trip, effect)
  } catch (error) {
    return settle(trip, planned, step, stop('failed', failure(error)))
  }
  step.why = step.why.length === 0 ? outcome.why : [...step.why, ...outcome.why]
  if (outcome.effects) step.effects = [...step.effects.filter(isSettled(outcome.effects)), ...outcome.effects]
  if (outcome.kind === 'park') return park(trip, step, outcome)
  step.leftAt = trip.world.now
  trip.journey.position = null
  if (outcome.kind === 'stop') return end(trip, step, outcome.end, outcome.reason, outcome.outcome)
  step.handle = outcome.handle
  remember(trip, step, outcome)
  const next = planned.next.get(outcome.handle)
  return next === undefined ? end(trip, step, 'completed', null, null) : trip.plan.nodes.get(next)
}

/** What was held is what came of it in the end, not both. */
const isSettled =
  (news: readonly Effect[]) =>
  ({ status, key }: Effect): boolean =>
    status !== 'held' || !news.some((effect) => effect.key === key)

function park({ journey }: Trip, step: Step, outcome: NodeOutcome & { kind: 'park' }): undefined {
  step.until = outcome.until
  journey.status = 'waiting'
  journey.position = {
    nodeId: step.nodeId,
    visit: step.visit,
    seq: step.seq,
    enteredAt: step.at,
    dueAt: outcome.until,
    delivery: outcome.delivery,
    state: outcome.state,
    why: step.why,
    effects: step.effects,
    noted: null,
  }
}

/** Ends the journey at a step. */
export function end(
  { journey, world }: Trip,
  step: Step,
  how: NonNullable<Step['ended']>,
  reason: string | null,
  outcome: Outcome | null,
): undefined {
  step.ended = how
  step.leftAt = world.now
  journey.status = how
  journey.endedAt = world.now
  journey.endReason = reason
  journey.outcome = outcome
  journey.position = null
}

function remember(
  { journey, plan, world, assignments }: Trip,
  { nodeId }: Step,
  left: NodeOutcome & { kind: 'leave' },
) {
  if (left.event) {
    journey.events = { ...journey.events }
    keepForNode(journey.events, nodeId, left.event)
  }
  if (!left.variant) return
  const { id: variantId, bucket, holdout } = left.variant
  journey.variants = { ...journey.variants }
  keepForNode(journey.variants, nodeId, variantId)
  // A later visit is no new draw: what is stored keeps the moment it was made.
  if (world.storedVariant(nodeId) === variantId) return
  assignments.push({ flowId: plan.flowId, version: plan.version, nodeId, variantId, bucket, holdout, at: world.now })
}

/** The step of a visit that rests, as it was when it was entered. */
export function parkedStep(journeyId: string, position: Position, type: string): Step {
  return {
    journeyId,
    seq: position.seq,
    nodeId: position.nodeId,
    type,
    visit: position.visit,
    at: position.enteredAt,
    leftAt: null,
    handle: null,
    until: position.dueAt,
    ended: null,
    why: position.why,
    effects: position.effects,
  }
}
