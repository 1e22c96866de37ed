import { expect, it } from 'vitest'
import { freeHandle } from '../../../client/editor/palette/freeHandle.ts'
import { aFlow } from '../../builders/aFlow.ts'

/** A wait whose named outputs lead to an exit. */
function waiting(taken: readonly string[]) {
  const flow = aFlow().on('Checkout Started').wait('Order Completed').exit()
  for (const handle of taken) flow.edge('wait', handle, 'exit')
  return { ...flow.build(), edges: flow.build().edges.filter(({ sourceHandle }) => sourceHandle !== 'out') }
}

it.each([
  ['a message where the time ran out, as that is whom one reminds', 'sendSms', [], 'timeout'],
  ['one by whatever channel as well', 'sendMessage', [], 'timeout'],
  ['a message at what is free, where that is taken', 'sendEmail', ['timeout'], 'yes'],
  ['all else at the first that is free', 'delay', [], 'yes'],
  ['all else at the next, where the first is taken', 'delay', ['yes'], 'timeout'],
] as const)('joins to a wait %s', (_, type, taken, sourceHandle) => {
  expect(freeHandle(waiting(taken), 'wait', type)).toEqual({ source: 'wait', sourceHandle })
})

it('joins on the edge of the first output where all are taken', () => {
  const flow = waiting(['yes', 'timeout'])
  const first = flow.edges.find(({ sourceHandle }) => sourceHandle === 'yes')
  expect(freeHandle(flow, 'wait', 'sendEmail')).toEqual({ edge: first?.id })
})

it('joins a message to a card of one output there, and to none where there is none', () => {
  const flow = aFlow().on('Signed Up').build()
  expect(freeHandle(flow, 'onEvent', 'sendEmail')).toEqual({ source: 'onEvent', sourceHandle: 'out' })
  expect(freeHandle(waiting([]), 'exit', 'sendEmail')).toBeNull()
})
