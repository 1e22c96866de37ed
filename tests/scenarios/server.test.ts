import { describe, expect, it } from 'vitest'
import type { Journey, Step } from '../../shared/engine/journey.ts'
import { journeysOf, playInMemory } from './playInMemory.ts'
import { journeyId, playOnServer } from './playOnServer.ts'
import { readScenarios } from './scenario.ts'

describe.each(readScenarios())('$file', ({ scenario }) => {
  it(`leaves the same trace on the server as in memory: ${scenario.name}`, async () => {
    const world = playInMemory(scenario)
    const expected = journeysOf(world).map((journey) => traceOf(journey, world.stepsOf(journey.id)))

    const { journal } = await playOnServer(scenario)
    const actual: ReturnType<typeof traceOf>[] = []
    for (let n = 1, journey = journal.journey(journeyId(1)); journey; journey = journal.journey(journeyId(++n))) {
      actual.push(traceOf(journey, journal.steps(journey.id)))
    }
    expect(actual).toEqual(expected)

    const { traits, tags, segments, consent, computed, rewards } = world.customer
    const expectedCustomer = { traits, tags, segments, consent, computed, rewards }
    expect(journal.customer(scenario.customer.id)).toMatchObject(expectedCustomer)
    const events = journal.allEvents(scenario.customer.id)
    expect(events.map(({ event }) => event).sort()).toEqual(world.events.map(({ event }) => event).sort())
  })
})

/** All that a journey went through, without the names that only one of the two worlds gives. */
function traceOf(journey: Journey, steps: readonly Step[]) {
  const { flowId, version, key, status, triggerId, startedAt, endedAt, endReason, outcome, goalUntil, converted } =
    journey
  return {
    flowId,
    version,
    key,
    status,
    triggerId,
    startedAt,
    endedAt,
    endReason,
    outcome,
    goalUntil,
    converted: converted && { at: converted.at, value: converted.value },
    variants: journey.variants,
    visits: journey.visits,
    waitsUntil: journey.position?.dueAt ?? null,
    steps: steps.map(({ journeyId: _, effects, why, ...step }) => ({
      ...step,
      // `concurrent` names the journey that is in the way.
      why: why.map((each) => ('journeyId' in each ? { ...each, journeyId: '' } : each)),
      effects: effects.map((effect) => ({ ...effect, key: effect.key.replace(/^[^/]+/, 'journey') })),
    })),
  }
}
