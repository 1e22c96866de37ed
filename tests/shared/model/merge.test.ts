import { expect, it } from 'vitest'
import { flowSchema } from '../../../shared/flow/flow.ts'
import { waitingForOrder } from '../../builders/flows.ts'
import { interpret } from './interpret.ts'
import { playInMemory } from './playInMemory.ts'
import type { Deed, Person, Story } from './story.ts'

const hour = 3_600_000
const perOrder = { concurrent: { per: 'event.properties.order_id' } }

const person = (id: string): Person => ({ id, traits: {}, tags: [], consent: {}, suppressed: [] })

const signUp = (at: number, customer: string, properties = {}): Deed => ({
  kind: 'event',
  event: 'Signed Up',
  customer,
  properties,
  visitor: null,
  messageId: null,
  timestamp: at,
  at,
})

const publish = (at: number, inside: 'finish' | { moveTo: string }): Deed => ({
  kind: 'publish',
  flow: 'f',
  inside,
  at,
})
const alias = (at: number): Deed => ({ kind: 'alias', previous: 'anon:7', customer: 'ada', at })

/** Of a flow that runs one journey per order, and one at a time from its second version on. */
const story = (deeds: Deed[]): Story => ({
  zone: 'UTC',
  contactPolicy: { caps: [], quietHours: [] },
  segments: [],
  people: [person('ada'), person('anon:7')],
  flows: { f: [waitingForOrder(perOrder), waitingForOrder()].map((flow) => flowSchema.parse(flow)) },
  deeds,
  until: 9 * hour,
})

const orders = [signUp(hour, 'ada'), signUp(2 * hour, 'ada', { order_id: 'o1' })]

it.each([
  ['in two orders, both moved into the version', [...orders, publish(3 * hour, { moveTo: 'wait' })], [null, 'merged']],
  ['in two orders of the older version', [...orders, publish(3 * hour, 'finish')], [null, null]],
  [
    'in an order, and the visitor in the version',
    [signUp(hour, 'ada', { order_id: 'o1' }), publish(2 * hour, 'finish'), signUp(3 * hour, 'anon:7')],
    [null, 'merged'],
  ],
])('a merge ends by the version that runs one at a time: ada is %s', (_, deeds, reasons) => {
  const told = story([...deeds, alias(4 * hour)])
  for (const [ada] of [interpret(told), playInMemory(told)]) {
    expect(ada?.journeys.map(({ endReason }) => endReason)).toEqual(reasons)
  }
})
