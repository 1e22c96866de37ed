import { expect, it } from 'vitest'
import { flowSchema } from '../../../shared/flow/flow.ts'
import { flowFile } from '../../builders/flows.ts'
import { playInMemory } from './playInMemory.ts'
import { differencesOf, interpretIfItEnds } from './prove.ts'
import type { Story } from './story.ts'

const day = 86_400_000

const daily = flowFile(
  {
    start: { type: 'onStart' },
    another: { type: 'startFlow', flowId: 'round' },
    night: { type: 'delay', for: 'PT24H' },
  },
  ['start:out>another', 'another:out>night', 'night:out>another'],
)

const round = flowFile({ start: { type: 'onStart' }, minute: { type: 'delay', for: 'PT1M' } }, [
  'start:out>minute',
  'minute:out>minute',
])

/** Each day another journey goes round a pause of a minute, as often as a journey may. */
const roundAndRound = (days: number): Story => ({
  zone: 'UTC',
  contactPolicy: { caps: [], quietHours: [] },
  segments: [],
  people: [{ id: 'ada', traits: {}, tags: [], consent: {}, suppressed: [] }],
  flows: { daily: [flowSchema.parse(daily)], round: [flowSchema.parse(round)] },
  deeds: [{ kind: 'start', flow: 'daily', customer: 'ada', at: day }],
  until: (days + 1) * day - 1,
})

it('tells the engine of a customer who goes round a short pause every day for two weeks', () => {
  const story = roundAndRound(14)
  const expected = interpretIfItEnds(story)
  expect(expected?.[0]?.journeys).toHaveLength(15)
  expect(differencesOf(expected, playInMemory(story))).toEqual([])
})

it('leaves out a customer who does so for two months: the story is long, and nobody is stuck', () => {
  expect(interpretIfItEnds(roundAndRound(60))).toBeNull()
})
