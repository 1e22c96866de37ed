import type { Flow } from '../../../shared/flow/flow.ts'
import { later } from './calendar.ts'
import { hears, keyIn } from './hears.ts'
import { hold, readValue, zoneOfSomeone } from './rules.ts'
import type { SegmentChange } from './segments.ts'
import { holdAnew, isMessage } from './send.ts'
import type { Departure, FlowState, PastEvent, Someone, Trip } from './state.ts'
import { isUnderWay, liveFlow } from './state.ts'
import type { TracedStep } from './trace.ts'
import type { Turn } from './turn.ts'
import { stimulateWait } from './wait.ts'
import { depart, end, timerOf, travel } from './walk.ts'

/**
 * Exit rules, then the goal, then the pause, of every journey under way, oldest first; after them the goals of those that had ended. The event is
 * null for a changed customer, which is no news to the journey that made the change (`but`).
 */
export function stimulate(
  someone: Someone,
  event: PastEvent | null,
  flows: FlowState[],
  turn: Turn,
  but: Trip | null = null,
): void {
  const ended = someone.journeys.filter((trip) => !isUnderWay(trip))
  for (const trip of someone.journeys.filter(isUnderWay)) {
    if (trip === but) continue
    const exit = event && exitRule(trip, event, turn)
    if (exit) end(trip, 'exited', `exit:${exit.id}`, turn)
    if (event) reachGoal(trip, event, turn)
    if (!exit) stir(trip, event, isPaused(flows, trip), turn)
  }
  if (event) for (const trip of ended) reachGoal(trip, event, turn)
}

const isPaused = (flows: FlowState[], trip: Trip) =>
  flows.some(({ id, status }) => id === trip.flowId && status === 'paused')

function exitRule(trip: Trip, event: PastEvent, turn: Turn) {
  if (!hears(trip, event)) return undefined
  return trip.flow.settings.exits.find(
    (exit) => exit.event === event.event && hold(exit.where, { ...turn.sight(trip), event }),
  )
}

/** Within the window of the journey's start, also after its end; once. */
function reachGoal(trip: Trip, event: PastEvent, turn: Turn): void {
  const { goal } = trip.flow.settings
  if (!goal || trip.converted || goal.event !== event.event || !hears(trip, event)) return
  if (event.timestamp > (trip.goalUntil ?? 0)) return
  const sight = { ...turn.sight(trip), event }
  if (!hold(goal.where, sight)) return
  const value = goal.value === undefined ? null : readValue(goal.value, sight)
  trip.converted = { at: event.timestamp, value: typeof value === 'number' ? value : null }
}

/** Ends a pause that the stimulus ends, or moves its timer. */
function stir(trip: Trip, event: PastEvent | null, isHeld: boolean, turn: Turn): void {
  const { standing } = trip
  if (!standing || standing.noted) return
  const node = trip.flow.nodes.find(({ id }) => id === standing.nodeId)
  if (!node) return
  if (isMessage(node)) {
    holdAnew(node, trip, turn)
    return
  }
  const departure = node.type === 'wait' ? stimulateWait(node.data, standing, trip, event, turn) : null
  if (departure) {
    move(trip, departure, isHeld, turn)
    return
  }
  const due = timerOf(node, standing, trip, turn)
  if (due === null) return
  if (due !== 'past') {
    standing.dueAt = due
    standing.step.until = due
    // One that is held was reached: it has not passed.
  } else if ((standing.dueAt ?? 0) > turn.now) passDate(trip, isHeld, turn)
}

/** A date that moved into the past. */
function passDate(trip: Trip, isHeld: boolean, turn: Turn): void {
  const node = trip.flow.nodes.find(({ id }) => id === trip.standing?.nodeId)
  const ends = node?.type === 'delay' && node.data.ifPast === 'exit'
  move(trip, { handle: ends ? null : 'out', by: null }, isHeld, turn)
}

/** Goes on, or keeps in mind that it will when the flow is resumed. */
export function move(trip: Trip, departure: Departure, isHeld: boolean, turn: Turn): void {
  if (!trip.standing) return
  if (isHeld) {
    trip.standing.noted = { ...departure, at: turn.now }
    trip.status = 'ready'
  } else if (departure.handle === null) exitAsPast(trip, trip.standing.step, turn)
  else depart(trip, trip.standing, departure.handle, departure.by, turn)
}

function exitAsPast(trip: Trip, step: TracedStep, turn: Turn): void {
  const until = Math.min(step.until ?? turn.now, turn.now)
  end(trip, 'exited', 'past-date', turn)
  step.until = until
}

/** The triggers of live flows that want an event, by priority, then flow id; a flow starts one journey for one event. */
export function startJourneys(someone: Someone, event: PastEvent, flows: FlowState[], turn: Turn): void {
  for (const state of [...flows].sort(byPriority)) {
    if (state.status !== 'live') continue
    for (const node of liveFlow(state).nodes) {
      if (node.type !== 'onEvent' || node.data.disabled || node.data.event !== event.event) continue
      const sight = { now: turn.now, workspaceZone: turn.workspaceZone, someone, event, trip: null }
      const reason = hold(node.data.where, sight) ? tooOld(state, event, someone, turn) : 'where'
      if (begin(someone, state, node.id, event, reason, turn)) break
    }
  }
}

/** The same for a segment that was entered or left: a flow starts one journey for one change. */
export function startBySegment(
  someone: Someone,
  { segmentId, change }: SegmentChange,
  flows: FlowState[],
  turn: Turn,
): void {
  for (const state of [...flows].sort(byPriority)) {
    if (state.status !== 'live') continue
    for (const node of liveFlow(state).nodes) {
      if (node.type !== 'onSegment' || node.data.disabled) continue
      if (node.data.segmentId !== segmentId || node.data.change !== change) continue
      if (begin(someone, state, node.id, null, null, turn)) break
    }
  }
}

/** The moment of a date, or of a schedule, has come. */
export function startByMoment(someone: Someone, state: FlowState, nodeId: string, turn: Turn): void {
  const node = liveFlow(state).nodes.find(({ id }) => id === nodeId)
  const sight = { now: turn.now, workspaceZone: turn.workspaceZone, someone, event: null, trip: null }
  const isWanted = node?.type !== 'onDate' || hold(node.data.where, sight)
  begin(someone, state, nodeId, null, isWanted ? null : 'where', turn)
}

/** Takes a failed journey up again at the node where it failed, in the live version where that still has it, unless another is in its way. */
export function tryAgain(trip: Trip, state: FlowState, turn: Turn): void {
  const { someone, flowId, key } = trip
  const nodeId = trip.steps.at(-1)?.nodeId ?? ''
  const typeIn = (flow: Flow) => flow.nodes.find(({ id }) => id === nodeId)?.type
  const isKept = typeIn(liveFlow(state)) === typeIn(trip.flow)
  const { flow, version } = isKept ? { flow: liveFlow(state), version: state.version } : trip
  const isInTheWay = (other: Trip) => flow.settings.concurrent === 'no' || other.key === key
  if (someone.journeys.some((other) => other.flowId === flowId && isUnderWay(other) && isInTheWay(other))) {
    someone.refused.push(`${flowId} concurrent`)
    return
  }
  Object.assign(trip, { flow, version, status: 'waiting', endedAt: null, endReason: null })
  travel(trip, nodeId, turn)
}

/** Somebody, or another flow, starts the flow at its start node. */
export function startFlow(someone: Someone, flowId: string, flows: FlowState[], turn: Turn): void {
  const state = flows.find(({ id }) => id === flowId)
  if (!state) {
    someone.refused.push(`${flowId} not-live`)
    return
  }
  const node = liveFlow(state).nodes.find(({ type, data }) => type === 'onStart' && !data.disabled)
  const reason = state.status !== 'live' ? 'not-live' : node ? null : 'no-trigger'
  begin(someone, state, node?.id ?? '', null, reason, turn)
}

const byPriority = (a: FlowState, b: FlowState) =>
  liveFlow(a).settings.priority - liveFlow(b).settings.priority || (a.id < b.id ? -1 : 1)

function tooOld(state: FlowState, event: PastEvent, someone: Someone, turn: Turn): string | null {
  const zone = zoneOfSomeone(someone, turn.workspaceZone)
  return later(event.timestamp, liveFlow(state).settings.maxEventAge, zone) < turn.now ? 'too-old' : null
}

function begin(
  someone: Someone,
  state: FlowState,
  triggerId: string,
  event: PastEvent | null,
  refusal: string | null,
  turn: Turn,
): boolean {
  const flow = liveFlow(state)
  const { concurrent, goal } = flow.settings
  const key = concurrent === 'no' ? null : keyIn(concurrent.per, event)
  const reason = refusal ?? whyNot(someone, state, key, event, turn)
  if (reason) {
    someone.refused.push(`${state.id} ${reason}`)
    return false
  }
  const trip: Trip = {
    number: turn.nextJourney(),
    someone,
    flow,
    flowId: state.id,
    version: state.version,
    key,
    triggerId,
    status: 'waiting',
    event,
    startedAt: turn.now,
    endedAt: null,
    endReason: null,
    outcome: null,
    converted: null,
    goalUntil: goal ? later(turn.now, goal.within, zoneOfSomeone(someone, turn.workspaceZone)) : null,
    variants: {},
    visits: new Map(),
    endedBy: new Map(),
    steps: [],
    standing: null,
  }
  someone.journeys.push(trip)
  travel(trip, triggerId, turn)
  return true
}

/** Audience, re-entry, concurrency. */
function whyNot(
  someone: Someone,
  state: FlowState,
  key: string | null,
  event: PastEvent | null,
  turn: Turn,
): string | null {
  const { audience, reentry, concurrent } = liveFlow(state).settings
  const { now, workspaceZone } = turn
  if (!hold(audience, { now, workspaceZone, someone, event, trip: null })) return 'audience'
  const before = someone.journeys.filter(
    (trip) => trip.flowId === state.id && (concurrent === 'no' || trip.key === key),
  )
  const last = before.at(-1)
  if (last && reentry === 'never') return 'reentry'
  if (last && typeof reentry === 'object') {
    if (now < later(last.startedAt, reentry.after, zoneOfSomeone(someone, workspaceZone))) return 'reentry'
  }
  return before.some(isUnderWay) ? 'concurrent' : null
}
