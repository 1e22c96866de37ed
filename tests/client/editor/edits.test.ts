import { describe, expect, it } from 'vitest'
import { closeUp, takeOut } from '../../../client/editor/edits/closeUp.ts'
import { connect } from '../../../client/editor/edits/connect.ts'
import { copyParts } from '../../../client/editor/edits/copyParts.ts'
import { flowOrder } from '../../../client/editor/edits/flowOrder.ts'
import { nodeOf } from '../../../client/editor/edits/indexFlow.ts'
import { insertOnEdge } from '../../../client/editor/edits/insertOnEdge.ts'
import { isOnlyMoved } from '../../../client/editor/edits/isOnlyMoved.ts'
import { makeNode } from '../../../client/editor/edits/makeNode.ts'
import { moveNodes } from '../../../client/editor/edits/moveNodes.ts'
import { clearOf, nextPlace } from '../../../client/editor/edits/nextPlace.ts'
import { pasteParts } from '../../../client/editor/edits/pasteParts.ts'
import { reattach } from '../../../client/editor/edits/reattach.ts'
import { removeParts } from '../../../client/editor/edits/removeParts.ts'
import { setData } from '../../../client/editor/edits/setData.ts'
import { walk } from '../../../client/editor/edits/walk.ts'
import { whyNotConnect } from '../../../client/editor/edits/whyNotConnect.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { nodeTypes } from '../../../shared/nodes/index.ts'
import { aFlow, rule } from '../../builders/aFlow.ts'

const chain = () => aFlow().on('Signed Up').delay('P1D').email().build()
const forked = () =>
  aFlow()
    .on('Signed Up')
    .node('condition', { paths: [{ id: 'yes', label: 'Yes', when: rule('customer.ordersCount', '>', 1) }] })
    .from('condition', 'yes')
    .email('Hello')
    .from('condition', 'else')
    .exit()
    .build()
const edges = (flow: Flow) => flow.edges.map((edge) => `${edge.source} ${edge.sourceHandle} ${edge.target}`)
const nodeAt = (flow: Flow, id: string) => flow.nodes.find((node) => node.id === id)

describe('an edge', () => {
  const cases = [
    ['to a trigger', { source: 'sendEmail', sourceHandle: 'out', target: 'onEvent' }, /nothing leads to it/],
    [
      'from an output that is not there',
      { source: 'delay', sourceHandle: 'yes', target: 'sendEmail' },
      /no such output/,
    ],
    ['to a node that is gone', { source: 'delay', sourceHandle: 'out', target: 'ghost' }, /not there any more/],
    [
      'from an action to itself',
      { source: 'sendEmail', sourceHandle: 'out', target: 'sendEmail' },
      /loop without a pause/,
    ],
  ] as const
  it.each(cases)('is refused %s, with the reason', (_, connection, reason) => {
    expect(whyNotConnect(chain(), connection)).toMatch(reason)
    expect(connect(chain(), connection)).toEqual(chain())
  })

  it('may close a loop that has a pause in it, unless the pause is switched off', () => {
    const back = { source: 'sendEmail', sourceHandle: 'out', target: 'delay' }
    expect(whyNotConnect(chain(), back)).toBeNull()
    const off = aFlow().on('Signed Up').node('delay', { for: 'P1D', disabled: true }).email().build()
    expect(whyNotConnect(off, back)).toMatch(/loop without a pause/)
  })

  it('leads a handle that is taken to the new target', () => {
    const flow = connect(forked(), { source: 'condition', sourceHandle: 'yes', target: 'exit' })
    expect(edges(flow)).toContain('condition yes exit')
    expect(edges(flow)).not.toContain('condition yes sendEmail')
  })
})

describe('inserting on an edge', () => {
  it('puts the node in between and moves down what would be in the way', () => {
    const flow = chain()
    const wait = makeNode('wait', { x: 0, y: 0 })
    const next = insertOnEdge(flow, flow.edges[1]?.id ?? '', wait)
    expect(edges(next)).toEqual(expect.arrayContaining([`delay out ${wait.id}`, `${wait.id} yes sendEmail`]))
    expect(nodeAt(next, 'sendEmail')?.position.y).toBeGreaterThan(nodeAt(flow, 'sendEmail')?.position.y ?? 0)
    expect(nodeAt(next, 'delay')?.position).toEqual(nodeAt(flow, 'delay')?.position)
  })

  it('keeps the height at which it was let go, as far as the edge has room', () => {
    const flow = moveNodes(chain(), new Map([['sendEmail', { x: 40, y: 900 }]]))
    const put = (y: number) => insertOnEdge(flow, flow.edges[1]?.id ?? '', makeNode('delay', { x: 7, y })).nodes.at(-1)
    expect(put(500)?.position).toEqual({ x: 40, y: 500 })
    expect(put(0)?.position).toEqual({ x: 40, y: 310 })
    expect(put(2000)?.position).toEqual({ x: 40, y: 750 })
  })

  it('takes a node that is in the flow already, and leaves the others where they are', () => {
    const flow = chain()
    const note = makeNode('delay', { x: 400, y: 0 })
    const next = insertOnEdge({ ...flow, nodes: [...flow.nodes, note] }, flow.edges[1]?.id ?? '', note)
    expect(next.nodes).toHaveLength(4)
    expect(edges(next)).toEqual(expect.arrayContaining([`delay out ${note.id}`, `${note.id} out sendEmail`]))
  })

  it('ends the way there where the node has no output', () => {
    const flow = chain()
    const exit = makeNode('exit', { x: 0, y: 0 })
    const next = insertOnEdge(flow, flow.edges[1]?.id ?? '', exit)
    expect(edges(next)).toEqual(['onEvent out delay', `delay out ${exit.id}`])
  })
})

describe('what has to be checked again', () => {
  const flow = chain()
  const changes: [string, Flow, boolean][] = [
    ['not a flow whose cards lie elsewhere', moveNodes(flow, new Map([['delay', { x: 40, y: 900 }]])), false],
    ['a flow with other settings in a node', setData(flow, 'delay', { for: 'P2D' }), true],
    ['a flow with a node less', removeParts(flow, { nodes: ['sendEmail'], edges: [] }), true],
    ['a flow with an edge less', { ...flow, edges: flow.edges.slice(1) }, true],
    ['a flow with other settings of its own', { ...flow, settings: { ...flow.settings, reentry: 'always' } }, true],
    ['a flow in another order', { ...flow, nodes: flow.nodes.toReversed() }, true],
  ]
  it.each(changes)('is %s', (_, after, isChecked) => {
    expect(isOnlyMoved(flow, after)).toBe(!isChecked)
  })
})

it('takes every edge of a deleted node along', () => {
  expect(edges(removeParts(chain(), { nodes: ['delay'], edges: [] }))).toEqual([])
})

describe('a gap', () => {
  it('that a deleted node leaves is closed', () => {
    expect(edges(closeUp(chain(), ['delay']))).toEqual(['onEvent out sendEmail'])
  })

  it('that several nodes leave is closed as one', () => {
    const flow = aFlow().on('Signed Up').delay('P1D').wait('Order Completed').from('wait', 'yes').email().build()
    expect(edges(closeUp(flow, ['delay', 'wait']))).toEqual(['onEvent out sendEmail'])
  })

  it('behind nodes that are pulled out is closed, and they keep the edges among them', () => {
    const flow = aFlow().on('Signed Up').delay('P1D').email().exit().build()
    expect(edges(takeOut(flow, ['delay', 'sendEmail']))).toEqual(['delay out sendEmail', 'onEvent out exit'])
  })

  it('stays open where closing it would make a loop without a pause', () => {
    const loop = connect(chain(), { source: 'sendEmail', sourceHandle: 'out', target: 'delay' })
    expect(edges(closeUp(loop, ['delay']))).toEqual(['onEvent out sendEmail'])
  })
})

describe('an edge that is taken by one end', () => {
  it('is led to another node and stays the same edge', () => {
    const flow = forked()
    const yes = flow.edges.find((edge) => edge.sourceHandle === 'yes')
    const next = reattach(flow, yes?.id ?? '', { source: 'condition', sourceHandle: 'yes', target: 'exit' })
    expect(next.edges.find((edge) => edge.id === yes?.id)).toMatchObject({ sourceHandle: 'yes', target: 'exit' })
  })

  it('takes the place of the edge that had its new output before', () => {
    const flow = forked()
    const otherwise = flow.edges.find((edge) => edge.sourceHandle === 'else')
    const next = reattach(flow, otherwise?.id ?? '', { source: 'condition', sourceHandle: 'yes', target: 'exit' })
    expect(edges(next)).toEqual(['onEvent out condition', 'condition yes exit'])
  })

  it('stays where it is when its new end is refused', () => {
    const flow = forked()
    const id = flow.edges[1]?.id ?? ''
    expect(reattach(flow, id, { source: 'condition', sourceHandle: 'yes', target: 'onEvent' })).toBe(flow)
  })
})

describe('pasting', () => {
  it('gives fresh ids, keeps the edges among the copies and puts them where asked', () => {
    const flow = chain()
    const { flow: next, pasted } = pasteParts(flow, copyParts(flow, ['delay', 'sendEmail']), { x: 500, y: 40 })
    const [first = '', second = ''] = pasted
    expect(pasted).toHaveLength(2)
    expect(flow.nodes.some((node) => pasted.includes(node.id))).toBe(false)
    expect(edges(next)).toContain(`${first} out ${second}`)
    expect(edges(next)).toHaveLength(3)
    expect(nodeAt(next, first)?.position).toEqual({ x: 500, y: 40 })
  })

  it('lets what names a copied experiment name the copy', () => {
    const flow = aFlow()
      .on('Signed Up')
      .node('experiment', { variants: [{ id: 'a', label: 'A', weight: 100 }] })
      .from('experiment', 'a')
      .email('{{ journey.variant.experiment }}')
      .build()
    const { flow: next, pasted } = pasteParts(flow, copyParts(flow, ['experiment', 'sendEmail']), { x: 0, y: 900 })
    const email = nodeAt(next, pasted[1] ?? '')
    expect(email?.type === 'sendEmail' && email.data.subject).toBe(`{{ journey.variant.${pasted[0]} }}`)
  })
})

it('goes through the cards as a customer would: along the first output first, notes last', () => {
  const flow = aFlow().node('note', { text: 'Hi' }).build()
  const { nodes, edges: lines } = forked()
  const order = flowOrder({ ...flow, nodes: [...flow.nodes, ...nodes.toReversed()], edges: lines })
  expect(order.map((node) => node.id)).toEqual(['onEvent', 'condition', 'sendEmail', 'exit', 'note'])
})

describe('the order of the cards, once it is known,', () => {
  const idsOf = (flow: Flow) => flowOrder(flow).map((node) => node.id)

  it('holds the newest settings of each', () => {
    const flow = forked()
    const before = idsOf(flow)
    const typed = setData(flow, 'sendEmail', { subject: 'Hello again' })
    expect(idsOf(typed)).toEqual(before)
    expect(flowOrder(typed).find((node) => node.id === 'sendEmail')).toBe(nodeOf(typed, 'sendEmail'))
  })

  it('changes with the order of the paths', () => {
    const flow = forked()
    const when = rule('customer.ordersCount', '>', 1)
    const two = setData(flow, 'condition', {
      paths: [
        { id: 'else2', label: '', when },
        { id: 'yes', label: 'Yes', when },
      ],
    })
    const wired = {
      ...two,
      edges: two.edges.map((edge) => (edge.sourceHandle === 'else' ? { ...edge, sourceHandle: 'else2' } : edge)),
    }
    expect(idsOf(wired)).toEqual(['onEvent', 'condition', 'exit', 'sendEmail'])
    const turned = setData(wired, 'condition', {
      paths: [
        { id: 'yes', label: 'Yes', when },
        { id: 'else2', label: '', when },
      ],
    })
    expect(idsOf(turned)).toEqual(['onEvent', 'condition', 'sendEmail', 'exit'])
  })

  it('stays when a card is moved that a trigger leads to, and holds its new place', () => {
    const flow = forked()
    const before = idsOf(flow)
    const moved = moveNodes(flow, new Map([['exit', { x: 0, y: -500 }]]))
    expect(idsOf(moved)).toEqual(before)
    expect(flowOrder(moved).find((node) => node.id === 'exit')?.position).toEqual({ x: 0, y: -500 })
  })

  it('changes when a card is moved that nothing leads to', () => {
    const flow = aFlow().node('exit', {}).node('delay', {}).build()
    expect(idsOf(flow)).toEqual(['exit', 'delay'])
    expect(idsOf(moveNodes(flow, new Map([['delay', { x: 0, y: -100 }]])))).toEqual(['delay', 'exit'])
  })

  it('changes when a trigger is moved above another', () => {
    const flow = aFlow().on('Signed Up').on('Order Completed').build()
    expect(idsOf(flow)).toEqual(['onEvent', 'onEvent2'])
    expect(idsOf(moveNodes(flow, new Map([['onEvent2', { x: 0, y: -100 }]])))).toEqual(['onEvent2', 'onEvent'])
  })
})

describe('arrows', () => {
  const spread = () => {
    const flow = forked()
    const x: Record<string, number> = { sendEmail: -150, exit: 150 }
    return {
      ...flow,
      nodes: flow.nodes.map((node) => ({ ...node, position: { ...node.position, x: x[node.id] ?? 0 } })),
    }
  }
  it.each([
    ['onEvent', 'down', 'condition'],
    ['condition', 'up', 'onEvent'],
    ['sendEmail', 'right', 'exit'],
    ['exit', 'left', 'sendEmail'],
    ['exit', 'right', null],
    ['exit', 'down', null],
  ] as const)('lead from %s %s to %s', (from, direction, to) => {
    expect(walk(spread(), from, direction)).toBe(to)
  })
})

it('never puts a new card on another', () => {
  const flow = forked()
  for (const node of flow.nodes) {
    const place = clearOf(flow, node.position)
    expect(flow.nodes.some((other) => other.position.x === place.x && other.position.y === place.y)).toBe(false)
  }
})

it('spreads what follows a fork: the first output to the left', () => {
  const flow = aFlow()
    .on('Signed Up')
    .node('condition', { paths: [{ id: 'yes', label: 'Yes', when: rule('now.hour', '>', 9) }] })
    .build()
  expect(nextPlace(flow, 'condition', 'yes').x).toBeLessThan(nextPlace(flow, 'condition', 'else').x)
})

it.each(nodeTypes.map((definition) => definition.type))('makes a %s that its own schema takes', (type) => {
  const node = makeNode(type, { x: 1, y: 2 })
  expect(node.type).toBe(type)
  expect(node.id).toMatch(/^[a-z0-9]{10}$/)
})
