import type { Customer } from '../../shared/customer/customer.ts'
import { newCustomer } from '../../shared/customer/customer.ts'
import type { CustomerEvent } from '../../shared/customer/event.ts'
import type { Journey } from '../../shared/engine/journey.ts'
import { versionsOf } from '../../shared/engine/moved.ts'
import type { Plan } from '../../shared/engine/plan.ts'
import { VirtualWorld } from '../../shared/engine/virtualWorld.ts'
import type { Workspace } from '../../shared/engine/world.ts'
import type { CompiledSegment } from '../../shared/segments/compileSegments.ts'
import { Doors } from './doors.ts'
import type { Push } from './nextPush.ts'
import { nextPush } from './nextPush.ts'
import type { StoredJourney, StoredLife } from './readLife.ts'
import { isStartedByFlow, segmentThatStarted } from './readLife.ts'

/** What a life was lived under. */
export interface Surroundings {
  planOf(flowId: string, version: number): Plan | null
  workspace: Workspace
  /** As their rules are today. Left out: there are none. */
  segments?: readonly CompiledSegment[]
}

/**
 * Takes every turn of a customer again, in the engine alone, from what came from outside: the events, the ends of deliveries, starts and ends by hand,
 * and the clock as it stood at each (a journey's steps say when its timers fired). Flows take in whom they took in then, if they still would.
 */
export function relive(life: StoredLife, { planOf, workspace, segments }: Surroundings): VirtualWorld {
  const journeys = life.journeys.map(asAtStart)
  const { outside, emitted } = eventsOf(life)
  const doors = new Doors(
    journeys,
    life.journeys.filter(isStartedByFlow).map(asAtStart),
    life.journeys.flatMap((one) => {
      const change = segmentThatStarted(one)
      return change ? [{ journey: asAtStart(one), ...change }] : []
    }),
    emitted.map(({ id }) => id),
    planOf,
  )
  const world = new VirtualWorld({
    plans: [],
    flows: doors.flows,
    customer: asAtFirst(life.customer),
    history: [],
    workspace,
    ...(segments && { segments }),
    journeyId: () => doors.journeyId(),
    eventId: () => doors.eventId(),
  })

  const pushed = new Set<string>()
  const next = () => nextPush(world.journeys, life.journeys, pushed)

  function take({ name, stimulus, at }: Push): void {
    pushed.add(name)
    const isStart = stimulus.kind === 'start' || stimulus.kind === 'due'
    const startedBy = isStart ? journeys.find(({ id }) => name.startsWith(`${id} `)) : undefined
    doors.open(stimulus, at, startedBy ?? null)
    world.take(stimulus, at)
  }

  for (const event of outside) {
    const at = event.receivedAt
    // A timer goes before an event of its moment. What moved then though it was due before, or never, was moved by the event.
    for (let push = next(); push && (push.at < at || (push.at === at && !push.isLate)); push = next()) take(push)
    doors.open({ kind: 'event', event }, at, null)
    world.take({ kind: 'event', event }, at)
  }
  for (let push = next(); push; push = next()) take(push)
  return world
}

/** What actions emitted comes again by itself, in the turn of the step that emits it. */
function eventsOf({ events, journeys }: StoredLife): { outside: CustomerEvent[]; emitted: CustomerEvent[] } {
  const effects = journeys.flatMap(({ steps }) => steps.flatMap((step) => step.effects))
  const keys = new Set(
    effects.filter(({ kind, status }) => kind === 'event' && status === 'would-do').map(({ key }) => key),
  )
  const isEmitted = ({ messageId }: CustomerEvent) => messageId !== null && keys.has(messageId)
  return { outside: events.filter((event) => !isEmitted(event)), emitted: events.filter(isEmitted) }
}

/** A journey that was moved started in another version. */
const asAtStart = ({ journey, steps }: StoredJourney): Journey => ({
  ...journey,
  version: versionsOf(steps, journey.version)[0] ?? journey.version,
})

/** What events, journeys and segments make of a customer is made again; the rest is as it is today. */
function asAtFirst({ id, traits, tags, consent, suppressed, firstSeenAt }: Customer): Customer {
  return { ...newCustomer(id, firstSeenAt), traits, tags, consent, suppressed }
}
