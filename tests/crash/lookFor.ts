import type { Journal } from '../../server/ports/journal.ts'
import type { Library } from '../../server/ports/library.ts'
import { plansIn, replayJourneys } from '../../server/replay/replayJourneys.ts'
import { isOpen } from '../../shared/engine/journey.ts'
import type { Call } from './client.ts'
import type { Snapshot } from './snapshot.ts'

type Trail = Snapshot['journeys'][number]

const repeatedOf = (texts: readonly string[]): string[] => {
  const seen = new Set<string>()
  return texts.filter((text) => seen.size === seen.add(text).size)
}

const missingFrom = (there: ReadonlySet<string>, wanted: Iterable<string>): string[] =>
  [...wanted].filter((one) => !there.has(one))

/** Messages that were acknowledged and are gone, or that are there twice. */
export function lookForEvents({ events }: Snapshot, acknowledged: Iterable<string>): string[] {
  const stored = events.flatMap(({ event: { messageId } }) => messageId ?? [])
  return [
    ...missingFrom(new Set(stored), acknowledged).map((id) => `The acknowledged event ${id} is lost.`),
    ...repeatedOf(stored).map((id) => `The event ${id} is stored twice.`),
  ]
}

/** Whoever was said to be somebody is: with their traits, and under the id of the visitor that they were before. */
export function lookForPeople(journal: Journal, acknowledged: Iterable<Call>): string[] {
  return [...acknowledged].flatMap(({ type, userId = '', anonymousId, traits }) => {
    if (type !== 'identify') return []
    const known = journal.customer(userId)?.traits ?? {}
    const isMerged = anonymousId === undefined || journal.resolveId(`anon:${anonymousId}`) === userId
    return [
      ...(known.email === traits?.email ? [] : [`The acknowledged traits of ${userId} are lost.`]),
      ...(isMerged ? [] : [`${anonymousId} is not ${userId} any more.`]),
    ]
  })
}

/** Each event that a flow wants starts exactly one journey of it. */
export function lookForEntries({ events, journeys }: Snapshot, flowIds: Readonly<Record<string, string>>): string[] {
  const started = journeys.map(({ journey }) => `${journey.flowId} ${journey.event?.id}`)
  const wanted = events.flatMap(({ event }) => {
    const flowId = flowIds[event.event]
    return flowId === undefined ? [] : [`${flowId} ${event.id}`]
  })
  return [
    ...missingFrom(new Set(started), wanted).map((entry) => `Nobody entered by ${entry}.`),
    ...missingFrom(new Set(wanted), started).map((entry) => `A journey by ${entry} has no event.`),
    ...repeatedOf(started).map((entry) => `Two journeys by ${entry}.`),
  ]
}

/** Every step once, each where the last one led, as far as the journey says it is. */
export function lookForSteps({ journeys }: Snapshot, library: Library): string[] {
  return journeys.flatMap(({ journey, steps }) => {
    const flow = library.version(journey.flowId, journey.version)
    const nextOf = new Map(flow?.edges.map(({ source, sourceHandle, target }) => [`${source} ${sourceHandle}`, target]))
    const says = (what: string) => `Journey ${journey.id} ${what}.`
    const faults = repeatedOf(steps.map(({ nodeId, visit }) => `${nodeId} ${visit}`)).map((visit) =>
      says(`has the step ${visit} twice`),
    )
    if (!flow) faults.push(says(`is of version ${journey.version}, which is gone`))
    if (steps.length !== journey.steps) faults.push(says(`has ${steps.length} of ${journey.steps} steps`))
    for (const [index, step] of steps.entries()) {
      const before = steps[index - 1]
      const expected = before ? nextOf.get(`${before.nodeId} ${before.handle}`) : journey.triggerId
      if (step.seq !== index || step.nodeId !== expected) faults.push(says(`came to ${step.nodeId} out of the blue`))
      if (index < steps.length - 1 && step.leftAt === null) faults.push(says(`left ${step.nodeId} without saying so`))
    }
    return [...faults, ...lookAtEnd({ journey, steps }, nextOf).map(says)]
  })
}

function lookAtEnd({ journey, steps }: Trail, nextOf: ReadonlyMap<string, string>): string[] {
  const last = steps.at(-1)
  if (!last) return ['has no step']
  if (isOpen(journey)) return last.leftAt === null && last.seq === journey.position?.seq ? [] : ['stands nowhere']
  const stoppedShort = journey.status === 'completed' && nextOf.has(`${last.nodeId} ${last.handle}`)
  return last.ended === journey.status && !stoppedShort ? [] : [`is ${journey.status} and its last step is not`]
}

/** Every effect that a step asked for is in the outbox once, and nothing else is; every event that a step emitted is stored. */
export function lookForEffects({ journeys, deliveries, events }: Snapshot): string[] {
  const effects = journeys.flatMap(({ steps }) => steps.flatMap((step) => step.effects))
  const asked = effects.filter(({ status }) => status === 'would-send').map(({ key }) => key)
  const emitted = effects.filter(({ kind }) => kind === 'event').map(({ key }) => key)
  const keys = deliveries.map(({ key }) => key)
  const messages = new Set(events.map(({ event }) => event.messageId ?? ''))
  return [
    ...repeatedOf(asked).map((key) => `Two steps asked for ${key}.`),
    ...repeatedOf(keys).map((key) => `The outbox has ${key} twice.`),
    ...missingFrom(new Set(keys), asked).map((key) => `The effect ${key} is not in the outbox.`),
    ...missingFrom(new Set(asked), keys).map((key) => `No step asked for ${key} of the outbox.`),
    ...missingFrom(messages, emitted).map((key) => `The event ${key} was never emitted.`),
  ]
}

/** Every journey that waits has a timer that will be found, or a delivery that will be tried. */
export function lookForWaits({ journeys, deliveries }: Snapshot, journal: Journal): string[] {
  const timers = new Set(journal.dueTimers(Number.MAX_SAFE_INTEGER, 1_000_000).map(({ journeyId }) => journeyId))
  const tried = new Set(deliveries.flatMap(({ key, nextAt }) => (nextAt === null ? [] : key)))
  const open = journeys.flatMap(({ journey: { id, position } }) => (position ? [{ id, ...position }] : []))
  const timed = open.filter(({ dueAt }) => dueAt !== null).map(({ id }) => id)
  return [
    ...missingFrom(timers, timed).map((id) => `The timer of journey ${id} is lost.`),
    ...missingFrom(new Set(timed), timers).map((id) => `Journey ${id} has a timer and does not wait.`),
    ...open
      .filter(({ dueAt, delivery }) => dueAt === null && !tried.has(delivery ?? ''))
      .map(({ id }) => `Journey ${id} waits for nothing that will come.`),
  ]
}

/**
 * Every journey comes out again, step by step, from what is stored of its customer. Left out is who was a visitor before: a step that a journey took then,
 * with the visitor's id and without an address, cannot come out again, as what two customers were before they became one is not kept.
 */
export function lookForReplays({ journeys }: Snapshot, journal: Journal, library: Library): string[] {
  const workspace = { timezone: 'UTC', currency: 'USD', mailFrom: 'Runnel <runnel@localhost>' }
  const deps = { journal, planOf: plansIn(library), workspace }
  const customers = new Set(journeys.map(({ journey }) => journey.customerId))
  const wasVisitor = (id: string) => journal.resolveId(id.replace(/^c-/, 'anon:v-')) === id
  return [...customers]
    .filter((id) => !wasVisitor(id))
    .flatMap((customerId) => replayJourneys(customerId, deps))
    .filter(({ isSame }) => !isSame)
    .map((comparison) => `Journey ${comparison.journeyId} comes out differently: ${JSON.stringify(comparison)}`)
}

/** After the last restart everything comes to its end: journeys, deliveries, and what the receivers saw of them. */
export function lookForLoose({ journeys, deliveries }: Snapshot, taken: ReadonlyMap<string, number>): string[] {
  const keys = new Set(deliveries.map(({ key }) => key))
  return [
    ...journeys
      .filter(({ journey }) => journey.status !== 'completed')
      .map(({ journey }) => `Journey ${journey.id} ended as ${journey.status}.`),
    ...deliveries
      .filter(({ status }) => status !== 'sent')
      .map(({ key, status }) => `The delivery ${key} is ${status}.`),
    ...deliveries.filter(({ key }) => !taken.has(key)).map(({ key }) => `Nobody received ${key}.`),
    ...[...taken.keys()]
      .filter((key) => !keys.has(key))
      .map((key) => `Somebody received ${key}, which is not in the outbox.`),
  ]
}
