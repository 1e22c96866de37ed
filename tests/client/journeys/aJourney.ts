import type { JourneyAnswer, JourneyDetailAnswer } from '../../../shared/api/journeyAnswers.ts'

/** A journey that waits, with what a test cares about. */
export const aJourney = (given: Partial<JourneyAnswer> = {}): JourneyAnswer => ({
  id: 'j1',
  flowId: 'f1',
  flowName: 'A gift on the third order',
  version: 3,
  customerId: 'c1',
  customerName: 'Ada Lovelace',
  status: 'waiting',
  startedAt: '2026-03-01T20:00:00.000Z',
  endedAt: null,
  endReason: null,
  outcome: null,
  nodeId: 'wait',
  nodeLabel: 'The next morning',
  until: '2026-03-02T09:00:00.000Z',
  converted: false,
  ...given,
})

/** The same with its steps. */
export const aTrail = (given: Partial<JourneyDetailAnswer> = {}): JourneyDetailAnswer => ({
  ...aJourney(),
  event: null,
  nodeLabels: { mail: 'The mug' },
  steps: [],
  zone: 'Europe/Berlin',
  ...given,
})
