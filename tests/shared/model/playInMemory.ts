import type { JournalTransaction } from '../../../server/ports/journal.ts'
import type { IntakeCall } from '../../../server/runtime/intakeCall.ts'
import { CallRejected } from '../../../server/runtime/intakeCall.ts'
import { takeCall } from '../../../server/runtime/takeCall.ts'
import type { Customer } from '../../../shared/customer/customer.ts'
import { newCustomer } from '../../../shared/customer/customer.ts'
import type { CustomerEvent } from '../../../shared/customer/event.ts'
import { compileFlow } from '../../../shared/engine/compileFlow.ts'
import type { Journey, Step } from '../../../shared/engine/journey.ts'
import { isOpen } from '../../../shared/engine/journey.ts'
import type { Choice, Choices, Migration } from '../../../shared/engine/migration.ts'
import { migrate } from '../../../shared/engine/migration.ts'
import type { Plan } from '../../../shared/engine/plan.ts'
import type { Sent } from '../../../shared/engine/policy/sent.ts'
import { sentIn } from '../../../shared/engine/policy/sent.ts'
import type { Stimulus } from '../../../shared/engine/stimulus.ts'
import { takeTurn } from '../../../shared/engine/turn.ts'
import { historyOf } from '../../../shared/engine/turnHistory.ts'
import type { LiveFlows, NotEntered, TurnResult, TurnWorld } from '../../../shared/engine/turnWorld.ts'
import type { Workspace } from '../../../shared/engine/world.ts'
import { idsOf } from './idsOf.ts'
import type { Deed, Person, Story } from './story.ts'
import type { Trace } from './trace.ts'
import { traceOf } from './traceOf.ts'

/** What the engine makes of a story, with everything around it kept in plain lists. */
export function playInMemory(story: Story): Trace {
  const world = new MemoryWorld(story)
  for (const deed of story.deeds) {
    world.runTimers(deed.at)
    world.happen(deed)
  }
  world.runTimers(story.until)
  return world.trace()
}

/** All that is kept of one customer. */
interface Kept {
  customer: Customer
  events: CustomerEvent[]
  /** In the order in which they began. */
  journeys: Map<string, Journey>
  steps: Map<string, Step>
  variants: Map<string, string>
  sent: Sent[]
  refused: NotEntered[]
}

interface KeptFlow {
  plans: Plan[]
  version: number
  status: 'live' | 'paused' | 'archived'
  migration: Migration | null
}

/** The model gives up on a story long before. */
const mostTurns = 5_000

class MemoryWorld {
  readonly #kept: Map<string, Kept>
  readonly #flows: Map<string, KeptFlow>
  readonly #workspace: Workspace
  readonly #messageIds = new Set<string>()
  readonly #aliases = new Map<string, string>()
  #now = 0
  #turns = 0
  #events = 0
  // Where the ids that journals give get one digit more.
  #journeys = 34

  constructor({ people, flows, zone, contactPolicy }: Story) {
    this.#workspace = { timezone: zone, currency: 'USD', mailFrom: 'shop@example.com', contactPolicy }
    this.#kept = new Map(people.map((person) => [person.id, keep(person)]))
    this.#flows = new Map(
      Object.entries(flows).map(([flowId, versions]) => {
        const plans = versions.map((flow, index) => compileFlow(flow, { flowId, version: index + 1 }))
        return [flowId, { plans, version: 1, status: 'live', migration: null }]
      }),
    )
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

  runTimers(until: number): void {
    for (let next = this.#nextDue(until); next; next = this.#nextDue(until)) {
      this.#now = Math.max(this.#now, next.position?.dueAt ?? 0)
      this.#take(next.customerId, { kind: 'timer', journeyId: next.id })
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
        break
      case 'start':
        this.#take(deed.customer, { kind: 'start', flowId: deed.flow, triggerId: null, by: 'hand' })
        break
      case 'exit': {
        const journey = nth(this.#open(deed.customer), deed.place)
        if (journey) this.#take(deed.customer, { kind: 'exit', journeyId: journey.id, reason: 'by-hand' })
        break
      }
      case 'delivery':
        this.#deliver(deed)
        break
      default:
        this.#manage(deed)
    }
  }

  /** By the very door that the server's intake has. */
  #call(call: IntakeCall): void {
    const unit = {
      tx: this.#transaction,
      now: this.#now,
      turn: (id: string, stimulus: Stimulus, changed?: Customer) => this.#take(id, stimulus, changed),
    }
    try {
      takeCall(unit, call, { flows: this.#liveFlows, currency: this.#workspace.currency })
    } catch (error) {
      if (!(error instanceof CallRejected)) throw error
    }
  }

  #deliver({ customer, place, succeeded }: Extract<Deed, { kind: 'delivery' }>): void {
    const parked = this.#open(customer).filter(({ position }) => position?.delivery && !position.noted)
    const journey = nth(parked, place)
    const key = journey?.position?.delivery
    if (journey && key) this.#take(customer, { kind: 'delivery', journeyId: journey.id, key, succeeded, detail: '' })
  }

  #manage(deed: Extract<Deed, { kind: 'publish' | 'pause' | 'resume' | 'archive' }>): void {
    const { kind: verb, flow: flowId } = deed
    const flow = this.#flow(flowId)
    const { status, version, plans } = flow
    if (verb === 'publish' && status !== 'archived' && version < plans.length) {
      flow.version++
      flow.migration = {
        version: flow.version,
        at: this.#now,
        choices: choicesOf(deed.inside, plans.slice(0, version)),
      }
      this.#migrate(flowId)
    }
    if (verb === 'pause' && status === 'live') flow.status = 'paused'
    if (verb === 'resume' && status === 'paused') {
      flow.status = 'live'
      this.#migrate(flowId)
      this.#catchUp(flowId)
    }
    if (verb === 'archive') {
      flow.status = 'archived'
      for (const { id, customerId } of this.#journeysOf(flowId)) {
        this.#take(customerId, { kind: 'exit', journeyId: id, reason: 'archived' })
      }
    }
  }

  /** Each as it stands when it is its turn. */
  #migrate(flowId: string): void {
    const { migration, status } = this.#flow(flowId)
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
    const result = takeTurn(stimulus, this.#turnWorld(kept))
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
      flows: this.#liveFlows,
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
  } satisfies Partial<JournalTransaction> as unknown as JournalTransaction

  #mergeInto(from: string, to: string): void {
    const [losing, winning] = [this.#of(from), this.#of(to)]
    this.#kept.delete(from)
    this.#aliases.set(from, to)
    winning.events = [...winning.events, ...losing.events].sort((a, b) => Number(a.id) - Number(b.id))
    const moved = [...losing.journeys.values()].map((journey) => ({ ...journey, customerId: to }))
    const journeys = [...winning.journeys.values(), ...moved].sort((a, b) => numberOf(a.id) - numberOf(b.id))
    winning.journeys = new Map(journeys.map((journey) => [journey.id, journey]))
    winning.steps = new Map([...winning.steps, ...losing.steps])
    winning.variants = new Map([...losing.variants, ...winning.variants])
    winning.sent = [...winning.sent, ...losing.sent]
  }

  readonly #liveFlows: LiveFlows = {
    triggersFor: (event) =>
      [...this.#flows.values()]
        .filter(({ status }) => status === 'live')
        .map(livePlanOf)
        .sort((a, b) => a.priority - b.priority || (a.flowId < b.flowId ? -1 : 1))
        .flatMap((plan) =>
          [...plan.triggers.values()]
            .filter(({ program }) => program?.event === event)
            .map(({ nodeId }) => ({ plan, nodeId })),
        ),
    triggersForSegment: () => [],
    planOf: (flowId, version) => this.#flow(flowId).plans[version - 1] ?? null,
    livePlan: (flowId) => {
      const flow = this.#flows.get(flowId)
      return flow?.status === 'live' ? livePlanOf(flow) : null
    },
    isPaused: (flowId) => this.#flow(flowId).status === 'paused',
  }

  #nextDue(until: number): Journey | undefined {
    return [...this.#kept.values()]
      .flatMap(({ journeys }) => [...journeys.values()])
      .filter(({ flowId, position }) => isDue(position, until) && this.#flow(flowId).status !== 'paused')
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

  #flow(flowId: string): KeptFlow {
    const flow = this.#flows.get(flowId)
    if (!flow) throw new Error(`There is no ${flowId}.`)
    return flow
  }

  #open = (customerId: string): Journey[] => [...this.#of(customerId).journeys.values()].filter(isOpen)

  #journeysOf = (flowId: string): Journey[] =>
    [...this.#kept.keys()].flatMap(this.#open).filter((journey) => journey.flowId === flowId)
}

const keep = ({ id, traits, tags, consent, suppressed }: Person): Kept => ({
  customer: { ...newCustomer(id, 0), traits, tags, consent, suppressed },
  events: [],
  journeys: new Map(),
  steps: new Map(),
  variants: new Map(),
  sent: [],
  refused: [],
})

/** What a deed is as a call of the intake. */
function callOf(deed: Extract<Deed, { kind: 'event' | 'identify' | 'alias' }>): IntakeCall {
  if (deed.kind === 'alias') {
    return { kind: 'alias', messageId: null, timestamp: deed.at, previousId: deed.previous, userId: deed.customer }
  }
  const ids = idsOf(deed)
  if (deed.kind === 'identify') return { ...deed, messageId: null, timestamp: deed.at, ids }
  return { ...deed, ids }
}

/** One choice for all nodes of all older versions. */
const choicesOf = (choice: Choice, older: Plan[]): Choices =>
  Object.fromEntries(
    older.map(({ version, nodes }) => [version, Object.fromEntries([...nodes.keys()].map((id) => [id, choice]))]),
  )

/** Journals count journeys in base 36. */
const numberOf = (journeyId: string): number => Number.parseInt(journeyId, 36)

const nth = <T>(list: T[], place: number): T | undefined => list[place % Math.max(1, list.length)]

const isDue = (position: Journey['position'], now: number): boolean =>
  (position?.dueAt ?? Number.POSITIVE_INFINITY) <= now && !position?.noted

const mayConvert = (journey: Journey, from: number): boolean =>
  !isOpen(journey) && journey.converted === null && (journey.goalUntil ?? Number.NEGATIVE_INFINITY) >= from

function livePlanOf({ plans, version }: KeptFlow): Plan {
  const plan = plans[version - 1]
  if (!plan) throw new Error(`There is no version ${version}.`)
  return plan
}

function lastStart(journeys: readonly Journey[], flowId: string, key: string | null | undefined): number | null {
  const starts = journeys
    .filter((journey) => journey.flowId === flowId && (key === undefined || journey.key === key))
    .map(({ startedAt }) => startedAt)
  return starts.length === 0 ? null : Math.max(...starts)
}
