import { expect, it } from 'vitest'
import { exampleGiven } from '../../../client/editor/preview/exampleGiven.ts'
import { readGiven } from '../../../client/editor/preview/readGiven.ts'
import { aFlow } from '../../builders/aFlow.ts'

const read = (json: unknown) => readGiven(JSON.stringify(json))

it('takes what a test is given as it is', () => {
  const given = { customer: { id: 'c1', traits: { plan: 'gold' } }, event: { event: 'Signed Up' } }
  expect(read(given)).toMatchObject({ ok: true, given })
})

it('takes a bare event', () => {
  expect(read({ event: 'Signed Up', properties: { plan: 'gold' } })).toMatchObject({
    ok: true,
    given: { event: { event: 'Signed Up', properties: { plan: 'gold' } } },
  })
})

it('takes a call of the tracking API with the customer it names', () => {
  const call = { type: 'track', userId: 'u1', event: 'Signed Up', timestamp: '2026-03-01T09:00:00Z', context: {} }
  expect(read(call)).toMatchObject({
    ok: true,
    given: { customer: { id: 'u1' }, event: { event: 'Signed Up', timestamp: '2026-03-01T09:00:00Z' } },
  })
})

it.each([
  ['text that is no JSON', '{ event', 'This is not JSON.'],
  ['a list', '[]', /JSON object/],
  ['a wrong type', '{"event":{"event":7}}', /event\.event/],
  ['an unknown key', '{"evnt":{}}', /evnt/],
])('says what is wrong with %s', (_, text, message) => {
  const answer = readGiven(text)
  expect(answer).toMatchObject({ ok: false, message: expect.stringMatching(message) })
})

it('offers an example that fits the trigger of the flow', () => {
  const text = exampleGiven(aFlow().on('Checkout Started').build())
  expect(readGiven(text)).toMatchObject({ ok: true, given: { event: { event: 'Checkout Started' } } })
})
