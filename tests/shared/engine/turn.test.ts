import { describe, expect, it } from 'vitest'
import { newCustomer } from '../../../shared/customer/customer.ts'
import { compileFlow } from '../../../shared/engine/compileFlow.ts'
import type { Journey } from '../../../shared/engine/journey.ts'
import type { Stimulus } from '../../../shared/engine/stimulus.ts'
import { takeTurn } from '../../../shared/engine/turn.ts'
import { historyOf } from '../../../shared/engine/turnHistory.ts'
import type { TurnResult, TurnWorld } from '../../../shared/engine/turnWorld.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { aFlow, at, day } from '../../builders/aFlow.ts'
import { anEvent } from '../../builders/aScope.ts'

const bare: TurnWorld = {
  now: at(day(0)),
  workspace: { timezone: 'UTC', currency: 'USD', mailFrom: 'shop@example.com' },
  flows: {
    triggersFor: () => [],
    triggersForSegment: () => [],
    planOf: () => null,
    livePlan: () => null,
    isPaused: () => false,
  },
  customer: { ...newCustomer('c1', 0), traits: { email: 'ada@example.com' }, consent: { email: true } },
  history: historyOf([]),
  openJourneys: [],
  endedJourneysWithGoal: () => [],
  lastStart: () => null,
  storedVariant: () => null,
  newJourneyId: () => 'j1',
  newEventId: () => 'emitted',
}

/** A world with one live flow; `versions` are those that open journeys may be pinned to. */
function worldWith(flow: Flow, more: Partial<TurnWorld> = {}, versions: Record<number, Flow> = {}): TurnWorld {
  const plan = compileFlow(flow, { flowId: 'f1', version: 2 })
  const plans = new Map(
    Object.entries(versions).map(([version, each]) => [
      Number(version),
      compileFlow(each, { flowId: 'f1', version: Number(version) }),
    ]),
  )
  const flows = {
    triggersFor: (event: string) =>
      [...plan.triggers.values()]
        .filter(({ program }) => program?.event === event)
        .map(({ nodeId }) => ({ plan, nodeId })),
    triggersForSegment: () => [],
    planOf: (_: string, version: number) => (version === 2 ? plan : (plans.get(version) ?? null)),
    livePlan: () => plan,
    isPaused: () => false,
  }
  return { ...bare, flows, ...more }
}

const heard = (name: string, when = day(0)): Stimulus => ({ kind: 'event', event: anEvent(name, when) })
const only = ({ journeys }: TurnResult): Journey => {
  if (journeys.length !== 1 || !journeys[0]) throw new Error(`Expected one journey, got ${journeys.length}.`)
  return journeys[0]
}

it('says nothing of journeys that nothing happened to, and keeps the customer object where nothing changed', () => {
  const waiting = only(takeTurn(heard('A'), worldWith(aFlow().on('A').wait('B').build())))
  const world = worldWith(aFlow().on('A').wait('B').build(), { openJourneys: [waiting] })
  const result = takeTurn({ kind: 'customer' }, world)
  expect(result).toMatchObject({ journeys: [], steps: [], events: [], outgoing: [] })
  expect(result.customer).toBe(world.customer)
})

it('hands over what is for the outside world with the key journey/node/visit', () => {
  const result = takeTurn(
    heard('A'),
    worldWith(aFlow().on('A').email().node('callWebhook', { url: 'https://example.com' }).build()),
  )
  expect(result.outgoing.map(({ effect }) => effect.key)).toEqual(['j1/sendEmail/1', 'j1/callWebhook/1'])
  expect(only(result)).toMatchObject({ status: 'waiting', position: { delivery: 'j1/callWebhook/1', dueAt: null } })
})

it('does not hand over a skipped mail', () => {
  const world = worldWith(aFlow().on('A').email().build(), { customer: newCustomer('c1', 0) })
  expect(takeTurn(heard('A'), world).outgoing).toEqual([])
})

it('keeps a journey pinned to the version it began in', () => {
  const old = aFlow().on('A').wait('B').from('wait', 'yes').exit('won').build()
  const journey = { ...only(takeTurn(heard('A'), worldWith(old))), version: 1 }
  const world = worldWith(
    aFlow().on('A').wait('B').from('wait', 'yes').email().build(),
    { openJourneys: [journey] },
    { 1: old },
  )
  expect(only(takeTurn(heard('B', day(1)), { ...world, now: at(day(1)) }))).toMatchObject({
    version: 1,
    status: 'completed',
    outcome: 'won',
  })
})

it('completes the step of a pause under its own number, with all that was said since it was entered', () => {
  const flow = aFlow().on('A').wait('B').build()
  const first = takeTurn(heard('A'), worldWith(flow))
  const second = takeTurn(heard('B', day(1)), worldWith(flow, { now: at(day(1)), openJourneys: [only(first)] }))
  expect(first.steps.map(({ seq, leftAt }) => [seq, leftAt])).toEqual([
    [0, at(day(0))],
    [1, null],
  ])
  expect(second.steps).toHaveLength(1)
  expect(second.steps[0]).toMatchObject({
    seq: 1,
    at: at(day(0)),
    leftAt: at(day(1)),
    handle: 'yes',
    ended: 'completed',
  })
  expect(second.steps[0]?.why.map(({ kind }) => kind)).toEqual(['waiting', 'arm'])
})

it('ignores a timer that is not due yet, and a delivery that the journey does not wait for', () => {
  const flow = aFlow().on('A').delay('P1D').build()
  const journey = only(takeTurn(heard('A'), worldWith(flow)))
  const world = worldWith(flow, { openJourneys: [journey], now: at(day(0, '23:00')) })
  expect(takeTurn({ kind: 'timer', journeyId: 'j1' }, world).journeys).toEqual([])
  expect(
    takeTurn({ kind: 'delivery', journeyId: 'j1', key: 'j1/x/1', succeeded: true, detail: '' }, world).journeys,
  ).toEqual([])
  expect(takeTurn({ kind: 'timer', journeyId: 'gone' }, world).journeys).toEqual([])
})

it('says by how much a timer was late, and what follows counts from now', () => {
  const flow = aFlow().on('A').delay('P1D').delay('P1D').build()
  const journey = only(takeTurn(heard('A'), worldWith(flow)))
  const late = takeTurn(
    { kind: 'timer', journeyId: 'j1' },
    worldWith(flow, { openJourneys: [journey], now: at(day(5)) }),
  )
  expect(late.steps[0]).toMatchObject({ until: at(day(1)), leftAt: at(day(5)) })
  expect(late.steps[0]?.why.at(-1)).toEqual({ kind: 'timer', dueAt: at(day(1)), at: at(day(5)) })
  expect(only(late).position?.dueAt).toBe(at(day(6)))
})

it('completes in one step a wait that an event of the same turn ends', () => {
  const flows = aFlow().on('A').node('emitEvent', { event: 'B' }).wait('C').build()
  const other = aFlow().on('B').node('emitEvent', { event: 'C' }).build()
  const plans = [compileFlow(flows, { flowId: 'f1', version: 1 }), compileFlow(other, { flowId: 'f2', version: 1 })]
  let journeys = 0
  const result = takeTurn(heard('A'), {
    ...bare,
    newJourneyId: () => `j${++journeys}`,
    flows: {
      ...bare.flows,
      triggersFor: (event) =>
        plans.flatMap((plan) =>
          [...plan.triggers.values()]
            .filter(({ program }) => program?.event === event)
            .map(({ nodeId }) => ({ plan, nodeId })),
        ),
      planOf: (flowId) => plans.find((plan) => plan.flowId === flowId) ?? null,
    },
  })
  expect(result.events.map(({ event, messageId }) => [event, messageId])).toEqual([
    ['A', null],
    ['B', 'j1/emitEvent/1'],
    ['C', 'j2/emitEvent/1'],
  ])
  expect(result.steps.filter(({ nodeId }) => nodeId === 'wait')).toMatchObject([{ handle: 'yes', leftAt: at(day(0)) }])
})

describe('assignments', () => {
  const flow = aFlow()
    .on('A')
    .node('experiment', {
      variants: [
        { id: 'a', weight: 100 },
        { id: 'b', weight: 0 },
      ],
    })
    .build()
  const assigned = (stored: string | null) =>
    takeTurn(heard('A'), worldWith(flow, { storedVariant: () => stored })).assignments

  it('store what was drawn, once', () => {
    expect(assigned(null)).toEqual([
      {
        flowId: 'f1',
        version: 2,
        nodeId: 'experiment',
        variantId: 'a',
        bucket: expect.any(Number),
        holdout: false,
        at: at(day(0)),
      },
    ])
    expect(assigned('b')).toEqual([])
  })

  it('draw anew where the stored variant no longer exists', () => {
    expect(assigned('gone')).toMatchObject([{ variantId: 'a' }])
  })
})

it('ends a journey whose version is gone, and leaves it alone otherwise', () => {
  const journey = { ...only(takeTurn(heard('A'), worldWith(aFlow().on('A').wait('B').build()))), version: 9 }
  const world = worldWith(aFlow().build(), { openJourneys: [journey] })
  expect(takeTurn(heard('B'), world).journeys).toEqual([])
  expect(only(takeTurn({ kind: 'exit', journeyId: 'j1', reason: 'archived' }, world))).toMatchObject({
    status: 'exited',
    endReason: 'archived',
  })
})

it('stops a flow that emits two events for each one, long before a million', () => {
  const flow = aFlow().on('A').node('emitEvent', { event: 'A' }).node('emitEvent', { event: 'A' }).build()
  let journeys = 0
  const result = takeTurn(heard('A'), worldWith(flow, { newJourneyId: () => `j${++journeys}` }))
  expect(result.events.length).toBeLessThan(3000)
  expect(result.journeys.some(({ status }) => status === 'failed')).toBe(true)
})
