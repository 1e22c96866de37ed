import { planDates, setClocks } from './clocks.ts'
import type { Coming } from './coming.ts'
import { nextComing } from './coming.ts'
import { merge } from './merge.ts'
import { nextRun } from './schedule.ts'
import type { SegmentChange } from './segments.ts'
import { moveByClock, segmentsOf, sortIntoSegments } from './segments.ts'
import { isMessage } from './send.ts'
import type { FlowState, Someone, Trip } from './state.ts'
import { isUnderWay } from './state.ts'
import { move, startByMoment, startBySegment, startFlow, startJourneys, stimulate, tryAgain } from './stimulate.ts'
import type { Deed, Story } from './story.ts'
import { beginningOf } from './story.ts'
import type { Trace } from './trace.ts'
import { traceOfSomeone } from './traceOfSomeone.ts'
import type { Heard, Turn } from './turn.ts'
import { aTurn } from './turn.ts'
import { timeOut } from './wait.ts'
import { deepest, end, moveTo, release } from './walk.ts'

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
    world.runMoments(deed.at)
    world.happen(deed)
  }
  world.runMoments(story.until)
  return world.people.map(traceOfSomeone)
}

class World {
  people: Someone[]
  readonly #flows: FlowState[]
  readonly #story: Story
  readonly #messageIds = new Set<string>()
  /** Whom a visitor turned out to be. */
  readonly #aliases = new Map<string, string>()
  #now: number
  /** When everybody was last looked at; null where nobody has to be. */
  #lookedAt: number | null
  #turns = 0
  #followUps = 0
  #events = 0
  #journeys = 0

  constructor(story: Story) {
    const { people, flows } = story
    this.#story = story
    this.#now = beginningOf(story)
    this.#lookedAt = moveByClock(story) ? this.#now : null
    this.people = people.map((person) => ({
      ...structuredClone(person),
      segments: [],
      dates: new Map(),
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
      clocks: new Map(),
    }))
    for (const someone of this.people) someone.segments = segmentsOf(someone, story, this.#now)
    for (const flow of this.#flows) this.#setClocks(flow)
  }

  /** What is due goes one by one, the first first. */
  runMoments(until: number): void {
    const next = () => nextComing(until, this.people, this.#flows, this.#lookedAt)
    for (let coming = next(); coming; coming = next()) {
      this.#now = Math.max(this.#now, coming.at)
      this.#come(coming)
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
        this.#start(this.#person(deed.customer), deed.flow)
        break
      case 'alias':
        this.#link(deed.previous, deed.customer)
        break
      case 'outage':
        // What falls due meanwhile moves when the server is back.
        this.#now = Math.max(this.#now, deed.until)
        if (this.#lookedAt !== null) this.#lookAtEverybody()
        break
      case 'exit': {
        const trip = nth(this.#open(deed.customer), deed.place)
        if (trip) this.#take(trip.someone, (turn) => end(trip, 'exited', 'by-hand', turn))
        break
      }
      case 'retry':
        this.#retry(deed)
        break
      case 'delivery':
        this.#deliver(deed)
        break
      default:
        this.#manage(deed, this.#flow(deed.flow))
    }
  }

  #start(someone: Someone, flowId: string): void {
    this.#take(someone, (turn) => startFlow(someone, flowId, this.#flows, turn))
  }

  #identify({ customer, traits, consent }: Extract<Deed, { kind: 'identify' }>): void {
    const someone = this.#person(customer)
    Object.assign(someone.traits, traits)
    Object.assign(someone.consent, consent)
    this.#take(someone, (turn) => stimulate(someone, null, this.#flows, turn))
  }

  #retry({ customer, place }: Extract<Deed, { kind: 'retry' }>): void {
    const trip = nth(
      this.#person(customer).journeys.filter(({ status }) => status === 'failed'),
      place,
    )
    // Whoever went in circles would only go in circles, and a flow that is not live moves nobody.
    if (!trip || trip.endReason === 'too-many-visits') return
    const state = this.#flow(trip.flowId)
    if (state.status === 'live') this.#take(trip.someone, (turn) => tryAgain(trip, state, turn))
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
      this.#setClocks(flow)
      this.#moveInside(flow)
    }
    if (verb === 'pause' && status === 'live') {
      flow.status = 'paused'
      this.#setClocks(flow)
    }
    if (verb === 'resume' && status === 'paused') {
      flow.status = 'live'
      this.#setClocks(flow)
      this.#moveInside(flow)
      this.#resume(flow.id)
    }
    if (verb === 'archive') {
      flow.status = 'archived'
      this.#setClocks(flow)
      for (const trip of this.#journeysOf(flow.id)) {
        this.#take(trip.someone, (turn) => end(trip, 'exited', 'archived', turn))
      }
    }
  }

  #setClocks(flow: FlowState): void {
    setClocks(flow, this.#now)
    for (const someone of this.people) this.#planDates(someone)
  }

  #planDates(someone: Someone): void {
    planDates(someone, this.#flows, this.#now, this.#story.zone)
  }

  /** Those who stood in an older version when the flow was published, and still stand there. A paused flow takes them out, but moves nobody. */
  #moveInside({ id, version, versions, status, inside }: FlowState): void {
    const flow = versions[version - 1]
    if (!flow || !inside || inside.choice === 'finish') return
    const { choice, at } = inside
    for (const trip of this.#journeysOf(id).sort((a, b) => a.number - b.number)) {
      const isInside = trip.version < version && trip.standing !== null && trip.standing.since <= at
      if (!isInside) continue
      if (choice === 'exit') this.#take(trip.someone, (turn) => end(trip, 'exited', 'migrated', turn))
      else if (status === 'live') this.#take(trip.someone, (turn) => moveTo(trip, flow, version, choice.moveTo, turn))
    }
  }

  #receive({ customer, visitor, event, properties, timestamp, messageId }: Extract<Deed, { kind: 'event' }>): void {
    if (messageId !== null && this.#messageIds.has(messageId)) return
    if (messageId !== null) this.#messageIds.add(messageId)
    if (visitor !== null) this.#link(visitor, customer)
    const someone = this.#person(customer)
    this.#takeAll(someone, { kind: 'event', event: { event, properties, timestamp }, depth: 0 })
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

  #take(someone: Someone, tell: (turn: Turn) => void): void {
    this.#takeAll(someone, { kind: 'told', tell, depth: 0 })
  }

  /** One turn, then those that it leads to, in the order in which they were asked for. */
  #takeAll(someone: Someone, first: Heard): void {
    if (++this.#turns > mostTurns) throw new EndlessStory()
    const queue = [first]
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (next !== first && ++this.#followUps > mostFollowUps) throw new EndlessStory()
      this.#hear(someone, next, queue)
    }
    this.#planDates(someone)
  }

  /** Segments are brought up to date before anybody is told, and what that makes somebody enter or leave is told last. */
  #hear(someone: Someone, heard: Heard, queue: Heard[]): void {
    const { depth } = heard
    const turn = this.#turn(depth, queue)
    const event = heard.kind === 'event' ? { ...heard.event, number: ++this.#events } : null
    if (event) someone.events.push(event)
    const changes = sortIntoSegments(someone, this.#story, this.#now)
    if (event) {
      stimulate(someone, event, this.#flows, turn)
      startJourneys(someone, event, this.#flows, turn)
    }
    if (heard.kind === 'told') heard.tell(turn)
    if (heard.kind === 'started') startFlow(someone, heard.flowId, this.#flows, turn)
    if (heard.kind === 'changed') stimulate(someone, null, this.#flows, turn, heard.by)
    // What an action's change sets off is one deeper, as an emitted event is.
    const after = this.#turn(heard.kind === 'changed' ? depth + 1 : depth, queue)
    for (const change of changes) this.#hearSegment(someone, change, after)
  }

  #hearSegment(someone: Someone, change: SegmentChange, turn: Turn): void {
    stimulate(someone, null, this.#flows, turn)
    if (turn.depth <= deepest) startBySegment(someone, change, this.#flows, turn)
  }

  #turn(depth: number, queue: Heard[]): Turn {
    const { zone, contactPolicy } = this.#story
    return aTurn(this.#now, { zone, contactPolicy, nextJourney: () => ++this.#journeys }, depth, queue)
  }

  #come(coming: Coming): void {
    switch (coming.kind) {
      case 'timer':
        this.#fireOnce(coming.trip)
        break
      case 'date': {
        const { someone, planned, state, nodeId } = coming
        // Whoever is refused is not asked again for that date.
        Object.assign(planned, { dueAt: null, of: null, came: planned.of })
        this.#take(someone, (turn) => startByMoment(someone, state, nodeId, turn))
        break
      }
      case 'round': {
        const { clock, data, state, nodeId } = coming
        // One round makes up for all that were missed.
        clock.runsAt = nextRun(data, this.#now)
        for (const someone of this.people.filter(({ segments }) => segments.includes(data.segmentId))) {
          this.#take(someone, (turn) => startByMoment(someone, state, nodeId, turn))
        }
        break
      }
      case 'look':
        this.#lookAtEverybody()
    }
  }

  /** Whoever is not in the segments that they should be in by now is moved. */
  #lookAtEverybody(): void {
    this.#lookedAt = this.#now
    for (const someone of this.people) {
      const after = segmentsOf(someone, this.#story, this.#now)
      if (after.join() === someone.segments.join()) continue
      this.#take(someone, (turn) => stimulate(someone, null, this.#flows, turn))
    }
  }

  #fireOnce(trip: Trip): void {
    const step = trip.standing?.step
    this.#fire(trip)
    const { standing } = trip
    // It would be next for ever. Such a story is wrong, and not merely long.
    if (standing?.step === step && (standing?.dueAt ?? Number.POSITIVE_INFINITY) <= this.#now) {
      throw new Error('A timer moved nobody, and is due again at once.')
    }
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
