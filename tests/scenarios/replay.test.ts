import { describe, expect, it } from 'vitest'
import { instantToIso } from '../../shared/engine/calendar.ts'
import type { Journey, Step } from '../../shared/engine/journey.ts'
import { moveOf, retryOf } from '../../shared/engine/moved.ts'
import type { VirtualWorld } from '../../shared/engine/virtualWorld.ts'
import { instant, journeysOf, playInMemory } from './playInMemory.ts'
import type { ExpectedJourney } from './scenario.ts'
import { readScenarios } from './scenario.ts'

const scenarios = readScenarios()

describe.each(scenarios)('$file', ({ scenario }) => {
  it(scenario.name, () => {
    const world = playInMemory(scenario)
    const { journeys, notEntered, customer, events } = scenario.expect
    if (journeys) {
      const actual = journeysOf(world)
      expect(actual.map(({ id }) => id)).toHaveLength(journeys.length)
      journeys.forEach((expected, index) => {
        expectJourney(world, actual[index], expected)
      })
    }
    if (notEntered) expect(world.notEntered.map(({ flowId, reason }) => `${flowId} ${reason}`)).toEqual(notEntered)
    if (customer) {
      const { traits, tags, segments, computed, rewards } = world.customer
      expect({ traits, tags, segments, ...computed, ...rewards }).toMatchObject(customer)
    }
    if (events) expect(world.events.map(({ event }) => event)).toEqual(events)
  })

  it('gives the same answer when it is played again', () => {
    const first = playInMemory(scenario)
    const second = playInMemory(scenario)
    expect(journeysOf(second)).toEqual(journeysOf(first))
    for (const { id } of journeysOf(first)) expect(second.stepsOf(id)).toEqual(first.stepsOf(id))
    expect(second.outgoing).toEqual(first.outgoing)
  })

  it('accounts for every visit of every node', () => {
    const world = playInMemory(scenario)
    for (const journey of journeysOf(world)) expectConserved(journey, world.stepsOf(journey.id))
  })
})

function expectJourney(world: VirtualWorld, journey: Journey | undefined, expected: ExpectedJourney): void {
  if (!journey) throw new Error('A journey is missing.')
  const steps = world.stepsOf(journey.id)
  if (expected.flow !== undefined) expect(journey.flowId).toBe(expected.flow)
  if (expected.version !== undefined) expect(journey.version).toBe(expected.version)
  if (expected.trail) {
    const { trail } = expected
    expect(steps.map((step, index) => trailLine(step, trail[index] ?? ''))).toEqual(trail)
  }
  if (expected.end !== undefined) expect(journey.status).toBe(expected.end)
  if (expected.endReason !== undefined) expect(journey.endReason).toBe(expected.endReason)
  if (expected.outcome !== undefined) expect(journey.outcome).toBe(expected.outcome)
  if (expected.converted !== undefined) expect(journey.converted !== null).toBe(expected.converted)
  if (expected.value !== undefined) expect(journey.converted?.value).toBe(expected.value)
  if (expected.key !== undefined) expect(journey.key).toBe(expected.key)
  if (expected.effects) {
    const effects = steps.flatMap((step) => step.effects)
    expect(effects).toHaveLength(expected.effects.length)
    expect(effects).toMatchObject(expected.effects)
  }
}

/** A step in the words of a scenario, with the instants that the expected line names. */
function trailLine(step: Step, like: string): string {
  const head = step.handle === null ? step.nodeId : `${step.nodeId} ${step.handle}`
  const at = like.includes(' at ') ? ` at ${short(step.at)}` : ''
  const until = like.includes(' until ') ? ` until ${step.until === null ? 'null' : short(step.until)}` : ''
  return head + at + until
}

const short = (at: number): string => instantToIso(at).replace(':00.000Z', 'Z')

/** entered = waiting + left + ended + failed, for the visits of one journey. */
function expectConserved(journey: Journey, steps: readonly Step[]): void {
  const left = steps.filter((step) => step.handle !== null)
  const stayed = steps.filter((step) => step.handle === null)
  const waiting = stayed.filter((step) => step.leftAt === null)
  const ended = stayed.filter((step) => step.leftAt !== null)
  expect(left.length + waiting.length + ended.length).toBe(steps.length)
  expect(waiting).toHaveLength(journey.position === null ? 0 : 1)
  expect(ended.every((step) => (step.ended === null) === (moveOf(step) !== null))).toBe(true)
  const retries = steps.filter((step) => retryOf(step) !== null)
  expect(steps.filter((step) => step.ended !== null)).toHaveLength(retries.length + (journey.endedAt === null ? 0 : 1))
  expect(steps.map((step) => step.seq)).toEqual(steps.map((_, index) => index))
  expect(steps.length).toBe(Object.values(journey.visits).reduce((sum, visits) => sum + visits, 0))
}

it('has a scenario with instants that can be read', () => {
  for (const { scenario } of scenarios) expect(instant(scenario.until)).toBeGreaterThan(0)
})
