import { Graph, layout } from '@dagrejs/dagre'
import type { Flow, FlowNode, NodePosition } from './flow.ts'

/** What a card takes on the canvas, in pixels, and the air around it. */
const card = { width: 252, height: 96 }
const air = { beside: 60, below: 72 }

/** Beyond this, dagre takes seconds: big drawings are put in plain rows by their distance from the triggers. */
const dagreLimit = 300

/** Lays a whole flow out from top to bottom, by dagre. The same flow always gets the same drawing. */
export function layOut(flow: Flow): Flow {
  const positions = positionsOf(flow)
  return { ...flow, nodes: flow.nodes.map((node) => ({ ...node, position: positions.get(node.id) ?? node.position })) }
}

/** Lays out the nodes that have no position, beside those that have one. */
export function placeMissing(flow: Flow): Flow {
  const placed = flow.nodes.filter(isPlaced)
  if (placed.length === flow.nodes.length) return flow
  if (placed.length === 0) return layOut(flow)
  const positions = positionsOf(flow)
  const shift = shiftOf(placed, positions)
  return {
    ...flow,
    nodes: flow.nodes.map((node) =>
      isPlaced(node) ? node : { ...node, position: moved(positions.get(node.id), shift) },
    ),
  }
}

// The schema lets a file leave a position out; only here, between the schema and a parsed flow, may one be missing.
const isPlaced = (node: { position?: NodePosition }): boolean => node.position !== undefined

const moved = (position: NodePosition = { x: 0, y: 0 }, shift: NodePosition): NodePosition => ({
  x: position.x + shift.x,
  y: position.y + shift.y,
})

/** How far the author's drawing lies from the computed one, on average. */
function shiftOf(placed: readonly FlowNode[], positions: ReadonlyMap<string, NodePosition>): NodePosition {
  const total = { x: 0, y: 0 }
  for (const { id, position } of placed) {
    const computed = positions.get(id) ?? position
    total.x += position.x - computed.x
    total.y += position.y - computed.y
  }
  return { x: Math.round(total.x / placed.length), y: Math.round(total.y / placed.length) }
}

function positionsOf(flow: Flow): Map<string, NodePosition> {
  return flow.nodes.length > dagreLimit ? inRows(flow) : byDagre(flow)
}

function byDagre(flow: Flow): Map<string, NodePosition> {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: air.beside, ranksep: air.below })
  graph.setDefaultEdgeLabel(() => ({}))
  // dagre keeps what it is given in plain objects, where a node called `__proto__` would write into every object there is.
  const names = new Map(flow.nodes.map(({ id }, index) => [id, `n${index}`]))
  const nameOf = (id: string): string => names.get(id) ?? ''
  for (const name of names.values()) graph.setNode(name, { ...card })
  flow.edges.forEach(({ source, target }, index) => {
    graph.setEdge(nameOf(source), nameOf(target), {}, `e${index}`)
  })
  layout(graph)
  // dagre names centres, React Flow the upper left corner.
  return new Map(
    flow.nodes.map(({ id }) => {
      const { x = 0, y = 0 } = graph.node(nameOf(id))
      return [id, { x: Math.round(x - card.width / 2), y: Math.round(y - card.height / 2) }]
    }),
  )
}

function inRows(flow: Flow): Map<string, NodePosition> {
  const positions = new Map<string, NodePosition>()
  rowsOf(flow).forEach((row, rank) => {
    row.forEach((id, place) => {
      positions.set(id, { x: place * (card.width + air.beside), y: rank * (card.height + air.below) })
    })
  })
  return positions
}

/** Node ids by their distance from the nodes that nothing leads to. */
function rowsOf(flow: Flow): string[][] {
  const targets = new Set(flow.edges.map((edge) => edge.target))
  const next = Map.groupBy(flow.edges, (edge) => edge.source)
  const seen = new Set<string>()
  const rows: string[][] = []
  const take = (ids: readonly string[]) => ids.filter((id) => !seen.has(id) && seen.add(id))
  const follow = (first: string[]) => {
    for (let row = first, rank = 0; row.length > 0; rank++) {
      rows[rank] = [...(rows[rank] ?? []), ...row]
      row = take(row.flatMap((id) => (next.get(id) ?? []).map((edge) => edge.target)))
    }
  }
  follow(take(flow.nodes.map((node) => node.id).filter((id) => !targets.has(id))))
  // What is left lies on circles that nothing leads into.
  for (const { id } of flow.nodes) follow(take([id]))
  return rows
}
