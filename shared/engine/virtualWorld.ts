import { compareIds } from '../compareIds.ts'
import type { Customer } from '../customer/customer.ts'
import type { CustomerEvent } from '../customer/event.ts'
import type { TriggerProgram } from '../nodes/defineNode.ts'
import type { CompiledSegment } from '../segments/compileSegments.ts'
import { membershipOf } from '../segments/membership.ts'
import type { SegmentChange } from '../segments/segment.ts'
import { nextSweepAfter } from '../segments/sweep.ts'
import { DueMoments } from './dueMoments.ts'
import type { Journey, Step } from './journey.ts'
import { isOpen } from './journey.ts'
import type { Plan } from './plan.ts'
import type { Sent } from './policy/sent.ts'
import { sentIn } from './policy/sent.ts'
import type { Stimulus } from './stimulus.ts'
import { takeTurn } from './turn.ts'
import { historyOf } from './turnHistory.ts'
import type { LiveFlows, LiveTrigger, NotEntered, Outgoing, TurnResult, TurnWorld } from './turnWorld.ts'
import type { Scope, Workspace } from './world.ts'

/** What a virtual world begins with: one customer and the flows that are live for them. */
export interface Beginning {
  plans: readonly Plan[]
  customer: Customer
  /** Before the beginning, oldest first. */
  history: readonly CustomerEvent[]
  /** Journeys from before; those of a version that is not among the plans stay as they are, but count for re-entry and concurrency. */
  journeys?: readonly Journey[]
  /** Marketing messages from before. */
  sent?: readonly Sent[]
  workspace: Workspace
  /** Left out: there are none. */
  segments?: readonly CompiledSegment[]
  isPaused?: (flowId: string) => boolean
  givenVariants?: Readonly<Record<string, string>>
  isPreview?: boolean
  /** The name of the nth journey, from 1. */
  journeyId?: (n: number) => string
  /** The id of the nth event that actions emit, from 1, where all others have ids that say when they came in; else all are numbered here. */
  eventId?: (n: number) => string
  /** Which flows are there, in place of `plans`: for a life that was lived under several versions. */
  flows?: LiveFlows
}

/**
 * One customer's world in memory, under a clock that whoever holds it moves by hand: the same turns as in production, nothing carried out. Preview,
 * tests in flows and scenarios run in it. Instants in epoch milliseconds.
 */
export class VirtualWorld {
  customer: Customer
  readonly events: CustomerEvent[]
  readonly journeys = new Map<string, Journey>()
  readonly outgoing: Outgoing[] = []
  readonly notEntered: NotEntered[] = []
  readonly #steps = new Map<string, Step>()
  readonly #variants = new Map<string, string>()
  readonly #messageIds = new Set<string>()
  readonly #beginning: Beginning
  readonly #plans: Plan[]
  readonly #moments = new DueMoments()
  readonly flows: LiveFlows
  #journeyCount = 0
  #eventCount: number
  #now = Number.NEGATIVE_INFINITY

  constructor(beginning: Beginning) {
    this.#beginning = beginning
    this.#plans = [...beginning.plans]
    this.flows = beginning.flows ?? liveFlows(this.#plans, beginning.isPaused ?? (() => false))
    this.customer = beginning.customer
    this.events = [...beginning.history]
    this.#eventCount = beginning.eventId ? 0 : this.events.length
    for (const journey of beginning.journeys ?? []) this.#keep(journey)
  }

  /** Takes one turn. `change` is what an identify, or anything else without an event, made of the customer before it. */
  take(stimulus: Stimulus, at: number, change?: (customer: Customer) => Customer): TurnResult | null {
    if (stimulus.kind === 'event' && this.#isKnown(stimulus.event)) return null
    this.#now = Math.max(this.#now, at)
    if (change) this.customer = change(this.customer)
    const told = stimulus.kind === 'event' ? { ...stimulus, event: this.#numbered(stimulus.event) } : stimulus
    const result = takeTurn(told, this.#turnWorld())
    this.customer = result.customer
    this.events.push(...result.events)
    for (const journey of result.journeys) this.#keep(journey)
    for (const step of result.steps) this.#steps.set(`${step.journeyId}/${step.seq}`, step)
    for (const made of result.assignments) this.#variants.set(`${made.flowId}/${made.nodeId}`, made.variantId)
    this.outgoing.push(...result.outgoing)
    this.notEntered.push(...result.notEntered)
    this.#moments.replan(this.#scope())
    return result
  }

  /** A further version of one of the plans goes live; whoever is on the way stays on theirs. */
  publish(plan: Plan): void {
    this.#plans.push(plan)
  }

  /** From this moment on the dates of the customer, and schedules, start a flow: it went live, or was resumed. Elsewhere, as in a preview, they start none. */
  followMoments(flowId: string, at: number): void {
    this.#now = Math.max(this.#now, at)
    const plan = this.flows.livePlan(flowId)
    if (plan) this.#moments.follow(plan, this.#scope())
  }

  /** Fires every timer that falls due up to a moment, in the order in which they do; and takes a turn where time alone moves the customer between segments. */
  runTimers(until: number): void {
    for (;;) {
      const timer = this.#nextTimer(until)
      const due = this.#moments.next(timer ? timer.dueAt - 1 : until)
      const movesAt = this.#nextMove(due?.dueAt ?? timer?.dueAt ?? until)
      if (movesAt !== null) this.take({ kind: 'customer' }, movesAt)
      else if (due) this.#passMoment(due)
      else if (timer) this.take({ kind: 'timer', journeyId: timer.journeyId }, timer.dueAt)
      else return
    }
  }

  #passMoment(due: Extract<Stimulus, { kind: 'due' }>): void {
    this.#now = Math.max(this.#now, due.dueAt)
    const isForThem = this.#moments.pass(due, this.#scope(), this.flows.livePlan(due.flowId) !== null)
    if (isForThem) this.take(due, due.dueAt)
    else this.#moments.replan(this.#scope())
  }

  /** The trail of a journey. */
  stepsOf(journeyId: string): Step[] {
    return [...this.#steps.values()].filter((step) => step.journeyId === journeyId).sort((a, b) => a.seq - b.seq)
  }

  /** Message ids count once, as in production. */
  #isKnown({ messageId }: CustomerEvent): boolean {
    if (messageId === null) return false
    const isKnown = this.#messageIds.has(messageId)
    this.#messageIds.add(messageId)
    return isKnown
  }

  /** As the journal would: its id says when it came in. */
  #numbered(event: CustomerEvent): CustomerEvent {
    return this.#beginning.eventId ? event : { ...event, id: String(++this.#eventCount) }
  }

  #keep(journey: Journey): void {
    this.journeys.set(journey.id, journey)
    for (const [nodeId, variantId] of Object.entries(journey.variants)) {
      this.#variants.set(`${journey.flowId}/${nodeId}`, variantId)
    }
  }

  /** By due time, then journey start, then journey id. */
  #nextTimer(until: number): { journeyId: string; dueAt: number } | null {
    let next: { journey: Journey; dueAt: number } | null = null
    for (const journey of this.journeys.values()) {
      const dueAt = journey.position?.dueAt ?? null
      if (dueAt === null || dueAt > until || !this.#canFire(journey)) continue
      if (next === null || dueAt < next.dueAt || (dueAt === next.dueAt && isBefore(journey, next.journey))) {
        next = { journey, dueAt }
      }
    }
    return next && { journeyId: next.journey.id, dueAt: next.dueAt }
  }

  /** When it is first found, before `until`, that time alone has moved the customer between segments; null where it has not. */
  #nextMove(until: number): number | null {
    const { segments = [], isPreview } = this.#beginning
    if (!segments.some(({ isByClock }) => isByClock) || !Number.isFinite(this.#now)) return null
    // A preview ends with its journey.
    if (isPreview && ![...this.journeys.values()].some(isOpen)) return null
    const world = this.#turnWorld()
    for (let now = nextSweepAfter(this.#now); now < until; now = nextSweepAfter(now)) {
      if (membershipOf(segments, { ...world, now }) !== this.customer.segments) return now
    }
    return null
  }

  /** What was sent later than the virtual clock says is not known yet. */
  #sentSince(from: number): Sent[] {
    const sent = [...(this.#beginning.sent ?? []), ...sentIn(this.outgoing)]
    return sent.filter(({ at }) => at >= from && at <= this.#now)
  }

  #canFire({ flowId, version }: Journey): boolean {
    return !this.flows.isPaused(flowId) && this.flows.planOf(flowId, version) !== null
  }

  #scope(): Scope {
    const { workspace } = this.#beginning
    return { now: this.#now, workspace, customer: this.customer, history: historyOf([]), event: null, journey: null }
  }

  #turnWorld(): TurnWorld {
    const {
      workspace,
      segments,
      givenVariants,
      isPreview = false,
      journeyId = String,
      eventId = String,
    } = this.#beginning
    const journeys = [...this.journeys.values()]
    return {
      now: this.#now,
      workspace,
      flows: this.flows,
      ...(segments && { segments }),
      customer: this.customer,
      history: historyOf([...this.events]),
      openJourneys: journeys.filter(isOpen).sort((a, b) => (isBefore(a, b) ? -1 : 1)),
      endedJourneysWithGoal: (from) => journeys.filter((journey) => !isOpen(journey) && mayConvert(journey, from)),
      lastStart: (flowId, key) => lastStart(journeys, flowId, key),
      storedVariant: (flowId, nodeId) => this.#variants.get(`${flowId}/${nodeId}`) ?? null,
      sentSince: (from) => this.#sentSince(from),
      newJourneyId: () => journeyId(++this.#journeyCount),
      newEventId: () => eventId(++this.#eventCount),
      isPreview,
      ...(givenVariants && { givenVariants }),
    }
  }
}

const isBefore = (a: Journey, b: Journey): boolean =>
  a.startedAt < b.startedAt || (a.startedAt === b.startedAt && compareIds(a.id, b.id) < 0)

const mayConvert = ({ converted, goalUntil }: Journey, from: number): boolean =>
  converted === null && goalUntil !== null && goalUntil >= from

function lastStart(journeys: readonly Journey[], flowId: string, key: string | null | undefined): number | null {
  const starts = journeys
    .filter((journey) => journey.flowId === flowId && (key === undefined || journey.key === key))
    .map((journey) => journey.startedAt)
  return starts.length === 0 ? null : Math.max(...starts)
}

/** Of several plans of a flow the last one is live; `plans` may grow. */
function liveFlows(plans: readonly Plan[], isPaused: (flowId: string) => boolean): LiveFlows {
  const livePlan = (flowId: string): Plan | null =>
    isPaused(flowId) ? null : (plans.findLast((plan) => plan.flowId === flowId) ?? null)
  const triggers = (wants: (program: TriggerProgram) => boolean) =>
    plans
      .filter((plan) => plan === livePlan(plan.flowId))
      .sort((a, b) => a.priority - b.priority || (a.flowId < b.flowId ? -1 : 1))
      .flatMap((plan) => triggersOf(plan, wants))
  return {
    triggersFor: (event) => triggers((program) => program.event === event),
    triggersForSegment: (change) => triggers(({ segment }) => segment !== undefined && isSameChange(segment, change)),
    planOf: (flowId, version) => plans.find((plan) => plan.flowId === flowId && plan.version === version) ?? null,
    livePlan,
    isPaused,
  }
}

const triggersOf = (plan: Plan, wants: (program: TriggerProgram) => boolean): LiveTrigger[] =>
  [...plan.triggers.values()]
    .filter(({ isDisabled, program }) => !isDisabled && program !== null && wants(program))
    .map(({ nodeId }) => ({ plan, nodeId }))

const isSameChange = (a: SegmentChange, b: SegmentChange): boolean =>
  a.segmentId === b.segmentId && a.change === b.change
