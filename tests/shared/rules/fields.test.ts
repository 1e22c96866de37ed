import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../shared/json.ts'
import { compileField } from '../../../shared/rules/compileField.ts'
import { fields, parseField, readField } from '../../../shared/rules/fields.ts'
import { aJourney, anEvent, aScope } from '../../builders/aScope.ts'

const traits = JSON.parse(
  '{ "timezone": "Asia/Kathmandu", "address": { "city": "Pokhara" }, "address.zip": "33700", "a.b": { "c": 1 }, "x": null, "__proto__": 7 }',
)

const scope = aScope({
  now: '2026-03-01T20:00:00Z',
  customer: {
    traits,
    tags: ['vip'],
    segments: ['s1'],
    consent: { email: true, sms: false },
    computed: {
      ordersCount: 3,
      totalSpent: 100,
      firstOrderAt: Date.parse('2026-01-02T10:00:00Z'),
      lastOrderAt: Date.parse('2026-02-27T18:00:00Z'),
      lastOrderValue: 40,
    },
    rewards: { points: 120, offersCount: 2, lastOfferAt: Date.parse('2026-01-15T10:00:00Z') },
  },
  event: anEvent('Order Completed', '2026-03-01T19:59:00Z', {
    total: 40,
    products: [{ sku: 'mug', tags: ['blue', 'new'] }, { sku: 'hat' }, 5],
  }),
  journey: aJourney({
    variants: { split: 'b' },
    events: { wait: anEvent('Email Opened', '2026-02-03T10:00:00Z', { 'campaign.id': 'spring' }) },
  }),
})

const rows: [field: string, value: JsonValue][] = [
  ['event.name', 'Order Completed'],
  ['event.timestamp', '2026-03-01T19:59:00.000Z'],
  ['event.properties.total', 40],
  ['event.properties.products.sku', ['mug', 'hat']],
  ['event.properties.products.tags', ['blue', 'new']],
  ['event.properties.products.1.sku', 'hat'],
  ['event.properties.products.9.sku', null],
  ['event.properties.products.length', []],
  ['event.properties.nothing', null],
  ['event.properties.total.of', null],
  ['event.properties.constructor', null],
  ['event.properties.toString.name', null],
  ['customer.traits.address.city', 'Pokhara'],
  ['customer.traits.address.zip', '33700'],
  ['customer.traits.a.b.c', null],
  ['customer.traits.address.constructor', null],
  ['customer.traits.x', null],
  ['customer.traits.__proto__', 7],
  ['customer.traits.__proto__.constructor', null],
  ['customer.tags', ['vip']],
  ['customer.segments', ['s1']],
  ['customer.consent.email', true],
  ['customer.consent.sms', false],
  ['customer.consent.push', null],
  ['customer.id', 'c1'],
  ['customer.ordersCount', 3],
  ['customer.totalSpent', 100],
  ['customer.averageOrderValue', 100 / 3],
  ['customer.firstOrderAt', '2026-01-02T10:00:00.000Z'],
  ['customer.lastOrderAt', '2026-02-27T18:00:00.000Z'],
  ['customer.lastOrderValue', 40],
  // In Kathmandu, 5 hours 45 ahead: from the evening of the 27th to the small hours of the 2nd.
  ['customer.daysSinceLastOrder', 3],
  ['customer.points', 120],
  ['customer.offersCount', 2],
  ['customer.lastOfferAt', '2026-01-15T10:00:00.000Z'],
  ['journey.startedAt', '2026-02-01T10:00:00.000Z'],
  ['journey.variant.split', 'b'],
  ['journey.variant.other', null],
  ['journey.events.wait.event', 'Email Opened'],
  ['journey.events.wait.timestamp', '2026-02-03T10:00:00.000Z'],
  ['journey.events.wait.properties.campaign.id', 'spring'],
  ['journey.events.other.event', null],
  ['journey.events.toString.event', null],
  ['journey.answer.size', null],
  ['now.hour', 1],
  ['now.weekday', 1],
  ['now.date', '2026-03-02'],
  ['weather.rain', null],
  ['customer.toString', null],
  ['customer.traits.', null],
  ['', null],
]

describe('fields', () => {
  it.each(rows)('%s is %j', (field, value) => {
    expect(readField(field, scope)).toEqual(value)
  })

  it('are null where there is no event, no journey and no order', () => {
    const empty = aScope()
    for (const field of ['event.name', 'event.properties.a', 'journey.startedAt', 'journey.variant.a']) {
      expect(readField(field, empty)).toBeNull()
    }
    for (const field of [
      'averageOrderValue',
      'firstOrderAt',
      'lastOrderAt',
      'lastOrderValue',
      'daysSinceLastOrder',
      'lastOfferAt',
    ]) {
      expect(readField(`customer.${field}`, empty)).toBeNull()
    }
    expect(readField('customer.ordersCount', empty)).toBe(0)
    for (const field of ['totalSpent', 'points', 'offersCount']) expect(readField(`customer.${field}`, empty)).toBe(0)
  })

  it('are in the catalogue exactly where rules can read them', () => {
    for (const { field } of fields.filter((spec) => spec.field !== 'events.count')) {
      expect([field, compileField(field.replace('*', 'it.event')) !== null]).toEqual([field, true])
    }
    expect(parseField('weather.rain')).toBeNull()
    expect(parseField('customer.traits.*')).toBeNull()
  })

  it('have a name in words', () => {
    const labels = (...names: string[]) => names.map((name) => parseField(name)?.label)
    expect(labels('customer.traits.first_name', 'customer.traits.lastName', 'event.properties.total')).toEqual([
      'first name',
      'last name',
      'total',
    ])
    expect(labels('customer.consent.email', 'journey.events.wait.properties.order_id')).toEqual([
      'consent to email',
      'order id of the event that ended wait',
    ])
    expect(parseField('customer.totalSpent')).toMatchObject({ type: 'number', unit: 'money', group: 'Orders' })
  })
})
