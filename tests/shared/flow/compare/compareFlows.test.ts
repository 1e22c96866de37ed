import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareFlows } from '../../../../shared/flow/compare/compareFlows.ts'
import type { Flow } from '../../../../shared/flow/flow.ts'
import { parseFlow } from '../../../../shared/flow/parse.ts'
import { aFlow, rule } from '../../../builders/aFlow.ts'
import { arbitraryFlowFile } from '../../../builders/arbitraryFlow.ts'

const paths = (...list: [id: string, label: string, value: number][]) => ({
  paths: list.map(([id, label, value]) => ({ id, label, when: rule('customer.ordersCount', '=', value) })),
})

/** Each change on a line, as the list beside the canvas reads. */
const said = (before: Flow, after: Flow) =>
  compareFlows(before, after).flatMap(({ how, name, fields }) =>
    fields.length === 0
      ? [`${how} ${name}`]
      : fields.map((field) => `${name} | ${field.name}: ${field.before} → ${field.after}`),
  )

const welcome = () => aFlow().on('Signed Up')

describe('two states of a flow', () => {
  it.each<[string, Flow, Flow, string[]]>([
    [
      'a longer delay',
      welcome().delay('P3D').build(),
      welcome().delay('P5D').build(),
      ['Delay | Wait: 3 days → 5 days'],
    ],
    [
      'another subject and text',
      welcome().email('Hello').build(),
      welcome().email('Hello again').build(),
      ['Email | Subject: Hello → Hello again', 'Email | Text: Hello → Hello again'],
    ],
    [
      'a setting that was empty',
      welcome().email('Hello').build(),
      welcome().email('Hello', { from: 'us@example.com' }).build(),
      ['Email | From: nothing → us@example.com'],
    ],
    [
      'rules, said as a sentence',
      aFlow().on('Order Completed').build(),
      aFlow()
        .on('Order Completed', rule('event.properties.total', '>', 50))
        .build(),
      ['Event | Only where: nothing → total is over 50'],
    ],
    [
      'one path among several',
      welcome()
        .node('condition', paths(['a', 'First', 1], ['b', 'Second', 2]))
        .build(),
      welcome()
        .node('condition', paths(['a', 'First', 1], ['b', 'Second', 3]))
        .build(),
      ['Condition | Path “Second”, taken when: number of orders is 2 → number of orders is 3'],
    ],
    [
      'a path that was added',
      welcome()
        .node('condition', paths(['a', 'First', 1]))
        .build(),
      welcome()
        .node('condition', paths(['a', 'First', 1], ['b', 'Second', 2]))
        .build(),
      ['Condition | Path “Second”: nothing → name Second, taken when number of orders is 2'],
    ],
    [
      'the order of paths',
      welcome()
        .node('condition', paths(['a', 'First', 1], ['b', 'Second', 2]))
        .build(),
      welcome()
        .node('condition', paths(['b', 'Second', 2], ['a', 'First', 1]))
        .build(),
      ['Condition | Paths, order: path “First” and path “Second” → path “Second” and path “First”'],
    ],
    [
      'a wait that gives up later',
      welcome().wait('Order Completed', { timeout: 'P7D' }).build(),
      welcome().wait('Order Completed', { timeout: 'P14D' }).build(),
      ['Wait | At most: 7 days → 14 days'],
    ],
    [
      'the settings of the flow',
      aFlow({ reentry: 'never' }).on('Signed Up').build(),
      aFlow({ reentry: { after: 'P30D' }, priority: 2 })
        .on('Signed Up')
        .build(),
      ['This flow | Enters again: never → after 30 days', 'This flow | Priority: 5 → 2'],
    ],
    [
      'a node at the end, with its edge',
      welcome().build(),
      welcome().exit('won').build(),
      ['added Exit', 'added Event to Exit'],
    ],
    [
      'a node that is gone, with its edge',
      welcome().exit('won').build(),
      welcome().build(),
      ['removed Exit', 'removed Event to Exit'],
    ],
  ])('differ by %s', (_, before, after, expected) => {
    expect(said(before, after)).toEqual(expected)
  })

  it('differ by an edge that leads elsewhere', () => {
    const drawing = () =>
      welcome()
        .node('condition', paths(['yes', 'Third order', 3]))
        .exit('won')
    const before = drawing()
      .node('exit', { label: 'Later' }, 'later')
      .from('condition', 'yes')
      .edge('condition', 'yes', 'exit')
      .build()
    const after = {
      ...before,
      edges: before.edges.map((edge) =>
        edge.target === 'exit' && edge.sourceHandle === 'yes' ? { ...edge, target: 'later' } : edge,
      ),
    }
    expect(said(before, after)).toEqual(['Condition (Third order) to Later | Leads to: Exit → Later'])
  })

  it('only moved a card that stands elsewhere', () => {
    const before = welcome().build()
    const after = { ...before, nodes: before.nodes.map((node) => ({ ...node, position: { x: 40, y: 0 } })) }
    expect(compareFlows(before, after)).toMatchObject([{ part: 'node', how: 'moved', fields: [] }])
  })

  it('are the same where an edge was drawn anew in its old place', () => {
    const before = welcome().exit().build()
    const after = { ...before, edges: before.edges.map((edge) => ({ ...edge, id: 'drawn-again' })) }
    expect(compareFlows(before, after)).toEqual([])
  })

  it('are the same however their lists and keys are ordered', () => {
    fc.assert(
      fc.property(arbitraryFlowFile, (file) => {
        const parsed = parseFlow(file)
        if (!parsed.ok) return
        const { flow } = parsed
        const turned = { ...flow, nodes: flow.nodes.toReversed(), edges: flow.edges.toReversed() }
        expect(compareFlows(flow, turned)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })
})
