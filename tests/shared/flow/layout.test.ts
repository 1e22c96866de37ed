import { expect, it } from 'vitest'
import type { Flow } from '../../../shared/flow/flow.ts'
import { layOut } from '../../../shared/flow/layout.ts'
import { parseFlow } from '../../../shared/flow/parse.ts'
import { aFlow } from '../../builders/aFlow.ts'

function read(file: unknown): Flow {
  const parsed = parseFlow(file)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.flow
}

const withoutPositions = (file: ReturnType<ReturnType<typeof aFlow>['file']>) => ({
  ...file,
  nodes: file.nodes.map(({ position: _, ...node }) => node),
})

const places = (flow: Flow) => flow.nodes.map(({ position }) => `${position.x},${position.y}`)

it('lays a flow without positions out from top to bottom, no two cards in one place', () => {
  const flow = read(
    withoutPositions(
      aFlow().on('Signed Up').wait('Order Completed').from('wait', 'yes').email().from('wait', 'timeout').exit().file(),
    ),
  )
  const y = (id: string) => flow.nodes.find((node) => node.id === id)?.position.y ?? Number.NaN
  expect(y('onEvent')).toBeLessThan(y('wait'))
  expect(y('wait')).toBeLessThan(y('sendEmail'))
  expect(y('sendEmail')).toBe(y('exit'))
  expect(new Set(places(flow)).size).toBe(4)
})

it('draws the same flow the same way every time', () => {
  const flow = aFlow().on('Signed Up').delay('P1D').email().build()
  expect(layOut(flow)).toEqual(layOut(flow))
})

it('leaves positions alone that the author gave, and puts the new node below its neighbour', () => {
  const file = aFlow().on('Signed Up').delay('P1D').email().file()
  const nodes = file.nodes.map(({ position, ...node }, index) =>
    index === 2 ? node : { ...node, position: { x: 1000, y: position.y } },
  )
  const flow = read({ ...file, nodes })
  expect(flow.nodes[0]?.position).toEqual({ x: 1000, y: 0 })
  expect(flow.nodes[2]?.position.x).toBe(1000)
  expect(flow.nodes[2]?.position.y).toBeGreaterThan(flow.nodes[1]?.position.y ?? Number.NaN)
})

it('lays out thousands of nodes in rows, also circles that nothing leads into', () => {
  const builder = aFlow()
  for (let index = 0; index < 2000; index++) builder.node('delay', { for: 'P1D' }, `n${index}`)
  builder.edge('n1999', 'out', 'n0')
  expect(new Set(places(read(withoutPositions(builder.file())))).size).toBe(2000)
})

it('takes __proto__ for an id like any other: no object is changed by it', () => {
  const file = aFlow()
    .node('delay', { for: 'P1D' }, '__proto__')
    .node('delay', { for: 'P1D' }, 'constructor')
    .edge('constructor', 'out', '__proto__')
    .file()
  read(withoutPositions(file))
  expect(Object.keys(Object.prototype)).toEqual([])
  for (const key in {}) throw new Error(`Every object has ${key} now.`)
})
