import type { Customer } from '../../../shared/customer/customer.ts'
import { newCustomer } from '../../../shared/customer/customer.ts'
import type { CustomerEvent } from '../../../shared/customer/event.ts'
import { compileFlow } from '../../../shared/engine/compileFlow.ts'
import type { Journey, Step } from '../../../shared/engine/journey.ts'
import { isOpen } from '../../../shared/engine/journey.ts'
import type { Plan } from '../../../shared/engine/plan.ts'
import type { Stimulus } from '../../../shared/engine/stimulus.ts'
import { takeTurn } from '../../../shared/engine/turn.ts'
import { historyOf } from '../../../shared/engine/turnHistory.ts'
import type { LiveFlows, NotEntered, TurnWorld } from '../../../shared/engine/turnWorld.ts'
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
  refused: NotEntered[]
}

interface KeptFlow {
  plans: Plan[]
  version: number
  status: 'live' | 'paused' | 'archived'
}

class MemoryWorld {
  readonly #kept: Map<string, Kept>
  readonly #flows: Map<string, KeptFlow>
  readonly #zone: string
  readonly #messageIds = new Set<string>()
  #now = 0
  #ids = 0

  constructor({ people, flows, zone }: Story) {
    this.#zone = zone
    this.#kept = new Map(people.map((person) => [person.id, keep(person)]))
    this.#flows = new Map(
      Object.entries(flows).map(([flowId, versions]) => {
        const plans = versions.map((flow, index) => compileFlow(flow, { flowId, version: index + 1 }))
        return [flowId, { plans, version: 1, status: 'live' }]
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
        this.#receive(deed)
        break
      case 'identify':
        this.#identify(deed)
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
        this.#manage(deed.kind, deed.flow)
    }
  }

  #identify({ customer: id, traits, consent }: Extract<Deed, { kind: 'identify' }>): void {
    const { customer } = this.#of(id)
    const changed = { traits: { ...customer.traits, ...traits }, consent: { ...customer.consent, ...consent } }
    this.#take(id, { kind: 'customer' }, { ...customer, ...changed })
  }

  #deliver({ customer, place, succeeded }: Extract<Deed, { kind: 'delivery' }>): void {
    const parked = this.#open(customer).filter(({ position }) => position?.delivery && !position.noted)
    const journey = nth(parked, place)
    const key = journey?.position?.delivery
    if (journey && key) this.#take(customer, { kind: 'delivery', journeyId: journey.id, key, succeeded, detail: '' })
  }

  #receive({ customer, event, properties, timestamp, messageId }: Extract<Deed, { kind: 'event' }>): void {
    if (messageId !== null && this.#messageIds.has(messageId)) return
    if (messageId !== null) this.#messageIds.add(messageId)
    const id = String(++this.#ids)
    const receivedAt = this.#now
    this.#take(customer, { kind: 'event', event: { id, messageId, event, properties, timestamp, receivedAt } })
  }

  #manage(verb: 'publish' | 'pause' | 'resume' | 'archive', flowId: string): void {
    const flow = this.#flow(flowId)
    const { status, version, plans } = flow
    if (verb === 'publish' && status !== 'archived') flow.version = Math.min(version + 1, plans.length)
    if (verb === 'pause' && status === 'live') flow.status = 'paused'
    if (verb === 'resume' && status === 'paused') {
      flow.status = 'live'
      this.#catchUp(flowId)
    }
    if (verb === 'archive') {
      flow.status = 'archived'
      for (const { id, customerId } of this.#journeysOf(flowId)) {
        this.#take(customerId, { kind: 'exit', journeyId: id, reason: 'archived' })
      }
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

  #take(customerId: string, stimulus: Stimulus, changed?: Customer): void {
    const kept = this.#of(customerId)
    if (changed) kept.customer = changed
    const result = takeTurn(stimulus, this.#turnWorld(kept))
    kept.customer = result.customer
    kept.events.push(...result.events)
    for (const journey of result.journeys) kept.journeys.set(journey.id, journey)
    for (const step of result.steps) kept.steps.set(`${step.journeyId}/${step.seq}`, step)
    for (const made of result.assignments) kept.variants.set(`${made.flowId}/${made.nodeId}`, made.variantId)
    for (const { messageId } of result.events) if (messageId !== null) this.#messageIds.add(messageId)
    kept.refused.push(...result.notEntered)
  }

  #turnWorld(kept: Kept): TurnWorld {
    const journeys = [...kept.journeys.values()]
    return {
      now: this.#now,
      workspace: { timezone: this.#zone, currency: 'USD', mailFrom: 'shop@example.com' },
      flows: this.#liveFlows,
      customer: kept.customer,
      history: historyOf([...kept.events]),
      openJourneys: journeys.filter(isOpen),
      endedJourneysWithGoal: (from) => journeys.filter((journey) => mayConvert(journey, from)),
      lastStart: (flowId, key) => lastStart(journeys, flowId, key),
      storedVariant: (flowId, nodeId) => kept.variants.get(`${flowId}/${nodeId}`) ?? null,
      newJourneyId: () => `journey-${++this.#ids}`,
      newEventId: () => String(++this.#ids),
    }
  }

  readonly #liveFlows: LiveFlows = {
    triggersFor: (event) =>
      [...this.#flows.values()]
        .filter(({ status }) => status === 'live')
        .map(livePlanOf)
        .sort((a, b) => a.priority - b.priority || (a.flowId < b.flowId ? -1 : 1))
        .flatMap((plan) =>
          [...plan.triggers.values()]
            .filter(({ isDisabled, program }) => !isDisabled && program?.event === event)
            .map(({ nodeId }) => ({ plan, nodeId })),
        ),
    triggersForSegment: () => [],
    planOf: (flowId, version) => this.#flow(flowId).plans[version - 1] ?? null,
    livePlan: (flowId) => (this.#flow(flowId).status === 'live' ? livePlanOf(this.#flow(flowId)) : null),
    isPaused: (flowId) => this.#flow(flowId).status === 'paused',
  }

  #nextDue(until: number): Journey | undefined {
    return [...this.#kept.values()]
      .flatMap(({ journeys }) => [...journeys.values()])
      .filter(({ flowId, position }) => isDue(position, until) && this.#flow(flowId).status !== 'paused')
      .sort((a, b) => (a.position?.dueAt ?? 0) - (b.position?.dueAt ?? 0) || a.startedAt - b.startedAt)[0]
  }

  #of(customerId: string): Kept {
    const kept = this.#kept.get(customerId)
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

const keep = ({ id, traits, tags, consent }: Person): Kept => ({
  customer: { ...newCustomer(id, 0), traits, tags, consent },
  events: [],
  journeys: new Map(),
  steps: new Map(),
  variants: new Map(),
  refused: [],
})

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
