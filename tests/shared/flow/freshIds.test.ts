import { beforeEach, describe, expect, it } from 'vitest'
import { flowSchema } from '../../../shared/flow/flow.ts'
import { freshIds } from '../../../shared/flow/freshIds.ts'

const template = flowSchema.parse({
  format: 'runnel.flow/1',
  name: 'Post-purchase care',
  settings: { reentry: 'never' },
  nodes: [
    { id: 'ordered', type: 'onEvent', position: { x: 0, y: 0 }, data: { event: 'Order Completed' } },
    {
      id: 'split',
      type: 'experiment',
      position: { x: 0, y: 100 },
      data: { variants: [{ id: 'a', label: 'A', weight: 100 }] },
    },
    {
      id: 'wait',
      type: 'wait',
      position: { x: 0, y: 200 },
      data: { for: [{ id: 'yes', label: 'Yes', event: 'Review Left', where: null }], timeout: 'P1D' },
    },
    {
      id: 'which',
      type: 'condition',
      position: { x: 0, y: 300 },
      data: {
        paths: [
          {
            id: 'good',
            label: 'Good',
            when: {
              combinator: 'and',
              rules: [
                { field: 'journey.variant.split', operator: '=', value: 'a' },
                {
                  combinator: 'or',
                  rules: [{ field: 'journey.events.wait.properties.stars', operator: '>', value: 3 }],
                },
              ],
            },
          },
        ],
      },
    },
    {
      id: 'mail',
      type: 'sendEmail',
      position: { x: 0, y: 400 },
      data: {
        subject: "Thanks {{ journey.events['wait'].properties.stars }} {{ journey.variant.other }}",
        body: 'the split is on us',
      },
    },
  ],
  edges: [
    { id: 'e1', source: 'ordered', sourceHandle: 'out', target: 'split' },
    { id: 'e2', source: 'split', sourceHandle: 'a', target: 'wait' },
  ],
  tests: [
    {
      name: 'A',
      given: { event: { event: 'Order Completed' }, nodeId: 'ordered', variants: { split: 'a' } },
      expect: { path: ['ordered', 'split'], effects: [{ nodeId: 'mail', kind: 'email', key: 'preview/mail/1' }] },
    },
  ],
})

describe('a flow made from a template', () => {
  let count: number
  const fresh = () => freshIds(template, () => `new${++count}`)
  beforeEach(() => {
    count = 0
  })

  it('has a new id on every node, so that its experiments draw for themselves', () => {
    expect(fresh().nodes.map((node) => node.id)).toEqual(['new1', 'new2', 'new3', 'new4', 'new5'])
  })

  it('keeps its wiring', () => {
    expect(fresh().edges.map(({ source, target }) => [source, target])).toEqual([
      ['new1', 'new2'],
      ['new2', 'new3'],
    ])
  })

  it('keeps handles, which belong to their node', () => {
    expect(fresh().edges.map((edge) => edge.sourceHandle)).toEqual(['out', 'a'])
  })

  it('lets rules ask for the same variant and the same event as before, however deep', () => {
    const condition = JSON.stringify(fresh().nodes[3])
    expect(condition).toContain('"journey.variant.new2"')
    expect(condition).toContain('"journey.events.new3.properties.stars"')
  })

  it('lets messages speak of the same event, and leaves alone what names no node', () => {
    expect(fresh().nodes[4]?.data).toMatchObject({
      subject: "Thanks {{ journey.events['new3'].properties.stars }} {{ journey.variant.other }}",
      body: 'the split is on us',
    })
  })

  it('keeps its tests true', () => {
    expect(fresh().tests[0]).toMatchObject({
      given: { nodeId: 'new1', variants: { new2: 'a' } },
      expect: { path: ['new1', 'new2'], effects: [{ nodeId: 'new5', kind: 'email', key: 'preview/new5/1' }] },
    })
  })

  it('leaves the template untouched', () => {
    const before = structuredClone(template)
    fresh()
    expect(template).toEqual(before)
  })
})
