import type { DeliveryAnswer } from '../../../shared/api/answers.ts'

/** A mail that was sent, with what a test cares about. */
export const aDelivery = (given: Partial<DeliveryAnswer> = {}): DeliveryAnswer => ({
  id: 'd1',
  key: 'j1/mail/1',
  kind: 'email',
  status: 'sent',
  to: 'ada@example.com',
  title: 'Your mug',
  body: {},
  customerId: 'c1',
  customerName: 'Ada Lovelace',
  journeyId: 'j1',
  flowId: 'f1',
  flowName: 'A gift on the third order',
  nodeId: 'mail',
  attempts: [],
  nextAt: null,
  createdAt: '2026-03-02T09:00:00.000Z',
  updatedAt: '2026-03-02T09:00:00.000Z',
  ...given,
})
