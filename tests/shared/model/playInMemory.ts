import type { JournalTransaction, TriggerClock } from '../../../server/ports/journal.ts'
import type { Followed } from '../../../server/runtime/clocks.ts'
import type { IntakeCall } from '../../../server/runtime/intakeCall.ts'
import { CallRejected } from '../../../server/runtime/intakeCall.ts'
import { planDates } from '../../../server/runtime/planDates.ts'
import { takeCall } from '../../../server/runtime/takeCall.ts'
import { takeDate } from '../../../server/runtime/takeDate.ts'
import type { Unit } from '../../../server/runtime/turns.ts'
import type { Customer } from '../../../shared/customer/customer.ts'
import type { Journey } from '../../../shared/engine/journey.ts'
import { isOpen } from '../../../shared/engine/journey.ts'
import type { Choice, Choices } from '../../../shared/engine/migration.ts'
import { migrate } from '../../../shared/engine/migration.ts'
import type { Plan } from '../../../shared/engine/plan.ts'
import { noPlan, planDate } from '../../../shared/engine/planDate.ts'
import { sentIn } from '../../../shared/engine/policy/sent.ts'
import type { Stimulus } from '../../../shared/engine/stimulus.ts'
import { tryAgain } from '../../../shared/engine/tryAgain.ts'
import { takeTurn } from '../../../shared/engine/turn.ts'
import { historyOf } from '../../../shared/engine/turnHistory.ts'
import type { TurnResult, TurnWorld } from '../../../shared/engine/turnWorld.ts'
import type { Workspace } from '../../../shared/engine/world.ts'
import type { DateProgram } from '../../../shared/nodes/defineNode.ts'
import type { CompiledSegment } from '../../../shared/segments/compileSegments.ts'
import { compileSegments } from '../../../shared/segments/compileSegments.ts'
import { membershipOf } from '../../../shared/segments/membership.ts'
import { nextSweepAfter } from '../../../shared/segments/sweep.ts'
import { callOf } from './callOf.ts'
import type { Kept } from './kept.ts'
import { keep, keepDate, lastStart, mayConvert, mergeKept, nextDate, numberOf } from './kept.ts'
import { MemoryClocks } from './memoryClocks.ts'
import { MemoryFlows } from './memoryFlows.ts'
import type { Deed, Story } from './story.ts'
import { beginningOf } from './story.ts'
import type { Trace } from './trace.ts'
import { traceOf } from './traceOf.ts'

/** What the engine makes of a story, with everything around it kept in plain lists. */
export function playInMemory(story: Story): Trace {
  const world = new MemoryWorld(story)
  for (const deed of story.deeds) {
    world.runMoments(deed.at)
    world.happen(deed)
  }
  world.runMoments(story.until)
  return world.trace()
}

/** The model gives up on a story long before. */
const mostTurns = 5_000

class MemoryWorld {
  readonly #kept: Map<string, Kept>
  readonly #flows: MemoryFlows
  readonly #workspace: Workspace
  readonly #segments: CompiledSegment[]
  readonly #clocks = new MemoryClocks()
  readonly #messageIds = new Set<string>()
  readonly #aliases = new Map<string, string>()
  #now: number
  #sweepAt: number
  #turns = 0
  #events = 0
  // Where the ids that journals give get one digit more.
  #journeys = 34

  constructor(story: Story) {
    const { people, segments, flows, zone, contactPolicy } = story
    this.#now = beginningOf(story)
    this.#segments = compileSegments(segments.map((segment) => ({ ...segment, name: segment.id, description: '' })))
    this.#sweepAt = this.#nextSweep()
    this.#workspace = { timezone: zone, currency: 'USD', mailFrom: 'shop@example.com', contactPolicy }
    this.#kept = new Map(people.map((person) => [person.id, keep(person)]))
    this.#flows = new MemoryFlows(flows)
    for (const kept of this.#kept.values()) {
      kept.customer = { ...kept.customer, segments: membershipOf(this.#segments, this.#factsOf(kept)) }
    }
    for (const flowId of this.#flows.ids()) this.#followMoments(flowId)
  }

  trace(): Trace {
    return [...this.#kept.values()].map(({ customer, events, journeys, steps, refused }) =>
      traceOf({
        customer,
        events,
        refused: refused.map(({ flowId, reason }) => `${flowId} ${reason}`),
        journeys: [...journeys.values()].map((journey) => ({
          journey,
          steps: [...steps.values()].filter(({ journeyId }) => journeyId === journey.id),
        })),
      }),
    )
  }

  /** Of one instant timers go first, then dates, schedules, and whoever time alone moves between segments. */
  runMoments(until: number): void {
    for (;;) {
      const timer = this.#nextDue(until)
      const timerAt = timer?.position?.dueAt ?? until + 1
      const date = nextDate([...this.#kept.values()], Math.min(until, timerAt - 1))
      const dateAt = Math.min(timerAt, date?.dueAt ?? timerAt)
      const round = this.#clocks.nextRound(Math.min(until, dateAt - 1))
      const at = Math.min(dateAt, round?.clock.dueAt ?? dateAt)
      if (this.#sweepAt < at && this.#sweepAt <= until) {
        this.#now = Math.max(this.#now, this.#sweepAt)
        this.#sweep()
        continue
      }
      if (at > until) break
      this.#now = Math.max(this.#now, at)
      if (round) this.#run(round)
      else if (date) takeDate(this.#unit(), date, this.#clocks)
      else if (timer) this.#take(timer.customerId, { kind: 'timer', journeyId: timer.id })
    }
    this.#now = until
  }

  happen(deed: Deed): void {
    switch (deed.kind) {
      case 'event':
      case 'identify':
      case 'alias':
        this.#call(callOf(deed))
        break
      case 'outage':
        this.#now = Math.max(this.#now, deed.until)
        if (Number.isFinite(this.#sweepAt)) this.#sweep()
        break
      case 'start':
        this.#take(deed.customer, { kind: 'start', flowId: deed.flow, triggerId: null, by: 'hand' })
        break
      case 'exit': {
        const journey = nth(this.#open(deed.customer), deed.place)
        if (journey) this.#take(deed.customer, { kind: 'exit', journeyId: journey.id, reason: 'by-hand' })
        break
      }
      case 'retry':
        this.#retry(deed)
        break
      case 'delivery':
        this.#deliver(deed)
        break
      default:
        this.#manage(deed)
    }
  }

  /** By the very door that the server's intake has. */
  #call(call: IntakeCall): void {
    try {
      takeCall(this.#unit(), call, { flows: this.#flows, currency: this.#workspace.currency })
    } catch (error) {
      if (!(error instanceof CallRejected)) throw error
    }
  }

  #unit = (): Unit => ({
    tx: this.#transaction,
    now: this.#now,
    turn: (id, stimulus, changed) => this.#take(id, stimulus, changed),
  })

  #retry({ customer, place }: Extract<Deed, { kind: 'retry' }>): void {
    const { journeys, steps } = this.#of(customer)
    const failed = [...journeys.values()].filter(({ status }) => status === 'failed')
    const journey = nth(failed, place)
    if (!journey || journey.endReason === 'too-many-visits' || !this.#flows.livePlan(journey.flowId)) return
    const last = [...steps.values()].findLast(({ journeyId }) => journeyId === journey.id)
    if (last) this.#take(customer, tryAgain(journey, last.nodeId, this.#flows))
  }

  /** Its triggers wait for moments from now on, or, where it is not live, no longer; and everybody's dates are planned. */
  #followMoments(flowId: string): void {
    const { version } = this.#flows.find(flowId)
    this.#clocks.set(flowId, this.#flows.livePlan(flowId), `${version}`, this.#now)
    for (const { clock, date } of this.#clocks.followed()) {
      if (clock.flowId === flowId && date) for (const kept of this.#kept.values()) this.#planAnew(kept, clock, date)
    }
  }

  #planAnew(kept: Kept, { flowId, nodeId, since }: TriggerClock, date: DateProgram): void {
    const scope = { ...this.#factsOf(kept), event: null, journey: null }
    const known = kept.dates.find((one) => one.flowId === flowId && one.nodeId === nodeId)
    const next = planDate(date, scope, known ?? noPlan, { after: this.#now, since })
    if (known || next.dueAt !== null) keepDate(kept, { flowId, nodeId, ...next, plannedAt: this.#now })
  }

  #run({ clock, schedule }: Followed): void {
    const { flowId, nodeId, dueAt } = clock
    if (!schedule || dueAt === null) return
    const inside = [...this.#kept.values()].filter(({ customer }) => customer.segments.includes(schedule.segmentId))
    for (const { customer } of inside)
      this.#take(customer.id, { kind: 'due', flowId, triggerId: nodeId, dueAt, of: null })
    clock.dueAt = schedule.next(this.#now)
  }

  #nextSweep = (): number =>
    this.#segments.some(({ isByClock }) => isByClock) ? nextSweepAfter(this.#now) : Number.POSITIVE_INFINITY

  #sweep(): void {
    this.#sweepAt = this.#nextSweep()
    for (const kept of this.#kept.values()) {
      const { customer } = kept
      const hasMoved = membershipOf(this.#segments, this.#factsOf(kept)) !== customer.segments
      if (hasMoved) this.#take(customer.id, { kind: 'customer' })
    }
  }

  #factsOf({ customer, events }: Kept) {
    return { now: this.#now, workspace: this.#workspace, customer, history: historyOf([...events]) }
  }

  #deliver({ customer, place, succeeded }: Extract<Deed, { kind: 'delivery' }>): void {
    const parked = this.#open(customer).filter(({ position }) => position?.delivery && !position.noted)
    const journey = nth(parked, place)
    const key = journey?.position?.delivery
    if (journey && key) this.#take(customer, { kind: 'delivery', journeyId: journey.id, key, succeeded, detail: '' })
  }

  #manage(deed: Extract<Deed, { kind: 'publish' | 'pause' | 'resume' | 'archive' }>): void {
    const { kind: verb, flow: flowId } = deed
    const flow = this.#flows.find(flowId)
    const { status, version, plans } = flow
    if (verb === 'publish' && status !== 'archived' && version < plans.length) {
      flow.version++
      flow.migration = {
        version: flow.version,
        at: this.#now,
        choices: choicesOf(deed.inside, plans.slice(0, version)),
      }
      this.#followMoments(flowId)
      this.#migrate(flowId)
    }
    if (verb === 'pause' && status === 'live') {
      flow.status = 'paused'
      this.#followMoments(flowId)
    }
    if (verb === 'resume' && status === 'paused') {
      flow.status = 'live'
      this.#followMoments(flowId)
      this.#migrate(flowId)
      this.#catchUp(flowId)
    }
    if (verb === 'archive') {
      flow.status = 'archived'
      this.#followMoments(flowId)
      for (const { id, customerId } of this.#journeysOf(flowId)) {
        this.#take(customerId, { kind: 'exit', journeyId: id, reason: 'archived' })
      }
    }
  }

  /** Each as it stands when it is its turn. */
  #migrate(flowId: string): void {
    const { migration, status } = this.#flows.find(flowId)
    if (!migration) return
    const ids = this.#journeysOf(flowId).map(({ id }) => id)
    for (const id of ids.sort((a, b) => numberOf(a) - numberOf(b))) {
      const journey = this.#journeysOf(flowId).find((open) => open.id === id)
      const stimulus = journey && migrate(migration, journey, status === 'paused')
      if (stimulus) this.#take(journey.customerId, stimulus)
    }
  }

  /** In the order in which they would have moved, had the flow not been paused. */
  #catchUp(flowId: string): void {
    const moment = ({ position }: Journey) =>
      Math.min(position?.noted?.at ?? Number.POSITIVE_INFINITY, position?.dueAt ?? Number.POSITIVE_INFINITY)
    const late = this.#journeysOf(flowId).filter(
      ({ status, position }) => status === 'ready' || isDue(position, this.#now),
    )
    for (const { id, customerId, status } of late.sort((a, b) => moment(a) - moment(b))) {
      this.#take(customerId, { kind: status === 'ready' ? 'resume' : 'timer', journeyId: id })
    }
  }

  #take(customerId: string, stimulus: Stimulus, changed?: Customer): TurnResult {
    // A mistake can keep a timer due for ever.
    if (++this.#turns > mostTurns) throw new Error('This takes more turns than any story has.')
    const kept = this.#of(customerId)
    if (changed) kept.customer = changed
    const before = changed ? null : kept.customer
    const result = takeTurn(stimulus, this.#turnWorld(kept))
    const turned = { stimulus, before, after: result.customer, now: this.#now, workspace: this.#workspace }
    for (const date of planDates(this.#clocks, this.#transaction, turned)) keepDate(kept, date)
    kept.customer = result.customer
    kept.events.push(...result.events)
    for (const journey of result.journeys) kept.journeys.set(journey.id, journey)
    for (const step of result.steps) kept.steps.set(`${step.journeyId}/${step.seq}`, step)
    for (const made of result.assignments) kept.variants.set(`${made.flowId}/${made.nodeId}`, made.variantId)
    for (const { messageId } of result.events) if (messageId !== null) this.#messageIds.add(messageId)
    kept.sent.push(...sentIn(result.outgoing))
    kept.refused.push(...result.notEntered)
    return result
  }

  #turnWorld(kept: Kept): TurnWorld {
    const journeys = [...kept.journeys.values()]
    return {
      now: this.#now,
      workspace: this.#workspace,
      flows: this.#flows,
      segments: this.#segments,
      customer: kept.customer,
      history: historyOf([...kept.events]),
      openJourneys: journeys.filter(isOpen),
      endedJourneysWithGoal: (from) => journeys.filter((journey) => mayConvert(journey, from)),
      lastStart: (flowId, key) => lastStart(journeys, flowId, key),
      storedVariant: (flowId, nodeId) => kept.variants.get(`${flowId}/${nodeId}`) ?? null,
      sentSince: (from) => kept.sent.filter(({ at }) => at >= from),
      newJourneyId: () => (++this.#journeys).toString(36),
      newEventId: this.#newEventId,
    }
  }

  readonly #newEventId = () => String(++this.#events)

  // All that a call of the intake asks for: its turns read and write what is kept here by themselves. Nothing asks for the rest.
  readonly #transaction = {
    resolveId: (id) => this.#aliases.get(id) ?? id,
    hasMessage: (messageId) => this.#messageIds.has(messageId),
    rememberMessage: (messageId) => void this.#messageIds.add(messageId),
    newEventId: this.#newEventId,
    customer: (id) => this.#kept.get(id)?.customer ?? null,
    saveCustomer: (customer) => void Object.assign(this.#of(customer.id), { customer }),
    allEvents: (id) => this.#of(id).events.toSorted((a, b) => a.timestamp - b.timestamp),
    openJourneys: (id) => this.#open(id),
    mergeInto: (from, to) => this.#mergeInto(from, to),
    plannedDates: (id) => this.#of(id).dates,
    savePlannedDate: (id, date) => keepDate(this.#of(id), date),
  } satisfies Partial<JournalTransaction> as unknown as JournalTransaction

  #mergeInto(from: string, to: string): void {
    mergeKept(this.#of(from), this.#of(to))
    this.#kept.delete(from)
    this.#aliases.set(from, to)
  }

  #nextDue(until: number): Journey | undefined {
    return [...this.#kept.values()]
      .flatMap(({ journeys }) => [...journeys.values()])
      .filter(({ flowId, position }) => isDue(position, until) && !this.#flows.isPaused(flowId))
      .sort(
        (a, b) =>
          (a.position?.dueAt ?? 0) - (b.position?.dueAt ?? 0) ||
          a.startedAt - b.startedAt ||
          numberOf(a.id) - numberOf(b.id),
      )[0]
  }

  #of(customerId: string): Kept {
    const kept = this.#kept.get(this.#aliases.get(customerId) ?? customerId)
    if (!kept) throw new Error(`There is no ${customerId}.`)
    return kept
  }

  #open = (customerId: string): Journey[] => [...this.#of(customerId).journeys.values()].filter(isOpen)

  #journeysOf = (flowId: string): Journey[] =>
    [...this.#kept.keys()].flatMap(this.#open).filter((journey) => journey.flowId === flowId)
}

/** One choice for all nodes of all older versions. */
const choicesOf = (choice: Choice, older: Plan[]): Choices =>
  Object.fromEntries(
    older.map(({ version, nodes }) => [version, Object.fromEntries([...nodes.keys()].map((id) => [id, choice]))]),
  )

const nth = <T>(list: T[], place: number): T | undefined => list[place % Math.max(1, list.length)]

const isDue = (position: Journey['position'], now: number): boolean =>
  (position?.dueAt ?? Number.POSITIVE_INFINITY) <= now && !position?.noted
