import { foldEvent } from '../customer/computed.ts'
import type { Customer } from '../customer/customer.ts'
import type { CustomerEvent } from '../customer/event.ts'
import { changesBetween, membershipOf } from '../segments/membership.ts'
import type { SegmentChange } from '../segments/segment.ts'
import type { Push } from './advance.ts'
import { advance } from './advance.ts'
import { convertEnded } from './eventRules.ts'
import { findStart } from './findStart.ts'
import { dueHolds, holdOf } from './hold.ts'
import type { Journey, Step } from './journey.ts'
import { isOpen } from './journey.ts'
import { inTheWay, matchTrigger, openRival } from './match.ts'
import { newJourney } from './newJourney.ts'
import type { Plan, PlannedTrigger } from './plan.ts'
import { sentIn } from './policy/sent.ts'
import type { Stimulus } from './stimulus.ts'
import type { Advanced, SetOff } from './trip.ts'
import { withJoined } from './turnHistory.ts'
import type { Assignment, LiveTrigger, NotEntered, Outgoing, TurnResult, TurnWorld } from './turnWorld.ts'
import type { EntryRefusal, Why } from './why.ts'
import type { World } from './world.ts'

/** How deep events that actions emit, flows that they start, and segments that they move the customer between, may follow from one another. */
const maxDepth = 20

/** How many events, and flows that actions start, one turn may hold: a flow that emits two events for each one would reach a million within 20 deep. */
const maxHeard = 1_000

/** One thing to hear in this turn: the stimulus itself, or what an action of the turn set off. */
interface Heard {
  stimulus: Stimulus
  /** How many emitted events, started flows and segments entered or left by an action's change led here. */
  depth: number
  /** The journey whose own action this is: it has moved on and is not told. */
  by: string | null
  /** The key of the effect that asked for it, where it is the start of a flow. */
  startedBy: string | null
}

/**
 * Takes one turn of one customer: the customer first, then open journeys (exit rules, goal, waits), then triggers, then whatever the actions of these
 * set off, in the order in which they did. Pure: it says what changed and writes nothing.
 */
export function takeTurn(stimulus: Stimulus, world: TurnWorld): TurnResult {
  const turn = new Turn(world)
  turn.run({ stimulus, depth: 0, by: null, startedBy: null })
  return turn.result()
}

/** The state of one turn while it runs. */
class Turn {
  readonly world: TurnWorld
  customer: Customer
  readonly events: CustomerEvent[] = []
  /** Every journey that this turn knows of, in its latest state, oldest first. */
  readonly journeys = new Map<string, Journey>()
  readonly changed = new Set<string>()
  readonly steps: Step[] = []
  readonly outgoing: Outgoing[] = []
  readonly assignments: Assignment[] = []
  readonly notEntered: NotEntered[] = []
  readonly queue: Heard[] = []
  /** How many flows actions started. */
  starts = 0
  history: TurnWorld['history']

  constructor(world: TurnWorld) {
    this.world = world
    this.customer = world.customer
    this.history = world.history
    for (const journey of world.openJourneys) this.journeys.set(journey.id, journey)
  }

  run(first: Heard): void {
    this.queue.push(first)
    // The queue grows while it is walked: what an action sets off waits for its turn at the end.
    for (const heard of this.queue) this.hear(heard)
  }

  hear(heard: Heard): void {
    const { stimulus } = heard
    const note = stimulus.kind === 'event' ? this.join(stimulus.event) : undefined
    const changes = this.sortIntoSegments()
    if (stimulus.kind === 'event') this.hearEvent(stimulus.event, note, heard)
    else if (stimulus.kind === 'customer') this.tellOpen(stimulus, heard)
    else if (stimulus.kind === 'start') this.startFlow(stimulus, heard)
    else if (stimulus.kind === 'due') this.startDue(stimulus, heard)
    else if (stimulus.kind === 'timer') this.fire(stimulus, heard)
    else if (stimulus.kind === 'move') this.move(stimulus, heard)
    else if (stimulus.kind === 'retry') this.retry(stimulus, heard)
    else this.tell(this.journeys.get(stimulus.journeyId), stimulus, heard)
    for (const change of changes) this.hearSegment(change, heard)
  }

  /** A held message that is due releases all of them that are, the most urgent first: under a cap that is the one that goes. */
  fire(stimulus: Extract<Stimulus, { kind: 'timer' }>, heard: Heard): void {
    const journey = this.journeys.get(stimulus.journeyId)
    const due = journey && holdOf(journey) ? dueHolds(this.journeys.values(), this.world.now) : [stimulus.journeyId]
    for (const journeyId of due) this.tell(this.journeys.get(journeyId), { kind: 'timer', journeyId }, heard)
  }

  move({ journeyId, version, nodeId }: Extract<Stimulus, { kind: 'move' }>, heard: Heard): void {
    const journey = this.journeys.get(journeyId)
    const to = journey && this.world.flows.planOf(journey.flowId, version)
    if (to) this.tell(journey, { kind: 'move', to, nodeId }, heard)
  }

  /** A failed journey counts as open again, so no other may be in its way. */
  retry({ journey, nodeId, version }: Extract<Stimulus, { kind: 'retry' }>, heard: Heard): void {
    const plan = this.world.flows.planOf(journey.flowId, version)
    if (!plan) return
    const rival = openRival(plan, journey.key, this.journeys.values())
    if (rival) this.refuse(plan.flowId, nodeId, 'concurrent', [inTheWay(rival)], heard)
    else this.take(advance(plan, journey, { kind: 'retry', nodeId }, this.worldOf(plan, heard)), heard)
  }

  hearEvent(event: CustomerEvent, note: string | undefined, heard: Heard): void {
    const ended = this.endedWithGoal(event)
    this.tellOpen({ kind: 'event', event }, heard)
    for (const journey of ended) this.convert(journey, event, heard)
    const why: Why[] = [{ kind: 'event', event: event.event, timestamp: event.timestamp }]
    if (note !== undefined) why.push({ kind: 'note', text: note })
    this.startBy(this.world.flows.triggersFor(event.event), event, why, heard)
  }

  /** The customer first: the event joins the history, and the attributes follow it. */
  join(event: CustomerEvent): string | undefined {
    const { computed, note } = foldEvent(this.customer.computed, event, this.history, this.world.workspace.currency)
    if (this.events.length === 0) this.history = withJoined(this.world.history, this.events)
    this.events.push(event)
    const { firstSeenAt, lastSeenAt } = this.customer
    const seen = {
      firstSeenAt: Math.min(firstSeenAt, event.timestamp),
      lastSeenAt: Math.max(lastSeenAt, event.timestamp),
    }
    const isNews = seen.firstSeenAt !== firstSeenAt || seen.lastSeenAt !== lastSeenAt
    if (isNews || computed !== this.customer.computed) this.customer = { ...this.customer, computed, ...seen }
    return note
  }

  /** Brings the customer's segments up to date, and answers with what was left and entered. */
  sortIntoSegments(): SegmentChange[] {
    const { now, workspace, segments } = this.world
    if (!segments) return []
    const { customer, history } = this
    const after = membershipOf(segments, { now, workspace, customer, history })
    if (after !== customer.segments) this.customer = { ...customer, segments: after }
    return changesBetween(customer.segments, after)
  }

  /** Every open journey is told, also that whose own action moved the customer: what segments make of its change is news to it, too. */
  hearSegment(change: SegmentChange, { stimulus, depth, by }: Heard): void {
    const heard: Heard = { stimulus, depth: by === null ? depth : depth + 1, by: null, startedBy: null }
    this.tellOpen({ kind: 'customer' }, heard)
    // Flows that move a customer to and fro between segments would go on for ever.
    if (heard.depth > maxDepth) return
    this.startBy(this.world.flows.triggersForSegment(change), null, [{ kind: 'segment', ...change }], heard)
  }

  tellOpen(push: Push, heard: Heard): void {
    for (const journey of [...this.journeys.values()]) {
      if (isOpen(journey) && journey.id !== heard.by) this.tell(journey, push, heard)
    }
  }

  tell(journey: Journey | undefined, push: Push, heard: Heard): void {
    if (!journey || !isOpen(journey)) return
    const plan = this.world.flows.planOf(journey.flowId, journey.version)
    if (plan) this.take(advance(plan, journey, push, this.worldOf(plan, heard)), heard)
    else if (push.kind === 'exit') this.keep(exitWithoutPlan(journey, push.reason, this.world.now))
  }

  /** Journeys that ended before this event and may still convert by it. */
  endedWithGoal(event: CustomerEvent): Journey[] {
    // Asked first: a customer with a long history has hundreds of journeys whose goal may still come, and most events are nobody's goal.
    if (this.world.flows.isGoal?.(event.event) === false) return []
    const before = this.world.endedJourneysWithGoal(event.timestamp).filter(({ id }) => !this.journeys.has(id))
    const endedHere = [...this.journeys.values()].filter((journey) => !isOpen(journey))
    return [...before, ...endedHere]
  }

  convert(journey: Journey, event: CustomerEvent, heard: Heard): void {
    const plan = this.world.flows.planOf(journey.flowId, journey.version)
    const converted = plan && convertEnded(plan, journey, event, this.worldOf(plan, heard))
    if (converted) this.keep(converted)
  }

  startBy(triggers: readonly LiveTrigger[], event: CustomerEvent | null, why: readonly Why[], heard: Heard): void {
    // A preview shows what the event that it is given starts, and nothing that follows from actions.
    if (heard.depth > 0 && this.world.isPreview) return
    // One event, or one change of a segment, starts at most one journey of a flow, whichever of its triggers takes it first.
    const started = new Set<string>()
    for (const { plan, nodeId } of triggers) {
      const trigger = plan.triggers.get(nodeId)
      if (!trigger || trigger.isDisabled || started.has(plan.flowId)) continue
      if (this.start(plan, trigger, event, [...why], heard)) started.add(plan.flowId)
    }
  }

  startFlow({ flowId, triggerId, by }: Extract<Stimulus, { kind: 'start' }>, heard: Heard): void {
    if (by === 'flow') this.starts++
    const plan = this.world.flows.livePlan(flowId)
    const why: Why[] = [{ kind: 'started', by }]
    const trigger = plan && findStart(plan, triggerId)
    if (plan && trigger) this.start(plan, trigger, null, why, heard)
    else this.refuse(flowId, triggerId ?? '', plan ? 'no-trigger' : 'not-live', why, heard)
  }

  startDue({ flowId, triggerId, dueAt, of }: Extract<Stimulus, { kind: 'due' }>, heard: Heard): void {
    const plan = this.world.flows.livePlan(flowId)
    const trigger = plan?.triggers.get(triggerId)
    // Its moment came after it was paused, taken out or disabled: nobody expects a journey, and nobody is told that there is none.
    if (plan && trigger && !trigger.isDisabled) this.start(plan, trigger, null, [{ kind: 'due', dueAt, of }], heard)
  }

  refuse(flowId: string, nodeId: string, reason: EntryRefusal, why: Why[], { startedBy }: Heard): void {
    this.notEntered.push({ flowId, nodeId, reason, why })
    if (startedBy !== null) this.sayNotStarted(startedBy, { kind: 'not-started', flowId, reason })
  }

  /** The step whose action would have started a flow says why it did not. The journey has gone on. */
  sayNotStarted(key: string, why: Why): void {
    const at = this.steps.findLastIndex((step) => key === `${step.journeyId}/${step.nodeId}/${step.visit}`)
    const step = this.steps[at]
    if (step) this.steps[at] = { ...step, why: [...step.why, why] }
  }

  start(plan: Plan, trigger: PlannedTrigger, event: CustomerEvent | null, why: Why[], heard: Heard): boolean {
    const world = this.worldOf(plan, heard)
    const match = matchTrigger(plan, trigger, event, why, {
      ...world,
      journeys: this.journeys.values(),
      lastStart: (flowId, key) => this.lastStart(flowId, key),
    })
    if (!match.enters) {
      this.refuse(plan.flowId, trigger.nodeId, match.reason, match.why, heard)
      return false
    }
    const start = { id: this.world.newJourneyId(), triggerId: trigger.nodeId, event, key: match.key }
    const journey = newJourney(plan, start, world)
    this.take(advance(plan, journey, { kind: 'begin', why: match.why }, world), heard)
    return true
  }

  lastStart(flowId: string, key: string | null | undefined): number | null {
    const here = [...this.journeys.values()].filter(
      (journey) => journey.flowId === flowId && (key === undefined || journey.key === key),
    )
    const starts = here.map((journey) => journey.startedAt)
    const before = this.world.lastStart(flowId, key)
    return before === null && starts.length === 0 ? null : Math.max(before ?? 0, ...starts)
  }

  /** Takes in what a journey's move made; what it set off is heard later in the turn. */
  take(moved: Advanced | null, { depth }: Heard): void {
    if (!moved) return
    const { journey } = moved
    this.keep(journey)
    this.keepSteps(moved.steps)
    this.outgoing.push(...moved.outgoing)
    this.assignments.push(...moved.assignments)
    if (moved.customer !== this.customer) {
      this.customer = moved.customer
      this.queue.push({ stimulus: { kind: 'customer' }, depth, by: journey.id, startedBy: null })
    }
    for (const one of moved.setOff) {
      // A preview starts no other flow: what it would do there is for that flow's own preview.
      if (one.kind === 'flow' && this.world.isPreview) continue
      const startedBy = one.kind === 'flow' ? one.key : null
      this.queue.push({ stimulus: this.stimulusOf(one), depth: depth + 1, by: null, startedBy })
    }
  }

  stimulusOf(one: SetOff): Stimulus {
    if (one.kind === 'flow') return { kind: 'start', flowId: one.flowId, triggerId: null, by: 'flow' }
    const { key, event, properties } = one
    const { now } = this.world
    const id = this.world.newEventId()
    return { kind: 'event', event: { id, messageId: key, event, properties, timestamp: now, receivedAt: now } }
  }

  keep(journey: Journey): void {
    this.journeys.set(journey.id, journey)
    this.changed.add(journey.id)
  }

  /** A pause that began earlier in this very turn is completed in its place. */
  keepSteps(steps: readonly Step[]): void {
    // Only the first step of a move can be one that was entered before.
    const [first, ...rest] = steps
    const known = this.steps.findLastIndex((step) => step.seq === first?.seq && step.journeyId === first.journeyId)
    if (first && known >= 0) this.steps[known] = first
    this.steps.push(...(known >= 0 ? rest : steps))
  }

  worldOf(plan: Plan, { depth }: Heard): World {
    const { now, workspace, flows, givenVariants, isPreview = false } = this.world
    return {
      now,
      workspace,
      customer: this.customer,
      history: this.history,
      storedVariant: (nodeId) => this.storedVariant(plan.flowId, nodeId),
      sentSince: (from) => [...(this.world.sentSince?.(from) ?? []), ...sentIn(this.outgoing)],
      isPaused: flows.isPaused(plan.flowId),
      mayEmit: depth < maxDepth && this.events.length + this.starts < maxHeard,
      isPreview,
      ...(givenVariants && { givenVariants }),
    }
  }

  storedVariant(flowId: string, nodeId: string): string | null {
    const here = this.assignments.findLast((made) => made.nodeId === nodeId && made.flowId === flowId)
    return here?.variantId ?? this.world.storedVariant(flowId, nodeId)
  }

  result(): TurnResult {
    const { customer, events, journeys, changed, steps, outgoing, assignments, notEntered } = this
    const touched = [...journeys.values()].filter(({ id }) => changed.has(id))
    return { customer, events, journeys: touched, steps, outgoing, assignments, notEntered }
  }
}

/** A journey whose version is gone can still be ended: nothing but its record is left. */
const exitWithoutPlan = (journey: Journey, reason: string, now: number): Journey => ({
  ...journey,
  status: 'exited',
  endedAt: now,
  endReason: reason,
  position: null,
})
