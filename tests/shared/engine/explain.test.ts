import { describe, expect, it } from 'vitest'
import { sayWhy } from '../../../shared/engine/explain.ts'
import type { RuleTest, Why } from '../../../shared/engine/why.ts'
import { aFlow, at } from '../../builders/aFlow.ts'

const flow = aFlow().on('A').node('experiment', { label: 'Gift or discount' }, 'x1').build()
const say = (why: Why, zone = 'Europe/Berlin') => sayWhy([why], { flow, zone })[0]
const moment = at('2026-03-10T13:10:00Z')

const tested = (test: Partial<RuleTest>): Why => ({
  kind: 'where',
  verdict: {
    holds: test.holds ?? true,
    combinator: 'and',
    not: false,
    tests: [{ field: 'event.properties.total', operator: '>', value: 20, saw: 42.5, holds: true, ...test }],
  },
})

describe('a rule that was tested is said with what it saw', () => {
  it.each<[string, Partial<RuleTest>]>([
    ['total was 42.5, over 20', {}],
    ['total was 12, at most 20', { saw: 12, holds: false }],
    ['number of orders was 3', { field: 'customer.ordersCount', operator: '=', value: 3, saw: 3 }],
    ['number of orders was 4', { field: 'customer.ordersCount', operator: '=', value: 3, saw: 4, holds: false }],
    ['city is not known', { field: 'customer.traits.city', operator: '=', value: 'Berlin', saw: null, holds: false }],
    [
      'city was Bonn, none of Berlin, Hamburg',
      { field: 'customer.traits.city', operator: 'in', value: ['Berlin', 'Hamburg'], saw: 'Bonn', holds: false },
    ],
    [
      'tags was new, which does not contain vip',
      { field: 'customer.tags', operator: 'contains', value: 'vip', saw: ['new'], holds: false },
    ],
    ['total was 42.5, between 10 and 50', { operator: 'between', value: [10, 50] }],
    ['consent to email was yes', { field: 'customer.consent.email', operator: '=', value: true, saw: true }],
    [
      'Product Viewed: 2 times',
      { field: 'events.count', operator: '>=', value: 2, saw: 2, meta: { event: 'Product Viewed' } },
    ],
    [
      'Product Viewed: never, which is not what the rule asks',
      { field: 'events.count', operator: '>=', value: 2, saw: 0, holds: false, meta: { event: 'Product Viewed' } },
    ],
    ['variant of "Gift or discount" was a', { field: 'journey.variant.x1', operator: '=', value: 'a', saw: 'a' }],
  ])('%s', (sentence, test) => {
    expect(say(tested(test))).toBe(sentence)
  })

  it('says tests that decided together in one row', () => {
    const test = { field: 'event.properties.a', operator: '=', value: 1, saw: 1, holds: true }
    const verdict = {
      holds: true,
      combinator: 'or' as const,
      not: false,
      tests: [
        test,
        { holds: true, combinator: 'and' as const, not: false, tests: [{ ...test, field: 'event.properties.b' }] },
      ],
    }
    expect(say({ kind: 'where', verdict })).toBe('a was 1; b was 1')
    expect(say({ kind: 'where', verdict: { ...verdict, tests: [] } })).toBe('there are no rules to meet')
  })
})

const verdict = { holds: true, combinator: 'and' as const, not: false, tests: [] }

it.each<[string, Why]>([
  ['Order Completed, Tue 10 Mar 2026, 14:10', { kind: 'event', event: 'Order Completed', timestamp: moment }],
  ['started by another flow', { kind: 'started', by: 'flow' }],
  [
    'not in the audience of this flow: there are no rules to meet',
    { kind: 'audience', verdict: { ...verdict, holds: false } },
  ],
  [
    'the event is of Tue 10 Mar 2026, 14:10, more than 1 day ago',
    { kind: 'too-old', timestamp: moment, maxEventAge: 'P1D' },
  ],
  [
    'their last journey began Tue 10 Mar 2026, 14:10, and it is not time for another',
    { kind: 'reentry', startedAt: moment },
  ],
  ['their journey of Tue 10 Mar 2026, 14:10 is still open', { kind: 'concurrent', journeyId: '1', startedAt: moment }],
  ['there are no rules to meet, so Everybody', { kind: 'path', pathId: 'a', label: 'Everybody', verdict }],
  ['nothing above held, so everyone else', { kind: 'else' }],
  [
    'bucket 23 of 100, so Gift (0 to 44)',
    { kind: 'variant', variantId: 'a', label: 'Gift', bucket: 23, from: 0, to: 44, source: 'drawn' },
  ],
  [
    'Gift, as drawn before',
    { kind: 'variant', variantId: 'a', label: 'Gift', bucket: 23, from: 0, to: 44, source: 'stored' },
  ],
  [
    '1 day, until 10:00: that is Wednesday 11 March 2026; 10:00 in Berlin is 09:00 UTC',
    { kind: 'delay', until: at('2026-03-11T09:00:00Z'), zone: 'Europe/Berlin', rule: '1 day, until 10:00' },
  ],
  [
    '1 day: that is Wednesday 11 March 2026; 09:00 UTC. Nobody knows the time zone "Mars/Base", so the workspace\'s counts',
    { kind: 'delay', until: at('2026-03-11T09:00:00Z'), zone: 'UTC', rule: '1 day', unknownZone: 'Mars/Base' },
  ],
  [
    'customer.traits.renewal is not known, so the journey ends',
    { kind: 'past', until: null, field: 'customer.traits.renewal', saw: null, then: 'exit' },
  ],
  [
    'customer.traits.renewal is "soon", which is no date, so on at once',
    { kind: 'past', until: null, field: 'customer.traits.renewal', saw: 'soon', then: 'continue' },
  ],
  [
    'the date was Tue 10 Mar 2026, 14:10, which has passed, so on at once',
    { kind: 'past', until: moment, saw: '2026-03-10', then: 'continue' },
  ],
  [
    'waiting for Ordered or Viewed, at most until Tue 10 Mar 2026, 14:10',
    { kind: 'waiting', until: moment, for: ['Ordered', 'Viewed'] },
  ],
  [
    'Order Completed, Tue 10 Mar 2026, 14:10, so Ordered',
    { kind: 'arm', armId: 'a', label: 'Ordered', event: 'Order Completed', timestamp: moment, already: false },
  ],
  [
    'there are no rules to meet, before the wait began, so VIP',
    { kind: 'arm', armId: 'a', label: 'VIP', verdict, already: true },
  ],
  ['nothing of it had happened by Tue 10 Mar 2026, 14:10', { kind: 'timeout', at: moment }],
  [
    'due Tue 10 Mar 2026, 14:10, moved on Tue 10 Mar 2026, 14:12:30',
    { kind: 'timer', dueAt: moment, at: moment + 150_000 },
  ],
  [
    'goal reached: Order Completed, Tue 10 Mar 2026, 14:10, worth 40',
    { kind: 'goal', event: 'Order Completed', timestamp: moment, value: 40, verdict: null },
  ],
  [
    'not sent: no consent to email',
    {
      kind: 'policy',
      channel: 'email',
      purpose: 'marketing',
      allowed: false,
      reason: 'no-consent',
      consent: null,
      address: 'a@example.com',
    },
  ],
  [
    'consent to email given; goes to a@example.com',
    { kind: 'policy', channel: 'email', purpose: 'marketing', allowed: true, consent: true, address: 'a@example.com' },
  ],
  [
    'transactional, so no consent is needed; goes to a@example.com',
    {
      kind: 'policy',
      channel: 'email',
      purpose: 'transactional',
      allowed: true,
      consent: null,
      address: 'a@example.com',
    },
  ],
  ['given up: 404 Not Found', { kind: 'delivery', succeeded: false, detail: '404 Not Found' }],
  ['ended by hand', { kind: 'ended', reason: 'by-hand' }],
  ['disabled, so passed at once', { kind: 'disabled' }],
])('%s', (sentence, why) => {
  expect(say(why)).toBe(sentence)
})
