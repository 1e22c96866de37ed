import { expect, it } from 'vitest'
import { trailOf } from '../../../client/editor/preview/trail.ts'
import type { StepAnswer } from '../../../shared/api/journeyAnswers.ts'
import { aFlow } from '../../builders/aFlow.ts'

const flow = aFlow().on('Signed Up').wait('Order Completed').from('wait', 'timeout').email().build()
const step = (nodeId: string, handle: string | null, at: string): StepAnswer => ({
  nodeId,
  type: nodeId,
  at,
  handle,
  until: null,
  why: [],
  says: [`${nodeId} was reached`],
  effects: [],
})
const steps = [step('onEvent', 'out', '1'), step('wait', 'timeout', '2'), step('sendEmail', 'out', '3')]
const lit = (shown?: number) => trailOf('preview', flow, steps, (at) => `at ${at}`, shown)

it('lights the cards that were reached, with time and reason, and the edges between them', () => {
  expect([...lit().nodes.keys()]).toEqual(['onEvent', 'wait', 'sendEmail'])
  expect(lit().nodes.get('wait')).toEqual({ time: 'at 2', says: ['wait was reached'] })
  expect([...lit().edges]).toEqual(['e1', 'e2'])
})

it('lights an edge only once the card behind it was reached', () => {
  expect([...lit(2).edges]).toEqual(['e1'])
  expect(lit(2).nodes.has('sendEmail')).toBe(false)
})
