import type { CustomerAnswer, EventAnswer } from '../../../shared/api/answers.ts'

/** A customer, with what a test cares about. */
export const aCustomer = (given: Partial<CustomerAnswer> = {}): CustomerAnswer => ({
  id: 'c1',
  traits: { name: 'Ada Lovelace', email: 'ada@example.com', timezone: 'Asia/Tokyo' },
  tags: [],
  segments: [],
  consent: {},
  suppressed: [],
  computed: {
    ordersCount: 3,
    totalSpent: 127.5,
    averageOrderValue: 42.5,
    firstOrderAt: '2026-01-01T10:00:00.000Z',
    lastOrderAt: '2026-03-01T10:00:00.000Z',
    daysSinceLastOrder: 9,
  },
  rewards: { points: 0, offersCount: 0, lastOfferAt: null },
  firstSeenAt: '2026-01-01T10:00:00.000Z',
  lastSeenAt: '2026-03-01T10:00:00.000Z',
  ...given,
})

/** Something a customer did. */
export const anEvent = (given: Partial<EventAnswer> = {}): EventAnswer => ({
  id: 'e1',
  customerId: 'c1',
  event: 'Order Completed',
  properties: {},
  timestamp: '2026-03-01T20:00:00.000Z',
  receivedAt: '2026-03-01T20:00:00.000Z',
  messageId: null,
  ...given,
})
