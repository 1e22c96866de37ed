import type { Flow, FlowNode } from '../../../shared/flow/flow.ts'
import type { NodeData } from '../../../shared/nodes/index.ts'
import { brokenTemplate } from './brokenTemplate.ts'
import { bucketAt } from './bucket.ts'
import { later } from './calendar.ts'
import { delayEnd } from './delayEnd.ts'
import { effectOf } from './effect.ts'
import { fillAll } from './liquid.ts'
import { hold, zoneOfSomeone } from './rules.ts'
import type { MessageNode } from './send.ts'
import { send } from './send.ts'
import type { PastEvent, Standing, Trip } from './state.ts'
import { standingAt } from './state.ts'
import type { TracedStep } from './trace.ts'
import type { Turn } from './turn.ts'
import { enterWait } from './wait.ts'

/** How deep emitted events and started flows may follow from one another. */
export const deepest = 20

/** Goes on from a node until something holds the journey, or it ends. */
export function travel(trip: Trip, from: string, turn: Turn): void {
  for (let next: string | null = from; next !== null; ) next = visit(trip, next, turn)
  turn.endMove(trip)
}

/** Ends a pause by a handle and goes on. */
export function depart(trip: Trip, standing: Standing, handle: string, by: PastEvent | null, turn: Turn): void {
  const { step, nodeId } = standing
  trip.standing = null
  trip.status = 'waiting'
  // A timer that fired late was due when it was due.
  if (step.until !== null) step.until = Math.min(step.until, turn.now)
  if (by) trip.endedBy.set(nodeId, by)
  const next = leave(trip, step, handle, turn)
  if (next !== null) travel(trip, next, turn)
}

/** Takes a held message up when its moment has come: the audience is asked first, as when the node was reached. */
export function release(trip: Trip, node: MessageNode, turn: Turn): void {
  const { standing } = trip
  if (!standing) return
  const { step } = standing
  if (!hold(trip.flow.settings.audience, turn.sight(trip))) {
    const heldUntil = step.until
    end(trip, 'exited', 'audience', turn)
    step.until = Math.min(heldUntil ?? turn.now, turn.now)
    return
  }
  const handle = send(node, trip, step, turn)
  if (handle !== null) depart(trip, standing, handle, null, turn)
}

/** Leaves a node of an older version without a handle, and goes on at one of another version. */
export function moveTo(trip: Trip, flow: Flow, version: number, nodeId: string, turn: Turn): void {
  const { standing } = trip
  if (!standing) return
  if (standing.step.until !== null) standing.step.until = turn.now
  Object.assign(trip, { flow, version, standing: null, status: 'waiting' })
  travel(trip, nodeId, turn)
}

/** Ends a journey wherever it is. */
export function end(trip: Trip, status: 'completed' | 'exited' | 'failed', reason: string | null, turn: Turn): void {
  const step = trip.steps.at(-1)
  if (step) step.ended = status
  if (trip.standing && step && step.until !== null) step.until = turn.now
  Object.assign(trip, { status, endReason: reason, endedAt: turn.now, standing: null })
}

/** One node; the next one where the journey goes on at once. */
function visit(trip: Trip, nodeId: string, turn: Turn): string | null {
  const node = trip.flow.nodes.find(({ id }) => id === nodeId)
  if (!node) throw new Error(`The model finds no node ${nodeId}.`)
  const visits = (trip.visits.get(nodeId) ?? 0) + 1
  trip.visits.set(nodeId, visits)
  const step: TracedStep = {
    version: trip.version,
    nodeId,
    visit: visits,
    at: turn.now,
    handle: null,
    until: null,
    ended: null,
    effects: [],
  }
  trip.steps.push(step)
  if (visits > 100) return stop(trip, 'failed', 'too-many-visits', turn)
  if (node.data.disabled && node.type !== 'exit') return leave(trip, step, handleOfDisabled(node), turn)
  return enter(node, trip, step, turn)
}

function handleOfDisabled(node: FlowNode): string {
  if (node.type === 'wait') return 'timeout'
  if (node.type === 'condition') return 'else'
  if (node.type === 'experiment') return node.data.variants[0]?.id ?? ''
  return 'out'
}

const actions: string[] = [
  ...['sendEmail', 'sendSms', 'sendMessage', 'callWebhook', 'updateCustomer', 'emitEvent'],
  ...['makeOffer', 'givePoints', 'createTask', 'startFlow'],
]

function enter(node: FlowNode, trip: Trip, step: TracedStep, turn: Turn): string | null {
  if (actions.includes(node.type) && !hold(trip.flow.settings.audience, turn.sight(trip)))
    return stop(trip, 'exited', 'audience', turn)
  switch (node.type) {
    case 'onEvent':
    case 'onSegment':
    case 'onDate':
    case 'onSchedule':
    case 'onStart':
      return leave(trip, step, 'out', turn)
    case 'exit':
      trip.outcome = node.data.outcome
      return stop(trip, 'completed', null, turn)
    case 'condition': {
      const path = node.data.paths.find(({ when }) => hold(when, turn.sight(trip)))
      return leave(trip, step, path?.id ?? 'else', turn)
    }
    case 'experiment':
      return leave(trip, step, variantFor(node.id, node.data, trip), turn)
    case 'delay':
      return enterDelay(node.data, trip, step, turn)
    case 'wait': {
      const already = enterWait(node.data, trip, step, turn)
      if (!already) return null
      trip.standing = null
      step.until = null
      if (already.by) trip.endedBy.set(node.id, already.by)
      return leave(trip, step, already.handle, turn)
    }
    case 'sendEmail':
    case 'sendMessage': {
      if ('subject' in node.data && node.data.subject === brokenTemplate) return stop(trip, 'failed', 'error', turn)
      const handle = send(node, trip, step, turn)
      return handle === null ? null : leave(trip, step, handle, turn)
    }
    case 'sendSms':
      step.effects.push(effectOf(trip, step, 'sms', { status: 'skipped', reason: 'not-supported' }))
      return leave(trip, step, 'out', turn)
    case 'callWebhook': {
      const effect = effectOf(trip, step, 'webhook', { status: 'would-send' })
      step.effects.push(effect)
      trip.standing = standingAt(step, null, effect.key)
      return null
    }
    case 'updateCustomer':
      return updateCustomer(node.data, trip, step, turn)
    case 'emitEvent':
      return emitEvent(node.data, trip, step, turn)
    case 'startFlow':
      if (turn.depth >= deepest) return stop(trip, 'failed', 'error', turn)
      step.effects.push(effectOf(trip, step, 'flow'))
      turn.started(node.data.flowId)
      return leave(trip, step, 'out', turn)
    case 'makeOffer':
      return makeOffer(node.data, trip, step, turn)
    case 'givePoints':
      return givePoints(node.data, trip, step, turn)
    case 'createTask':
      step.effects.push(effectOf(trip, step, 'task', { status: 'would-send' }))
      return leave(trip, step, 'out', turn)
    default:
      throw new Error(`The model does not know ${node.type}.`)
  }
}

/** Names the handle in the step and follows its edge. */
function leave(trip: Trip, step: TracedStep, handle: string, turn: Turn): string | null {
  step.handle = handle
  const edge = trip.flow.edges.find(({ source, sourceHandle }) => source === step.nodeId && sourceHandle === handle)
  return edge ? edge.target : stop(trip, 'completed', null, turn)
}

function stop(trip: Trip, status: 'completed' | 'exited' | 'failed', reason: string | null, turn: Turn): null {
  end(trip, status, reason, turn)
  return null
}

function enterDelay(data: NodeData<'delay'>, trip: Trip, step: TracedStep, turn: Turn): string | null {
  const until = delayEnd(data, turn.now, turn.sight(trip))
  if (until === 'past') {
    return data.ifPast === 'exit' ? stop(trip, 'exited', 'past-date', turn) : leave(trip, step, 'out', turn)
  }
  if (until <= turn.now) return leave(trip, step, 'out', turn)
  step.until = until
  trip.standing = standingAt(step, until)
  return null
}

function variantFor(nodeId: string, { variants }: NodeData<'experiment'>, trip: Trip): string {
  const { someone, flowId } = trip
  const stored = someone.variants.get(`${flowId}/${nodeId}`)
  const bucket = bucketAt(nodeId, someone.id)
  let sum = 0
  const drawn = variants.find(({ weight }) => {
    sum += weight
    return bucket < sum
  })
  const variant = variants.find(({ id }) => id === stored)?.id ?? drawn?.id ?? ''
  someone.variants.set(`${flowId}/${nodeId}`, variant)
  trip.variants[nodeId] = variant
  return variant
}

/** An offer counts when it is made, whatever becomes of it. */
function makeOffer({ expires }: NodeData<'makeOffer'>, trip: Trip, step: TracedStep, turn: Turn): string | null {
  const { someone } = trip
  const expiresAt = expires === '' ? null : later(turn.now, expires, zoneOfSomeone(someone, turn.workspaceZone))
  step.effects.push(effectOf(trip, step, 'offer', { status: 'would-send', expiresAt }))
  someone.offers.push(turn.now)
  turn.changed()
  return leave(trip, step, 'out', turn)
}

/** Points are whole numbers: who is given part of one is given none, and the journey fails. */
function givePoints({ points, reason }: NodeData<'givePoints'>, trip: Trip, step: TracedStep, turn: Turn) {
  if (!Number.isInteger(points)) return stop(trip, 'failed', 'error', turn)
  step.effects.push(effectOf(trip, step, 'points', { reason }))
  trip.someone.points += points
  if (points !== 0) turn.changed()
  return leave(trip, step, 'out', turn)
}

function emitEvent({ event, ...data }: NodeData<'emitEvent'>, trip: Trip, step: TracedStep, turn: Turn) {
  if (turn.depth >= deepest) return stop(trip, 'failed', 'error', turn)
  const properties = fillAll(data.properties, turn.sight(trip))
  step.effects.push(effectOf(trip, step, 'event', { said: properties }))
  turn.emitted({ event, properties, timestamp: turn.now })
  return leave(trip, step, 'out', turn)
}

function updateCustomer(data: NodeData<'updateCustomer'>, trip: Trip, step: TracedStep, turn: Turn): string | null {
  const set = fillAll(data.set, turn.sight(trip))
  step.effects.push(effectOf(trip, step, 'update', { said: set }))
  changeCustomer({ ...data, set }, trip, turn)
  return leave(trip, step, 'out', turn)
}

function changeCustomer({ set, addTags, removeTags, consent }: NodeData<'updateCustomer'>, trip: Trip, turn: Turn) {
  const { someone } = trip
  const before = JSON.stringify([someone.traits, someone.tags, someone.consent])
  Object.assign(someone.traits, set)
  Object.assign(someone.consent, consent)
  someone.tags = [...someone.tags, ...addTags.filter((tag) => !someone.tags.includes(tag))]
  someone.tags = someone.tags.filter((tag) => !removeTags.includes(tag))
  // To say again what is so already changes nobody.
  if (JSON.stringify([someone.traits, someone.tags, someone.consent]) !== before) turn.changed()
}

/** Where the timer of a pause belongs, for the customer as they are now; null where it has none. */
export function timerOf(node: FlowNode, standing: Standing, trip: Trip, turn: Turn): number | 'past' | null {
  if (node.type === 'delay') return delayEnd(node.data, standing.since, turn.sight(trip))
  if (node.type !== 'wait') return null
  return later(standing.since, node.data.timeout, zoneOfSomeone(trip.someone, turn.workspaceZone))
}
