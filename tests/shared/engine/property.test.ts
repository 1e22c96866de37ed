import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newCustomer } from '../../../shared/customer/customer.ts'
import { compileFlow } from '../../../shared/engine/compileFlow.ts'
import type { Stimulus } from '../../../shared/engine/stimulus.ts'
import { VirtualWorld } from '../../../shared/engine/virtualWorld.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { parseFlow } from '../../../shared/flow/parse.ts'
import { at, day } from '../../builders/aFlow.ts'
import { arbitraryFlowFile } from '../../builders/arbitraryFlow.ts'

const names = ['A', 'B', 'Order Completed']
const name = fc.constantFrom(...names)
const holds = fc.constantFrom(
  { combinator: 'and', rules: [] },
  { combinator: 'and', rules: [{ field: 'customer.tags', operator: 'contains', value: 'vip' }] },
  { combinator: 'or', rules: [{ field: 'customer.ordersCount', operator: '>', value: 1 }] },
)
const duration = fc.constantFrom('PT1H', 'P1D', 'P30D', 'nonsense')
const handles = ['out', 'else', 'timeout', 'failed', 'a', 'b']

/** Nodes that live, with settings that mostly make sense, so that journeys get somewhere. */
const livelyNode = fc.oneof(
  fc.record({ type: fc.constant('onEvent'), data: fc.record({ event: fc.constantFrom('A', 'B') }) }),
  fc.record({
    type: fc.constant('condition'),
    data: fc.record({ paths: fc.tuple(fc.record({ id: fc.constant('a'), when: holds })) }),
  }),
  fc.record({ type: fc.constant('delay'), data: fc.record({ for: duration }) }),
  fc.record({
    type: fc.constant('wait'),
    data: fc.record({
      for: fc.tuple(fc.record({ id: fc.constant('a'), event: name }), fc.record({ id: fc.constant('b'), when: holds })),
      timeout: duration,
      mode: fc.constantFrom('first', 'ranked'),
      alreadyTrue: fc.boolean(),
    }),
  }),
  fc.record({
    type: fc.constant('experiment'),
    data: fc.constant({
      variants: [
        { id: 'a', weight: 50 },
        { id: 'b', weight: 50 },
      ],
    }),
  }),
  // Emitted orders end waits, reach goals and change attributes, but start nothing: flows that feed each other for weeks would never end here.
  fc.record({ type: fc.constant('emitEvent'), data: fc.constant({ event: 'Order Completed' }) }),
  fc.record({
    type: fc.constant('updateCustomer'),
    data: fc.constantFrom({ addTags: ['vip'] }, { removeTags: ['vip'] }),
  }),
  fc.record({
    type: fc.constant('sendEmail'),
    data: fc.constantFrom({ subject: 'Hi', body: 'Hi' }, { subject: '{{ 1 | nonsense }}' }),
  }),
  fc.record({ type: fc.constant('callWebhook'), data: fc.constant({ url: 'https://example.com' }) }),
  fc.record({ type: fc.constant('exit'), data: fc.constant({}) }),
)

const livelyFlow = fc
  .tuple(
    fc.array(livelyNode, { minLength: 2, maxLength: 8 }),
    fc.array(fc.tuple(fc.nat(7), fc.constantFrom(...handles), fc.nat(7)), { maxLength: 24 }),
    fc.record({
      reentry: fc.constantFrom('always', 'never', { after: 'P2D' }),
      concurrent: fc.constantFrom('no', { per: 'event.properties.k' }),
      exits: fc.constantFrom([], [{ id: 'x', event: 'B' }]),
      goal: fc.constantFrom(null, { event: 'Order Completed', within: 'P3D' }),
    }),
  )
  .map(([nodes, lines, settings]): object => ({
    format: 'runnel.flow/1',
    name: 'Lively',
    settings,
    nodes: [{ type: 'onEvent', data: { event: 'A' } }, ...nodes].map((node, index) => ({
      ...node,
      id: `n${index}`,
      position: { x: 0, y: index },
    })),
    edges: [[0, 'out', 0], ...lines]
      .filter(([, , to]) => Number(to) < nodes.length)
      .map(([from, handle, to], index) => ({
        id: `e${index}`,
        source: `n${Number(from) % (nodes.length + 1)}`,
        sourceHandle: handle,
        target: `n${Number(to) + 1}`,
      })),
  }))

const happening = fc.record({
  hours: fc.nat(72),
  name,
  key: fc.constantFrom('x', 'y'),
  tags: fc.option(fc.constantFrom<string[]>([], ['vip'])),
  pause: fc.boolean(),
})

function read(file: object): Flow {
  const parsed = parseFlow(JSON.parse(JSON.stringify(file)))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.flow
}

interface Happening {
  hours: number
  name: string
  key: string
  tags: string[] | null
  pause: boolean
}

function play(flows: readonly Flow[], happenings: readonly Happening[]): VirtualWorld {
  let isPaused = false
  const world = new VirtualWorld({
    plans: flows.map((flow, index) => compileFlow(flow, { flowId: `f${index}`, version: 1 })),
    customer: { ...newCustomer('c1', 0), consent: { email: true }, traits: { email: 'ada@example.com' } },
    history: [],
    workspace: { timezone: 'Europe/Berlin', currency: 'USD', mailFrom: 'shop@example.com' },
    isPaused: (flowId) => isPaused && flowId === 'f0',
  })
  let now = at(day(0))
  happenings.forEach(({ hours, name: event, key, tags, pause }, index) => {
    now += hours * 3_600_000
    world.runTimers(now)
    if (pause) {
      isPaused = !isPaused
      if (!isPaused)
        for (const { id } of [...world.journeys.values()]) world.take({ kind: 'resume', journeyId: id }, now)
    }
    const stimulus: Stimulus =
      tags === null
        ? {
            kind: 'event',
            event: { id: `e${index}`, messageId: null, event, properties: { k: key }, timestamp: now, receivedAt: now },
          }
        : { kind: 'customer' }
    world.take(stimulus, now, (customer) => (tags === null ? customer : { ...customer, tags }))
  })
  world.runTimers(now + 40 * 86_400_000)
  return world
}

it('accounts for every visit and every journey, whatever was drawn and whatever happens', () => {
  fc.assert(
    fc.property(
      fc.array(livelyFlow, { minLength: 1, maxLength: 3 }),
      fc.array(happening, { maxLength: 12 }),
      (files, happenings) => {
        const world = play(files.map(read), happenings)
        for (const journey of world.journeys.values()) {
          const steps = world.stepsOf(journey.id)
          const isOpen = journey.status === 'waiting' || journey.status === 'ready'
          const left = steps.filter(({ handle }) => handle !== null).length
          const ended = steps.filter(
            ({ handle, ended }) => handle === null && ended !== null && ended !== 'failed',
          ).length
          const failed = steps.filter(({ ended }) => ended === 'failed').length
          const waiting = steps.filter(({ leftAt }) => leftAt === null).length
          expect(steps.length).toBe(waiting + left + ended + failed)
          expect(waiting).toBe(isOpen ? 1 : 0)
          expect(journey.position === null).toBe(!isOpen)
          expect(journey.endedAt === null).toBe(isOpen)
          expect(steps.map(({ seq }) => seq)).toEqual(steps.map((_, index) => index))
          expect(steps.length).toBe(journey.steps)
        }
        const keys = world.outgoing.map(({ effect }) => effect.key)
        expect(new Set(keys).size).toBe(keys.length)
      },
    ),
    { numRuns: 200 },
  )
})

it('gives the same journeys and steps when the same things happen again', () => {
  fc.assert(
    fc.property(
      fc.array(livelyFlow, { minLength: 1, maxLength: 2 }),
      fc.array(happening, { maxLength: 8 }),
      (files, happenings) => {
        const flows = files.map(read)
        const [first, second] = [play(flows, happenings), play(flows, happenings)]
        expect([...second.journeys.values()]).toEqual([...first.journeys.values()])
        for (const id of first.journeys.keys()) expect(second.stepsOf(id)).toEqual(first.stepsOf(id))
        expect(second.customer).toEqual(first.customer)
      },
    ),
    { numRuns: 50 },
  )
})

it('never changes a journey in place: what is stored stays what it was until the turn commits', () => {
  fc.assert(
    fc.property(livelyFlow, fc.array(happening, { maxLength: 8 }), (file, happenings) => {
      const world = play([read(file)], happenings)
      const journeys = [...world.journeys.values()]
      const before = JSON.stringify(journeys)
      for (const { id } of journeys) world.take({ kind: 'exit', journeyId: id, reason: 'by-hand' }, at(day(300)))
      expect(JSON.stringify(journeys)).toBe(before)
    }),
    { numRuns: 50 },
  )
})

it('never throws for what a draft may hold', () => {
  fc.assert(
    fc.property(arbitraryFlowFile, (file) => {
      expect(() => play([read(file)], [{ hours: 1, name: 'A', key: 'x', tags: null, pause: false }])).not.toThrow()
    }),
    { numRuns: 100 },
  )
})
