import { merge } from './merge.ts'
import { ordersOf } from './rules.ts'
import { isMessage } from './send.ts'
import type { FlowState, PastEvent, Someone, Trip } from './state.ts'
import { isUnderWay } from './state.ts'
import { move, startFlow, startJourneys, stimulate } from './stimulate.ts'
import type { Deed, Story } from './story.ts'
import type { PersonTrace, Trace, TracedEffect } from './trace.ts'
import type { FollowUp, Turn } from './turn.ts'
import { aTurn } from './turn.ts'
import { timeOut } from './wait.ts'
import { end, moveTo, release } from './walk.ts'

/** Flows that start one another can go on for ever. */
const mostFollowUps = 400
/** Every day another journey that goes round and round a pause of a minute. Any engine takes about as many. */
const mostTurns = 2_000

/** A story with more turns than anybody wants to wait for. */
export class EndlessStory extends Error {}

/** What a story comes to, by the words of what a flow means: slow and obvious, and sharing nothing with the engine but the schema. */
export function interpret(story: Story): Trace {
  const world = new World(story)
  for (const deed of story.deeds) {
    world.runTimers(deed.at)
    world.happen(deed)
  }
  world.runTimers(story.until)
  return world.people.map(traceOf)
}

class World {
  people: Someone[]
  readonly #flows: FlowState[]
  readonly #story: Story
  readonly #messageIds = new Set<string>()
  /** Whom a visitor turned out to be. */
  readonly #aliases = new Map<string, string>()
  #now = 0
  #turns = 0
  #followUps = 0
  #events = 0
  #journeys = 0

  constructor(story: Story) {
    const { people, flows } = story
    this.#story = story
    this.people = people.map((person) => ({
      ...structuredClone(person),
      events: [],
      journeys: [],
      variants: new Map(),
      points: 0,
      offers: [],
      sent: [],
      refused: [],
    }))
    this.#flows = Object.entries(flows).map(([id, versions]) => ({
      id,
      versions,
      version: 1,
      status: 'live',
      inside: null,
    }))
  }

  /** Timers fire one by one: the one that is due first, of two the older journey's. */
  runTimers(until: number): void {
    for (let trip = this.#nextDue(until); trip; trip = this.#nextDue(until)) {
      this.#now = Math.max(this.#now, trip.standing?.dueAt ?? 0)
      const step = trip.standing?.step
      this.#fire(trip)
      const { standing } = trip
      // It would be next for ever. Such a story is wrong, and not merely long.
      if (standing?.step === step && (standing?.dueAt ?? Number.POSITIVE_INFINITY) <= this.#now) {
        throw new Error('A timer moved nobody, and is due again at once.')
      }
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
        this.#take(this.#person(deed.customer), (turn, someone) => startFlow(someone, deed.flow, this.#flows, turn))
        break
      case 'alias':
        this.#link(deed.previous, deed.customer)
        break
      case 'outage':
        // What falls due meanwhile moves when the server is back.
        this.#now = Math.max(this.#now, deed.until)
        break
      case 'exit': {
        const trip = nth(this.#open(deed.customer), deed.place)
        if (trip) this.#take(trip.someone, (turn) => end(trip, 'exited', 'by-hand', turn))
        break
      }
      case 'delivery':
        this.#deliver(deed)
        break
      default:
        this.#manage(deed, this.#flow(deed.flow))
    }
  }

  #identify({ customer, traits, consent }: Extract<Deed, { kind: 'identify' }>): void {
    const someone = this.#person(customer)
    Object.assign(someone.traits, traits)
    Object.assign(someone.consent, consent)
    this.#take(someone, (turn) => stimulate(someone, null, this.#flows, turn))
  }

  #deliver({ customer, place, succeeded }: Extract<Deed, { kind: 'delivery' }>): void {
    const parked = this.#open(customer).filter(({ standing }) => standing?.delivery && !standing.noted)
    const trip = nth(parked, place)
    const departure = { handle: succeeded ? 'out' : 'failed', by: null }
    if (trip) this.#take(trip.someone, (turn) => move(trip, departure, this.#isPaused(trip), turn))
  }

  #manage(deed: Extract<Deed, { kind: 'publish' | 'pause' | 'resume' | 'archive' }>, flow: FlowState): void {
    const { kind: verb } = deed
    const { status } = flow
    if (verb === 'publish' && status !== 'archived' && flow.version < flow.versions.length) {
      flow.version++
      flow.inside = { choice: deed.inside, at: this.#now }
      this.#moveInside(flow)
    }
    if (verb === 'pause' && status === 'live') flow.status = 'paused'
    if (verb === 'resume' && status === 'paused') {
      flow.status = 'live'
      this.#moveInside(flow)
      this.#resume(flow.id)
    }
    if (verb === 'archive') {
      flow.status = 'archived'
      for (const trip of this.#journeysOf(flow.id)) {
        this.#take(trip.someone, (turn) => end(trip, 'exited', 'archived', turn))
      }
    }
  }

  /** Those who stood in an older version when the flow was published, and still stand there. A paused flow takes them out, but moves nobody. */
  #moveInside({ id, version, versions, status, inside }: FlowState): void {
    const flow = versions[version - 1]
    if (!flow || !inside || inside.choice === 'finish') return
    const { choice, at } = inside
    for (const trip of this.#journeysOf(id).sort((a, b) => a.number - b.number)) {
      const isInside = () => trip.version < version && trip.standing !== null && trip.standing.since <= at
      this.#take(trip.someone, (turn) => {
        if (!isInside()) return
        if (choice === 'exit') end(trip, 'exited', 'migrated', turn)
        else if (status === 'live') moveTo(trip, flow, version, choice.moveTo, turn)
      })
    }
  }

  #receive({ customer, visitor, event, properties, timestamp, messageId }: Extract<Deed, { kind: 'event' }>): void {
    if (messageId !== null && this.#messageIds.has(messageId)) return
    if (messageId !== null) this.#messageIds.add(messageId)
    if (visitor !== null) this.#link(visitor, customer)
    const someone = this.#person(customer)
    this.#take(someone, (turn) => this.#eventTurn(someone, { event, properties, timestamp }, turn))
  }

  /** A visitor who belongs to nobody yet becomes part of a known customer; whoever is somebody already stays so. */
  #link(visitor: string, customer: string): void {
    if (!visitor.startsWith('anon:') || this.#aliases.has(visitor)) return
    const [known, other] = [this.#person(customer), this.#person(visitor)]
    this.#aliases.set(visitor, customer)
    this.people = this.people.filter((someone) => someone !== other)
    for (const trip of merge(known, other)) this.#take(known, (turn) => end(trip, 'exited', 'merged', turn))
    this.#take(known, (turn) => stimulate(known, null, this.#flows, turn))
  }

  #eventTurn(someone: Someone, told: Omit<PastEvent, 'number'>, turn: Turn): void {
    const event = { ...told, number: ++this.#events }
    someone.events.push(event)
    stimulate(someone, event, this.#flows, turn)
    startJourneys(someone, event, this.#flows, turn)
  }

  /** One turn, then those that it leads to, in the order in which they were asked for. */
  #take(someone: Someone, first: (turn: Turn, someone: Someone) => void): void {
    if (++this.#turns > mostTurns) throw new EndlessStory()
    const queue: FollowUp[] = []
    const { zone, contactPolicy } = this.#story
    const workspace = { zone, contactPolicy, nextJourney: () => ++this.#journeys }
    first(aTurn(this.#now, workspace, 0, queue), someone)
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (++this.#followUps > mostFollowUps) throw new EndlessStory()
      const turn = aTurn(this.#now, workspace, next.depth, queue)
      if (next.kind === 'emitted') this.#eventTurn(someone, next.event, turn)
      else if (next.kind === 'started') startFlow(someone, next.flowId, this.#flows, turn)
      else stimulate(someone, null, this.#flows, turn, next.by)
    }
  }

  #nextDue(until: number): Trip | undefined {
    const due = this.people
      .flatMap(({ journeys }) => journeys)
      .filter((trip) => !this.#isPaused(trip) && (trip.standing?.dueAt ?? Number.POSITIVE_INFINITY) <= until)
    const dueAt = (trip: Trip) => trip.standing?.dueAt ?? 0
    return due.sort((a, b) => dueAt(a) - dueAt(b) || a.startedAt - b.startedAt || a.number - b.number)[0]
  }

  #fire(trip: Trip): void {
    const { standing } = trip
    const node = trip.flow.nodes.find(({ id }) => id === standing?.nodeId)
    if (!standing || !node) return
    if (standing.held) {
      this.#take(trip.someone, (turn) => this.#releaseAll(trip.someone, turn))
      return
    }
    const departure = node.type === 'wait' ? timeOut(node.data, standing) : { handle: 'out', by: null }
    this.#take(trip.someone, (turn) => move(trip, departure, false, turn))
  }

  /** All messages of somebody that were held until now, the most urgent first: under a cap that is the one that goes. */
  #releaseAll({ journeys }: Someone, turn: Turn): void {
    const dueAt = ({ standing }: Trip) => standing?.dueAt ?? 0
    const priority = ({ standing }: Trip) => standing?.held?.priority ?? 0
    const due = journeys.filter((trip) => trip.standing?.held && dueAt(trip) <= turn.now && !this.#isPaused(trip))
    due.sort((a, b) => priority(a) - priority(b) || dueAt(a) - dueAt(b) || a.number - b.number)
    for (const trip of due) {
      const node = trip.flow.nodes.find(({ id }) => id === trip.standing?.nodeId)
      if (node && isMessage(node)) release(trip, node, turn)
    }
  }

  /** What was noted and the timers that were held, in the order in which they would have moved. */
  #resume(flowId: string): void {
    const moment = ({ standing }: Trip) =>
      Math.min(standing?.noted?.at ?? Number.POSITIVE_INFINITY, standing?.dueAt ?? Number.POSITIVE_INFINITY)
    const late = this.#journeysOf(flowId).filter((trip) => trip.standing?.noted || moment(trip) <= this.#now)
    late.sort((a, b) => moment(a) - moment(b) || a.startedAt - b.startedAt || a.number - b.number)
    const pauses = late.map((trip) => ({ trip, standing: trip.standing }))
    for (const { trip, standing } of pauses) {
      // What an earlier one led to may have moved this one already.
      if (!standing || trip.standing !== standing) continue
      const { noted } = standing
      if (noted) this.#take(trip.someone, (turn) => move(trip, noted, false, turn))
      else this.#fire(trip)
    }
  }

  #flow(flowId: string): FlowState {
    const flow = this.#flows.find(({ id }) => id === flowId)
    if (!flow) throw new Error(`The model has no flow ${flowId}.`)
    return flow
  }

  #person(customer: string): Someone {
    const someone = this.people.find(({ id }) => id === (this.#aliases.get(customer) ?? customer))
    if (!someone) throw new Error(`The model knows no ${customer}.`)
    return someone
  }

  #isPaused = (trip: Trip): boolean => this.#flow(trip.flowId).status === 'paused'

  #open = (customer: string): Trip[] => this.#person(customer).journeys.filter(isUnderWay)

  #journeysOf = (flowId: string): Trip[] =>
    this.people.flatMap(({ journeys }) => journeys.filter((trip) => trip.flowId === flowId && isUnderWay(trip)))
}

const nth = <T>(list: T[], place: number): T | undefined => list[place % Math.max(1, list.length)]

function traceOf(someone: Someone): PersonTrace {
  const { id, traits, tags, consent, suppressed, points, offers, events, refused, journeys } = someone
  const { ordersCount, totalSpent } = ordersOf(events)
  return {
    id,
    traits,
    tags,
    consent,
    suppressed,
    rewards: { points, offersCount: offers.length, lastOfferAt: offers.at(-1) ?? null },
    orders: { ordersCount, totalSpent },
    events: events.map(({ event }) => event),
    refused,
    journeys: journeys.map((trip, index) => ({
      flowId: trip.flowId,
      version: trip.version,
      key: trip.key,
      triggerId: trip.triggerId,
      status: trip.status,
      startedAt: trip.startedAt,
      endedAt: trip.endedAt,
      endReason: trip.endReason,
      outcome: trip.outcome,
      converted: trip.converted,
      variants: trip.variants,
      steps: trip.steps.map((step) => ({ ...step, effects: step.effects.map(named(trip.number, index + 1)) })),
    })),
  }
}

/** Engines name journeys as they like: a trace names them by their place. */
const named =
  (number: number, place: number) =>
  (effect: TracedEffect): TracedEffect => ({ ...effect, key: effect.key.replace(`${number}/`, `${place}/`) })
