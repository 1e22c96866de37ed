import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Flow } from '../../../shared/flow/flow.ts'
import { layOut } from '../../../shared/flow/layout.ts'
import { parseFlow } from '../../../shared/flow/parse.ts'
import { skeletonOf } from '../../../shared/flow/skeleton.ts'
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

const usual = { width: 260, height: 96 }
const middles = (flow: Flow) => new Map(flow.nodes.map((node) => [node.id, node.position.x]))

/** A condition with a path for each of the ids, and what hangs on them. */
const forked = () =>
  aFlow()
    .on('Signed Up')
    .node('experiment', { variants: ['a', 'b', 'c'].map((id) => ({ id, label: id, weight: 33 })) })
    .from('experiment', 'c')
    .email('C')
    .from('experiment', 'a')
    .delay('P1D')
    .from('experiment', 'b')
    .exit()
    .build()

describe('a fork', () => {
  it('has what follows it side by side in the order of its handles, however it was drawn', () => {
    const x = middles(layOut(forked()))
    const [a = 0, b = 0, c = 0] = [x.get('delay'), x.get('exit'), x.get('sendEmail')]
    expect(a).toBeLessThan(b)
    expect(b).toBeLessThan(c)
    expect(x.get('experiment')).toBe(b)
  })

  it('whose ways meet again has that below its middle', () => {
    const flow = aFlow()
      .on('Signed Up')
      .wait('Order Completed')
      .from('wait', 'yes')
      .delay('P1D')
      .from('wait', 'timeout')
      .email()
      .exit()
      .edge('delay', 'out', 'exit')
      .build()
    const x = middles(layOut(flow))
    expect(x.get('exit')).toBe(x.get('wait'))
  })

  it('keeps the way free that passes by a branch', () => {
    const flow = aFlow()
      .on('Signed Up')
      .wait('Order Completed')
      .from('wait', 'yes')
      .email()
      .delay('P1D')
      .exit()
      .edge('wait', 'timeout', 'exit')
      .build()
    const x = middles(layOut(flow))
    // The edge to the exit turns below the wait and comes down in the exit's column, beside the email.
    expect(Math.abs((x.get('exit') ?? 0) - (x.get('sendEmail') ?? 0))).toBeGreaterThan(130)
  })
})

describe('a note', () => {
  const noted = () => {
    const flow = forked()
    const at = flow.nodes.find((node) => node.id === 'delay')?.position ?? { x: 0, y: 0 }
    const note = { text: 'Ask Ada first', width: 200, height: 100 }
    return parseFlow({
      ...flow,
      nodes: [...flow.nodes, { id: 'note', type: 'note', position: { x: at.x - 220, y: at.y + 10 }, data: note }],
    })
  }

  it('stays beside its card, and nothing comes to lie on it', () => {
    const parsed = noted()
    if (!parsed.ok) throw new Error('That is no flow.')
    const sizeOf = (id: string) => (id === 'note' ? { width: 200, height: 100 } : usual)
    const before = new Map(parsed.flow.nodes.map((node) => [node.id, node.position]))
    const laid = layOut(parsed.flow, sizeOf)
    const after = new Map(laid.nodes.map((node) => [node.id, node.position]))
    const offset = (places: typeof before) => ({
      x: (places.get('note')?.x ?? 0) - (places.get('delay')?.x ?? 0),
      y: (places.get('note')?.y ?? 0) - (places.get('delay')?.y ?? 0),
    })
    expect(offset(after)).toEqual(offset(before))
    expect(overlaps(laid, sizeOf)).toEqual([])
  })
})

it('never hides a card below a note that stood far away', () => {
  const flow = forked()
  const parsed = parseFlow({
    ...flow,
    nodes: [
      ...flow.nodes.map((node) => ({
        ...node,
        position: node.id === 'sendEmail' ? { x: 0, y: 0 } : { x: -2000, y: 0 },
      })),
      // As far to the left of the email and above it as the trigger will be.
      { id: 'note', type: 'note', position: { x: -300, y: -336 }, data: { text: 'Far above' } },
    ],
  })
  if (!parsed.ok) throw new Error('That is no flow.')
  expect(overlaps(layOut(parsed.flow), () => usual)).toEqual([])
})

/** The pairs of nodes that lie on each other. */
function overlaps(flow: Flow, sizeOf: (id: string) => { width: number; height: number }): string[] {
  return flow.nodes.flatMap((one, at) =>
    flow.nodes.slice(at + 1).flatMap((other) => {
      const [a, b] = [sizeOf(one.id), sizeOf(other.id)]
      const across = one.position.x < other.position.x + b.width && other.position.x < one.position.x + a.width
      const down = one.position.y < other.position.y + b.height && other.position.y < one.position.y + a.height
      return across && down ? [`${one.id} ${other.id}`] : []
    }),
  )
}

describe('any flow', () => {
  const width = 3
  const variants = Array.from({ length: width }, (_, at) => ({ id: `v${at}`, label: '', weight: 1 }))
  /** Forks and chains, joined as chance has it: loops, several triggers and parts that nothing joins included. */
  const anyFlow = fc
    .array(fc.record({ forks: fc.boolean(), edges: fc.array(fc.nat(), { maxLength: width }), height: fc.nat(200) }), {
      minLength: 1,
      maxLength: 25,
    })
    .map((shapes) => ({
      heights: new Map(shapes.map(({ height }, at) => [`n${at}`, 60 + height])),
      flow: {
        ...forked(),
        nodes: shapes.map(({ forks }, at) =>
          forks
            ? { id: `n${at}`, type: 'experiment', data: { variants } }
            : { id: `n${at}`, type: 'delay', data: { for: 'P1D' } },
        ),
        edges: shapes.flatMap(({ forks, edges }, at) =>
          edges.slice(0, forks ? width : 1).map((target, place) => ({
            id: `e${at}-${place}`,
            source: `n${at}`,
            sourceHandle: forks ? `v${place}` : 'out',
            target: `n${target % shapes.length}`,
          })),
        ),
      },
    }))

  it('is laid out without one card on another, everything below what leads to it, and stays so', () => {
    fc.assert(
      fc.property(anyFlow, ({ flow, heights }) => {
        const sizeOf = (id: string) => ({ width: 260, height: heights.get(id) ?? 0 })
        const laid = layOut(read(flow), sizeOf)
        expect(overlaps(laid, sizeOf)).toEqual([])
        const y = new Map(laid.nodes.map((node) => [node.id, node.position.y]))
        for (const [source, edges] of skeletonOf(laid).leaving)
          for (const { target } of edges) expect(y.get(target)).toBeGreaterThan(y.get(source) ?? 0)
        expect(places(layOut(laid, sizeOf))).toEqual(places(laid))
      }),
      { numRuns: 300 },
    )
  })

  it('has what only one node leads to in the order of its handles', () => {
    fc.assert(
      fc.property(anyFlow, ({ flow }) => {
        const laid = layOut(read(flow))
        const x = middles(laid)
        const { leaving, owner } = skeletonOf(laid)
        for (const [source, edges] of leaving) {
          const own = [...new Set(edges.map((edge) => edge.target))].filter((id) => owner.get(id) === source)
          const drawn = own.map((id) => x.get(id) ?? 0)
          expect(drawn).toEqual(drawn.toSorted((a, b) => a - b))
        }
      }),
      { numRuns: 200 },
    )
  })
})
