import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeFlow } from '../../../../shared/flow/canonical.ts'
import { compareFlows } from '../../../../shared/flow/compare/compareFlows.ts'
import { mergeFlows } from '../../../../shared/flow/compare/mergeFlows.ts'
import type { Flow, FlowNode } from '../../../../shared/flow/flow.ts'
import { parseFlow } from '../../../../shared/flow/parse.ts'
import { aFlow, rule } from '../../../builders/aFlow.ts'

/** Waits, asks, and writes a mail on either path. */
const base = (): Flow =>
  aFlow()
    .on('Signed Up')
    .delay('P1D')
    .node('condition', {
      paths: [
        { id: 'a', label: 'First', when: rule('customer.ordersCount', '=', 1) },
        { id: 'b', label: 'Second', when: rule('customer.ordersCount', '=', 2) },
      ],
    })
    .from('condition', 'a')
    .email('One')
    .from('condition', 'b')
    .email('Two')
    .build()

const edit = (flow: Flow, id: string, data: object): Flow => ({
  ...flow,
  // The tests name settings of the node's own type.
  nodes: flow.nodes.map((node) => (node.id === id ? ({ ...node, data: { ...node.data, ...data } } as FlowNode) : node)),
})
const move = (flow: Flow, id: string, x: number): Flow => ({
  ...flow,
  nodes: flow.nodes.map((node) => (node.id === id ? { ...node, position: { x, y: 7 } } : node)),
})
/** Takes a node out and closes the gap. */
const remove = (flow: Flow, id: string): Flow => {
  const next = flow.edges.find(({ source }) => source === id)?.target
  return {
    ...flow,
    nodes: flow.nodes.filter((node) => node.id !== id),
    edges: flow.edges
      .filter(({ source }) => source !== id)
      .flatMap((edge) => (edge.target !== id ? [edge] : next ? [{ ...edge, target: next }] : [])),
  }
}
/** Puts a new delay between an output and what follows it. */
const insert = (flow: Flow, source: string, sourceHandle: string, id: string): Flow => {
  const at = flow.edges.find((edge) => edge.source === source && edge.sourceHandle === sourceHandle)
  const [delay] = aFlow().node('delay', { for: 'PT1H' }, id).build().nodes
  if (!at || !delay) return flow
  return {
    ...flow,
    nodes: [...flow.nodes, delay],
    edges: [
      ...flow.edges.map((edge) => (edge === at ? { ...edge, target: id } : edge)),
      { id: `after-${id}`, source: id, sourceHandle: 'out', target: at.target },
    ],
  }
}

const dataOf = (flow: Flow, id: string): unknown => flow.nodes.find((node) => node.id === id)?.data
const ways = ({ edges }: Flow) => edges.map(({ source, sourceHandle, target }) => `${source}:${sourceHandle}>${target}`)

describe('two drafts of one flow', () => {
  it('keep what each side changed in one and the same node', () => {
    const { flow, collisions } = mergeFlows(
      base(),
      edit(base(), 'sendEmail', { subject: 'Mine' }),
      edit(move(base(), 'sendEmail', 90), 'sendEmail', { body: 'Theirs' }),
    )
    expect(collisions).toEqual([])
    expect(dataOf(flow, 'sendEmail')).toMatchObject({ subject: 'Mine', body: 'Theirs' })
    expect(flow.nodes.find(({ id }) => id === 'sendEmail')?.position).toEqual({ x: 90, y: 7 })
  })

  it('keep a path that each side added, and the order that one side turned', () => {
    const paths = (flow: Flow) => flow.nodes.flatMap((node) => (node.type === 'condition' ? node.data.paths : []))
    const [first, second] = paths(base())
    const third = { ...first, id: 'c', label: 'Third' }
    const { flow, collisions } = mergeFlows(
      base(),
      edit(base(), 'condition', { paths: [first, second, third] }),
      edit(base(), 'condition', { paths: [second, first] }),
    )
    expect(collisions).toEqual([])
    expect(paths(flow).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
  })

  it('keep nodes that were put into different edges', () => {
    const { flow, collisions } = mergeFlows(
      base(),
      insert(base(), 'onEvent', 'out', 'mine'),
      insert(base(), 'condition', 'b', 'theirs'),
    )
    expect(collisions).toEqual([])
    expect(ways(flow)).toEqual(
      expect.arrayContaining(['onEvent:out>mine', 'mine:out>delay', 'condition:b>theirs', 'theirs:out>sendEmail2']),
    )
  })

  it('collide in one field, where either can be chosen', () => {
    const [mine, theirs] = [edit(base(), 'delay', { for: 'P2D' }), edit(base(), 'delay', { for: 'P5D' })]
    const { flow, collisions } = mergeFlows(base(), mine, theirs)
    expect(collisions).toEqual([
      {
        key: 'node/delay/for',
        part: 'node',
        id: 'delay',
        name: 'Delay',
        field: 'Wait',
        mine: '2 days',
        theirs: '5 days',
      },
    ])
    expect(dataOf(flow, 'delay')).toMatchObject({ for: 'P2D' })
    expect(dataOf(mergeFlows(base(), mine, theirs, { 'node/delay/for': 'theirs' }).flow, 'delay')).toMatchObject({
      for: 'P5D',
    })
  })

  it('collide where one removed what the other changed; its edges go with the choice', () => {
    const [mine, theirs] = [remove(base(), 'delay'), edit(base(), 'delay', { for: 'P5D' })]
    const { flow, collisions } = mergeFlows(base(), mine, theirs)
    expect(collisions).toMatchObject([
      { key: 'node/delay', field: 'The node itself', mine: 'removed', theirs: 'changed' },
    ])
    expect(ways(flow)).toContain('onEvent:out>condition')
    const kept = mergeFlows(base(), mine, theirs, { 'node/delay': 'theirs' }).flow
    expect(ways(kept)).toEqual(expect.arrayContaining(['onEvent:out>delay', 'delay:out>condition']))
  })

  it('let go without a question of what one removed and the other only moved', () => {
    const { flow, collisions } = mergeFlows(base(), remove(base(), 'delay'), move(base(), 'delay', 50))
    expect(collisions).toEqual([])
    expect(dataOf(flow, 'delay')).toBeUndefined()
  })

  it('collide where both put a node into the same edge, and lose neither node', () => {
    const { flow, collisions } = mergeFlows(
      base(),
      insert(base(), 'onEvent', 'out', 'mine'),
      insert(base(), 'onEvent', 'out', 'theirs'),
    )
    expect(collisions).toMatchObject([{ key: 'edge/onEvent/out', field: 'Leads to', mine: 'Delay', theirs: 'Delay' }])
    expect(ways(flow)).toContain('onEvent:out>mine')
    expect(dataOf(flow, 'theirs')).toBeDefined()
  })

  const nodeId = fc.constantFrom('delay', 'sendEmail', 'sendEmail2', 'condition')
  const text = fc.constantFrom('P2D', 'P3D', 'Hello', 'Dear you')
  /** What a hand does to a flow; new nodes are called after whose hand it was. */
  const hand = (whose: string): fc.Arbitrary<Flow> =>
    fc
      .array(
        fc.oneof(
          fc.tuple(nodeId, text).map(
            ([id, value]) =>
              (flow: Flow) =>
                edit(flow, id, id === 'delay' ? { for: value } : { label: value }),
          ),
          text.map((value) => (flow: Flow) => edit(flow, 'sendEmail', { subject: value })),
          fc.tuple(nodeId, fc.nat(300)).map(
            ([id, x]) =>
              (flow: Flow) =>
                move(flow, id, x),
          ),
          nodeId.map((id) => (flow: Flow) => remove(flow, id)),
          fc.constantFrom<[string, string]>(['onEvent', 'out'], ['condition', 'a'], ['delay', 'out']).map(
            ([source, handle]) =>
              (flow: Flow) =>
                insert(flow, source, handle, `${whose}${flow.nodes.length}${handle}`),
          ),
          text.map((name) => (flow: Flow) => ({ ...flow, name })),
          fc.nat(9).map((priority) => (flow: Flow) => ({ ...flow, settings: { ...flow.settings, priority } })),
        ),
        { maxLength: 6 },
      )
      .map((edits) => edits.reduce((flow, next) => next(flow), base()))
      // Removing what another edit put in the way can leave one id twice; nobody's hand does.
      .filter((flow) => parseFlow(flow).ok)

  const isSame = (a: Flow, b: Flow) => expect(writeFlow(a)).toBe(writeFlow(b))

  it('are a readable flow together, whatever is chosen', () => {
    fc.assert(
      fc.property(hand('m'), hand('t'), fc.boolean(), (mine, theirs, takesTheirs) => {
        const { collisions } = mergeFlows(base(), mine, theirs)
        const choices = Object.fromEntries(
          collisions.map(({ key }) => [key, takesTheirs ? ('theirs' as const) : ('mine' as const)]),
        )
        const merged = mergeFlows(base(), mine, theirs, choices)
        expect(parseFlow(JSON.parse(writeFlow(merged.flow)))).toMatchObject({ ok: true })
        expect(new Set(collisions.map(({ key }) => key)).size).toBe(collisions.length)
      }),
    )
  })

  it('are the one side where the other did nothing, and either where both did the same', () => {
    fc.assert(
      fc.property(hand('m'), (mine) => {
        isSame(mergeFlows(base(), mine, base()).flow, mine)
        isSame(mergeFlows(base(), base(), mine).flow, mine)
        isSame(mergeFlows(base(), mine, mine).flow, mine)
        expect(mergeFlows(base(), mine, mine).collisions).toEqual([])
      }),
    )
  })

  it('keep every change of either side that collides with none of the other', () => {
    fc.assert(
      fc.property(hand('m'), hand('t'), (mine, theirs) => {
        const { flow, collisions } = mergeFlows(base(), mine, theirs)
        if (collisions.length > 0) return
        for (const side of [mine, theirs]) {
          const missing = compareFlows(flow, side).flatMap(({ part, id, fields }) =>
            fields.map(({ path }) => [part, id, ...path].join('/')),
          )
          const other = side === mine ? theirs : mine
          const changedByOther = compareFlows(base(), other).flatMap(({ part, id, fields }) =>
            fields.map(({ path }) => [part, id, ...path].join('/')),
          )
          // What the merged flow has otherwise than this side, it has from the other side.
          expect(changedByOther).toEqual(expect.arrayContaining(missing))
          const added = side.nodes.filter(({ id }) => !base().nodes.some((node) => node.id === id))
          for (const node of added) expect(flow.nodes).toContainEqual(node)
        }
      }),
    )
  })
})
