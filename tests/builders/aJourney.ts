import type { JournalTransaction } from '../../server/ports/journal.ts'
import type { Customer } from '../../shared/customer/customer.ts'
import { newCustomer } from '../../shared/customer/customer.ts'
import type { CustomerEvent } from '../../shared/customer/event.ts'
import type { Journey, Position, Step } from '../../shared/engine/journey.ts'

/** When the tests of stores begin. */
export const start = Date.parse('2026-03-02T09:00:00.000Z')

export const aCustomer = (id: string, part: Partial<Customer> = {}): Customer => ({
  ...newCustomer(id, start),
  ...part,
})

/** An event with an id of the journal's own. */
export const anEvent = (tx: JournalTransaction, part: Partial<CustomerEvent> = {}): CustomerEvent => ({
  id: tx.newEventId(),
  messageId: null,
  event: 'Product Viewed',
  properties: {},
  timestamp: start,
  receivedAt: start,
  ...part,
})

export const aPosition = (part: Partial<Position> = {}): Position => ({
  nodeId: 'pause',
  visit: 1,
  seq: 0,
  enteredAt: start,
  dueAt: null,
  delivery: null,
  state: null,
  why: [],
  effects: [],
  noted: null,
  ...part,
})

/** A journey that waits at `pause`, or has ended where `status` says so. */
export const aJourney = (tx: JournalTransaction, part: Partial<Journey> = {}): Journey => ({
  id: tx.newJourneyId(),
  flowId: 'welcome',
  version: 1,
  customerId: 'ada',
  key: null,
  status: 'waiting',
  triggerId: 'started',
  event: null,
  startedAt: start,
  endedAt: null,
  endReason: null,
  outcome: null,
  goalUntil: null,
  converted: null,
  position: part.status === undefined || part.status === 'waiting' || part.status === 'ready' ? aPosition() : null,
  visits: {},
  variants: {},
  events: {},
  steps: 0,
  ...part,
})

/** A step that was left by `out`. */
export const aStep = (journeyId: string, part: Partial<Step> = {}): Step => ({
  journeyId,
  seq: 0,
  nodeId: 'started',
  type: 'onEvent',
  visit: 1,
  at: start,
  leftAt: start,
  handle: 'out',
  until: null,
  ended: null,
  why: [],
  effects: [],
  ...part,
})

/** A step that is not left yet. */
export const anOpenStep = (journeyId: string, part: Partial<Step> = {}): Step =>
  aStep(journeyId, { nodeId: 'pause', type: 'delay', leftAt: null, handle: null, ...part })
