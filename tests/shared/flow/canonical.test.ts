import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writeFlow } from '../../../shared/flow/canonical.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { parseFlow } from '../../../shared/flow/parse.ts'
import { aFlow, rule } from '../../builders/aFlow.ts'
import { arbitraryFlowFile } from '../../builders/arbitraryFlow.ts'

function read(file: unknown): Flow {
  const parsed = parseFlow(file)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.flow
}

it('writes any flow, of all node types, so that reading and writing it again gives the same bytes', () => {
  fc.assert(
    fc.property(arbitraryFlowFile, (file) => {
      const flow = read(JSON.parse(JSON.stringify(file)))
      const written = writeFlow(flow)
      const again = read(JSON.parse(written))
      expect(writeFlow(again)).toBe(written)
      expect({ ...again, nodes: [], edges: [] }).toEqual({ ...JSON.parse(JSON.stringify(flow)), nodes: [], edges: [] })
    }),
    { numRuns: 100 },
  )
})

it('gives the same bytes whatever the order of keys, nodes and edges was', () => {
  const flow = aFlow().on('Signed Up').delay('P1D').email().build()
  const shuffled = read({
    edges: [...flow.edges]
      .reverse()
      .map(({ id, source, sourceHandle, target }) => ({ target, sourceHandle, source, id })),
    nodes: [...flow.nodes].reverse().map(({ id, type, position, data }) => ({ data, position, type, id })),
    settings: flow.settings,
    name: flow.name,
    format: flow.format,
  })
  expect(writeFlow(shuffled)).toBe(writeFlow(flow))
})

it('sorts ids by code points: capitals first, and no order of the alphabet', () => {
  const flow = aFlow().node('note', {}, 'b').node('note', {}, 'B').node('note', {}, 'a-1').node('note', {}, 'Z').build()
  const written: { nodes: { id: string }[] } = JSON.parse(writeFlow({ ...flow, edges: [] }))
  expect(written.nodes.map(({ id }) => id)).toEqual(['B', 'Z', 'a-1', 'b'])
})

it('leaves defaults out, keeps free-form objects as they were written, and ends with one newline', () => {
  const flow = aFlow({ priority: 5, maxEventAge: 'P1D', audience: null })
    .on('Signed Up', rule('event.properties.total', '>', 20))
    .node('emitEvent', { event: 'X', properties: { z: 1, a: { y: null, b: [] } }, label: '', disabled: false })
    .build()
  const written = writeFlow(flow)
  expect(written.endsWith('}\n')).toBe(true)
  expect(written.endsWith('\n\n')).toBe(false)
  expect(JSON.parse(written).settings).toEqual({ reentry: 'always' })
  expect(JSON.stringify(JSON.parse(written).nodes[0])).toBe(
    '{"id":"emitEvent","type":"emitEvent","position":{"x":0,"y":160},"data":{"event":"X","properties":{"z":1,"a":{"y":null,"b":[]}}}}',
  )
})
