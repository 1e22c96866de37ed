import type { Customer } from '../../shared/customer/customer.ts'
import { newCustomer } from '../../shared/customer/customer.ts'
import { parseInstant } from '../../shared/engine/calendar.ts'
import { compileFlow } from '../../shared/engine/compileFlow.ts'
import type { Journey } from '../../shared/engine/journey.ts'
import { isOpen } from '../../shared/engine/journey.ts'
import type { Migration } from '../../shared/engine/migration.ts'
import { migrate } from '../../shared/engine/migration.ts'
import type { Plan } from '../../shared/engine/plan.ts'
import type { Stimulus } from '../../shared/engine/stimulus.ts'
import { tryAgain } from '../../shared/engine/tryAgain.ts'
import { VirtualWorld } from '../../shared/engine/virtualWorld.ts'
import { parseFlow } from '../../shared/flow/parse.ts'
import type { JsonObject } from '../../shared/json.ts'
import { compileSegments } from '../../shared/segments/compileSegments.ts'
import type { Moment, Scenario } from './scenario.ts'

/** Plays a scenario in the engine's own virtual world. */
export function playInMemory(scenario: Scenario): VirtualWorld {
  const paused = new Set<string>()
  const migrations = new Map<string, Migration>()
  const world = new VirtualWorld({
    plans: Object.entries(scenario.flows).map(([flowId, file]) => planOf(flowId, file, 1)),
    customer: customerOf(scenario),
    history: [],
    workspace: {
      timezone: 'UTC',
      currency: 'USD',
      mailFrom: 'shop@example.com',
      contactPolicy: scenario.contactPolicy,
    },
    segments: compileSegments(Object.entries(scenario.segments).map(([id, file]) => ({ id, ...file }))),
    isPaused: (flowId) => paused.has(flowId),
    journeyId: (n) => `j${n}`,
  })
  const begin = instant(scenario.timeline[0]?.at ?? scenario.until)
  for (const flowId of Object.keys(scenario.flows)) world.followMoments(flowId, begin)
  for (const [index, moment] of scenario.timeline.entries()) {
    const at = instant(moment.at)
    world.runTimers(at)
    if (moment.pause !== undefined) paused.add(moment.pause)
    if (moment.resume !== undefined) {
      paused.delete(moment.resume)
      world.followMoments(moment.resume, at)
    }
    // Nobody enters an archived flow, and nobody is left whose timer could fire.
    if (moment.archive !== undefined) paused.add(moment.archive)
    if (moment.publish) publish(moment.publish, at)
    for (const [flowId, migration] of migrations) settle(flowId, migration, at)
    for (const stimulus of stimuliOf(moment, at, index, world)) world.take(stimulus, at, identified(moment))
  }
  world.runTimers(instant(scenario.until))
  return world

  function publish({ flow: flowId, file, migrate: choices }: NonNullable<Moment['publish']>, at: number): void {
    const version = (migrations.get(flowId)?.version ?? 1) + 1
    world.publish(planOf(flowId, file, version))
    world.followMoments(flowId, at)
    migrations.set(flowId, { version, at, choices })
  }

  /** Moves and ends those whom a publishing wants elsewhere, as far as a pause lets it. */
  function settle(flowId: string, migration: Migration, at: number): void {
    for (const journey of journeysOf(world).filter((one) => one.flowId === flowId)) {
      const stimulus = migrate(migration, journey, paused.has(flowId))
      if (stimulus) world.take(stimulus, at)
    }
  }
}

/** The journeys in the order in which they began. */
export const journeysOf = (world: VirtualWorld): Journey[] => [...world.journeys.values()]

export function instant(text: string): number {
  const at = parseInstant(text)
  if (at === null) throw new Error(`"${text}" is no instant.`)
  return at
}

function planOf(flowId: string, file: unknown, version: number): Plan {
  const parsed = parseFlow(file)
  if (!parsed.ok) throw new Error(`${flowId}: ${JSON.stringify(parsed.errors)}`)
  return compileFlow(parsed.flow, { flowId, version })
}

function customerOf({ customer: { id, traits, tags, consent } }: Scenario): Customer {
  // Scenarios are JSON files, so what zod leaves unknown is JSON.
  return { ...newCustomer(id, 0), traits: traits as JsonObject, tags, consent }
}

const identified =
  ({ identify }: Moment) =>
  (customer: Customer): Customer =>
    identify
      ? {
          ...customer,
          traits: { ...customer.traits, ...(identify.traits as JsonObject | undefined) }, // a JSON file, as above
          tags: identify.tags ?? customer.tags,
          consent: { ...customer.consent, ...identify.consent },
        }
      : customer

function stimuliOf(moment: Moment, at: number, index: number, world: VirtualWorld): Stimulus[] {
  const nth = (n: number) => `j${n}`
  if (moment.event) return [{ kind: 'event', event: eventOf(moment.event, at, index) }]
  if (moment.identify) return [{ kind: 'customer' }]
  if (moment.start !== undefined) return [{ kind: 'start', flowId: moment.start, triggerId: null, by: 'hand' }]
  if (moment.retry !== undefined) return retryOf(nth(moment.retry), world)
  if (moment.exit !== undefined) return [{ kind: 'exit', journeyId: nth(moment.exit), reason: 'by-hand' }]
  if (moment.archive !== undefined)
    return openIn(world, moment.archive).map(({ id }) => ({ kind: 'exit', journeyId: id, reason: 'archived' }))
  if (moment.resume !== undefined)
    return openIn(world, moment.resume).map(({ id }) => ({ kind: 'resume', journeyId: id }))
  if (!moment.delivery) return []
  const { journey, succeeded } = moment.delivery
  const key = world.journeys.get(nth(journey))?.position?.delivery ?? ''
  return [{ kind: 'delivery', journeyId: nth(journey), key, succeeded, detail: '' }]
}

const openIn = (world: VirtualWorld, flowId: string): Journey[] =>
  journeysOf(world).filter((journey) => journey.flowId === flowId && isOpen(journey))

/** The last step of a journey that failed is where it did. */
function retryOf(journeyId: string, world: VirtualWorld): Stimulus[] {
  const journey = world.journeys.get(journeyId)
  const last = world.stepsOf(journeyId).at(-1)
  return journey && last ? [tryAgain(journey, last.nodeId, world.flows)] : []
}

function eventOf({ event, properties, timestamp, messageId }: NonNullable<Moment['event']>, at: number, index: number) {
  return {
    id: `event-${index}`,
    messageId: messageId ?? null,
    event,
    properties: properties as JsonObject, // a JSON file, as above
    timestamp: timestamp === undefined ? at : instant(timestamp),
    receivedAt: at,
  }
}
