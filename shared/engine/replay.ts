import type { PreviewAnswer } from '../api/journeyAnswers.ts'
import { presentStep } from '../api/presentStep.ts'
import { foldEvent } from '../customer/computed.ts'
import type { Customer } from '../customer/customer.ts'
import { newCustomer } from '../customer/customer.ts'
import type { CustomerEvent } from '../customer/event.ts'
import type { Flow } from '../flow/flow.ts'
import type { Given, GivenEvent } from '../flow/flowTest.ts'
import type { Names } from '../rules/names.ts'
import type { CompiledSegment } from '../segments/compileSegments.ts'
import { membershipOf } from '../segments/membership.ts'
import { addDuration, instantToIso, parseDuration, parseInstant, zoneOf } from './calendar.ts'
import { compileFlow } from './compileFlow.ts'
import type { WhyContext } from './explain.ts'
import { sayWhy } from './explain.ts'
import type { Journey } from './journey.ts'
import type { Sent } from './policy/sent.ts'
import type { Stimulus } from './stimulus.ts'
import { historyOf } from './turnHistory.ts'
import type { NotEntered } from './turnWorld.ts'
import { VirtualWorld } from './virtualWorld.ts'
import type { Workspace } from './world.ts'

/** What a preview may look at besides the flow and what it is given. `stored` is the customer that `given.customerId` names. */
export interface PreviewContext {
  /** Epoch milliseconds: when it begins, unless `given` says. */
  now: number
  workspace: Workspace
  /** Left out: there are none, and a stored customer stays in those that they are in. */
  segments?: readonly CompiledSegment[]
  names?: Names
  stored?: {
    customer: Customer
    events: readonly CustomerEvent[]
    journeys: readonly Journey[]
    sent?: readonly Sent[]
  }
}

/** A stimulus at its moment, epoch milliseconds. */
interface Timed {
  at: number
  stimulus: Stimulus
}

/** Folds stimuli, in the order of time, and every timer between and after them, into a world. A timer due at t goes before what comes at t. */
function replay(world: VirtualWorld, timed: readonly Timed[], until: number): void {
  for (const { at, stimulus } of timed) {
    world.runTimers(at)
    world.take(stimulus, at)
  }
  world.runTimers(until)
}

const previewId = 'preview'
const dayMs = 86_400_000
const patienceMs = 400 * dayMs
const clockSkewMs = 5 * 60_000

/**
 * Sends one event (or a start at `given.nodeId`) through a flow under a virtual clock, and what `then` holds after it; no effect is carried out.
 * Throws a RangeError where a time in `given` cannot be read.
 */
export function previewFlow(flow: Flow, given: Given, context: PreviewContext): PreviewAnswer {
  const at = readInstant(given.at ?? given.event?.timestamp, 'given.at') ?? context.now
  const world = worldFor(flow, given, at, context)
  const timed = timeline(given, at, zoneOf(world.customer, context.workspace).zone)
  const [first] = timed
  if (first) replay(world, [first], first.at)
  const { workspace, names } = context
  const wording: WhyContext = { flow, zone: zoneOf(world.customer, workspace).zone, ...(names && { names }) }
  if (!world.journeys.has(previewId)) return notEntered(furthest(world.notEntered), given, wording)
  replay(world, timed.slice(1), (timed.at(-1)?.at ?? at) + patienceMs)
  return answer(world, wording)
}

function worldFor(flow: Flow, given: Given, at: number, context: PreviewContext): VirtualWorld {
  const { workspace, segments, stored } = context
  const history = stored ? stored.events : pastEvents(given, at)
  const customer = stored?.customer ?? givenCustomer(given, history, at, workspace)
  const before = { now: at, workspace, customer, history: historyOf(history) }
  return new VirtualWorld({
    // Version 0: stored journeys, whose versions count from 1, block a beginning but are not moved by what is only tried out.
    plans: [compileFlow(flow, { flowId: previewId, version: 0 })],
    // What the event that is given changes is entered or left; what held before is not.
    customer: segments ? { ...customer, segments: membershipOf(segments, before) } : customer,
    ...(segments && { segments }),
    history,
    journeys: (stored?.journeys ?? []).map((journey) => ({ ...journey, flowId: previewId })),
    sent: stored?.sent ?? [],
    workspace,
    givenVariants: given.variants,
    isPreview: true,
    journeyId: (n) => (n === 1 ? previewId : `${previewId}-${n}`),
  })
}

function pastEvents(given: Given, at: number): CustomerEvent[] {
  const events = given.history.map((event, index) => toEvent(event, at, `history-${index}`, `given.history.${index}`))
  return events
    .sort((a, b) => a.timestamp - b.timestamp)
    .map((event, index) => ({ ...event, id: String(index + 1), receivedAt: event.timestamp }))
}

/** The customer as the history would have made them. */
function givenCustomer(given: Given, history: readonly CustomerEvent[], at: number, workspace: Workspace): Customer {
  const { id, traits = {}, tags = [], consent = {} } = given.customer ?? { id: given.customerId ?? 'preview' }
  const told = { ...newCustomer(id, history[0]?.timestamp ?? at), traits, tags, consent }
  const computed = history.reduce(
    (before, event, index) => foldEvent(before, event, historyOf(history.slice(0, index)), workspace.currency).computed,
    told.computed,
  )
  return { ...told, computed, lastSeenAt: history.at(-1)?.timestamp ?? at }
}

function timeline(given: Given, at: number, zone: string): Timed[] {
  const then = given.then.map(({ after, event }, index) => {
    const path = `given.then.${index}`
    if (!parseDuration(after)) throw new RangeError(`${path}.after: "${after}" is not a duration. Write one like P1D.`)
    const moment = addDuration(at, after, zone)
    return { at: moment, stimulus: heard(toEvent(event, moment, `then-${index}`, `${path}.event`)) }
  })
  return [{ at, stimulus: firstStimulus(given, at) }, ...then.sort((a, b) => a.at - b.at)]
}

const heard = (event: CustomerEvent): Stimulus => ({ kind: 'event', event })

function firstStimulus({ event, nodeId }: Given, at: number): Stimulus {
  if (event) return heard(toEvent(event, at, 'given', 'given.event'))
  return { kind: 'start', flowId: previewId, triggerId: nodeId ?? null, by: 'preview' }
}

/** An event as the intake would have taken it at a moment; a timestamp too far ahead becomes that moment. */
function toEvent(given: GivenEvent, receivedAt: number, id: string, path: string): CustomerEvent {
  const told = readInstant(given.timestamp, `${path}.timestamp`) ?? receivedAt
  const timestamp = told > receivedAt + clockSkewMs ? receivedAt : told
  const { event, properties, messageId = null } = given
  return { id, messageId, event, properties, timestamp, receivedAt }
}

function readInstant(text: string | undefined, path: string): number | null {
  if (text === undefined) return null
  const at = parseInstant(text)
  if (at === null) throw new RangeError(`${path}: "${text}" is not a moment. Write one like 2026-03-01T09:00:00Z.`)
  return at
}

const stages: readonly NotEntered['reason'][] = ['where', 'too-old', 'audience', 'reentry', 'concurrent']

/** Of several triggers that wanted the event, the one that came nearest to taking it says why not. */
function furthest(refusals: readonly NotEntered[]): NotEntered | undefined {
  return [...refusals].sort((a, b) => stages.indexOf(b.reason) - stages.indexOf(a.reason))[0]
}

function notEntered(refusal: NotEntered | undefined, { event }: Given, wording: WhyContext): PreviewAnswer {
  const unwanted = event
    ? `No trigger of this flow listens to "${event.event}".`
    : 'No trigger of this flow can be started here.'
  const reason = refusal?.reason ?? 'no-trigger'
  const says = refusal && reason !== 'no-trigger' ? sayWhy(refusal.why, wording) : [unwanted]
  return { entered: false, reason, says, steps: [], end: 'not-entered', endedAt: null, converted: false }
}

function answer(world: VirtualWorld, wording: WhyContext): PreviewAnswer {
  const journey = world.journeys.get(previewId)
  if (!journey) throw new Error('The preview lost its journey.')
  const { status, endedAt, endReason, converted } = journey
  return {
    entered: true,
    says: [],
    steps: world.stepsOf(journey.id).map((step) => presentStep(step, wording)),
    end: status === 'ready' ? 'waiting' : status,
    endedAt: endedAt === null ? null : instantToIso(endedAt),
    ...(endReason !== null && { endReason }),
    converted: converted !== null,
  }
}
