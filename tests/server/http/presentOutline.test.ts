import { expect, it } from 'vitest'
import { presentOutline } from '../../../server/http/present/presentOutline.ts'
import { aFlow } from '../../builders/aFlow.ts'

it('draws a small flow whole, but for its notes, in whole pixels', () => {
  const flow = aFlow().on('Signed Up').email().node('note', { text: 'Ask Ada' }).build()
  const [joined, mail, note] = flow.nodes
  if (!joined || !mail || !note) throw new Error('The flow has three nodes.')
  mail.position = { x: 12.4, y: 160.6 }
  expect(presentOutline(flow)).toEqual({
    nodes: [
      { id: joined.id, type: 'onEvent', x: 0, y: 0 },
      { id: mail.id, type: 'sendEmail', x: 12, y: 161 },
    ],
    edges: [{ source: joined.id, target: mail.id }],
  })
})

it('draws the top of a flow that is too large for a thumbnail, with all its triggers', () => {
  const tall = aFlow().on('Signed Up')
  for (let row = 0; row < 200; row++) tall.delay('P1D')
  tall.on('Order Completed')
  const { nodes, edges } = presentOutline(tall.build())
  expect(nodes).toHaveLength(60)
  expect(nodes.slice(0, 3).map(({ id }) => id)).toEqual(['onEvent', 'onEvent2', 'delay'])
  // No line leads to a node that is not there.
  expect(edges).toHaveLength(58)
})
