import { meaningOf } from '../nodes/meaningOf.ts'
import { columnsOf } from './columns.ts'
import { nearestFree } from './contour.ts'
import type { Flow, FlowNode, NodePosition } from './flow.ts'
import type { Skeleton } from './skeleton.ts'
import { skeletonOf } from './skeleton.ts'

/** How large a node is drawn, in pixels. */
export interface Size {
  width: number
  height: number
}

/** What a card takes where nobody has measured it: one with a long sentence. */
const usual: Size = { width: 260, height: 96 }

/** Between cards, and between parts of a drawing that no edge joins. */
const air = { beside: 40, below: 72, between: 100 }

/** What drawings are put on, so that an edge straight down is straight. */
const grid = 10

/**
 * Lays a whole flow out from top to bottom: what follows a node stands below it in the order of its handles, and notes stay with
 * the card they stand beside. The same flow always gets the same drawing; laid out again, it stays as it is.
 *
 * @param sizeOf how large a node is drawn; where it is left out, cards count as rather large ones.
 */
export function layOut(flow: Flow, sizeOf: (id: string) => Size = () => usual): Flow {
  const positions = positionsOf(flow, sizeOf)
  return { ...flow, nodes: flow.nodes.map((node) => ({ ...node, position: positions.get(node.id) ?? node.position })) }
}

/** Lays out the nodes that have no position, beside those that have one. */
export function placeMissing(flow: Flow): Flow {
  const placed = flow.nodes.filter(isPlaced)
  if (placed.length === flow.nodes.length) return flow
  const positions = positionsOf(flow, () => usual)
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
  const count = Math.max(1, placed.length)
  return { x: Math.round(total.x / count), y: Math.round(total.y / count) }
}

/** What a card takes with the notes that stand beside it, around its middle and its upper edge. */
interface Room {
  left: number
  right: number
  top: number
  bottom: number
}

function positionsOf(flow: Flow, sizeOf: (id: string) => Size): Map<string, NodePosition> {
  const cards = flow.nodes.filter((node) => !isNote(node) || !isPlaced(node))
  const notes = flow.nodes.filter((node) => isNote(node) && isPlaced(node))
  const hosts = hostsOf(notes, cards, sizeOf)
  const rooms = roomsOf(cards, hosts, sizeOf)
  const skeleton = skeletonOf({ ...flow, nodes: cards })
  const rowOf = rowsOf(skeleton)
  const roomOf = (id: string) => rooms.get(id) ?? { left: 0, right: 0, top: 0, bottom: 0 }
  const tops = topsOf(skeleton.order, rowOf, roomOf)

  const positions = new Map<string, NodePosition>()
  let left = 0
  for (const begins of partsOf(skeleton)) {
    const spanOf = (id: string) => ({ left: -roomOf(id).left, right: roomOf(id).right })
    const middles = columnsOf(begins, { skeleton, rowOf, spanOf, gap: air.beside })
    const outer = [...middles].map(([id, x]) => ({ from: x - roomOf(id).left, to: x + roomOf(id).right }))
    const shift = left - Math.min(...outer.map((one) => one.from))
    for (const [id, x] of middles) {
      const middle = Math.round((x + shift) / grid) * grid
      const y = tops.get(rowOf.get(id) ?? 0) ?? 0
      positions.set(id, { x: Math.round(middle - sizeOf(id).width / 2), y: Math.round(y) })
    }
    left = shift + Math.max(...outer.map((one) => one.to)) + air.between
  }
  for (const { note, host } of hosts) {
    const now = positions.get(host.id) ?? host.position
    const wish = { x: note.position.x + now.x - host.position.x, y: note.position.y + now.y - host.position.y }
    positions.set(note.id, asideOf(positions, wish, sizeOf(note.id), sizeOf))
  }
  return positions
}

/** The wished place, or the nearest one beside it where nothing lies: a note from afar must hide no card. */
function asideOf(
  positions: ReadonlyMap<string, NodePosition>,
  wish: NodePosition,
  { width, height }: Size,
  sizeOf: (id: string) => Size,
): NodePosition {
  const taken = [...positions].flatMap(([id, { x, y }]) => {
    const size = sizeOf(id)
    const isLevel = wish.y < y + size.height && y < wish.y + height
    return isLevel ? [{ from: x - width, to: x + size.width }] : []
  })
  const x = nearestFree(wish.x, taken)
  // Where it has to give way it keeps some air.
  const air = x === wish.x ? 0 : Math.sign(x - wish.x) * noteAir
  return { x: nearestFree(x + air, taken), y: wish.y }
}

const isNote = (node: FlowNode): boolean => meaningOf(node).family === 'canvas'

/** The longest way to each node, in rows; a node that nothing leads to stands right above what it leads to. */
function rowsOf({ order, leaving, arriving }: Skeleton): Map<string, number> {
  const rows = new Map<string, number>()
  const rowOf = (id: string) => rows.get(id) ?? 0
  for (const id of order) {
    rows.set(id, rowOf(id))
    for (const { target } of leaving.get(id) ?? []) rows.set(target, Math.max(rowOf(target), rowOf(id) + 1))
  }
  for (const id of order) {
    const targets = (leaving.get(id) ?? []).map((edge) => rowOf(edge.target))
    if (!arriving.has(id) && targets.length > 0) rows.set(id, Math.min(...targets) - 1)
  }
  return rows
}

function topsOf(ids: readonly string[], rowOf: ReadonlyMap<string, number>, roomOf: (id: string) => Room) {
  const heights: { above: number; below: number }[] = []
  for (const id of ids) {
    const row = rowOf.get(id) ?? 0
    const now = heights[row] ?? { above: 0, below: 0 }
    const room = roomOf(id)
    heights[row] = { above: Math.max(now.above, room.top), below: Math.max(now.below, room.bottom) }
  }
  const tops = new Map<number, number>()
  let y = 0
  // Cards of one row have their upper edges in line, so a note above one of them moves the whole row down.
  heights.forEach(({ above, below }, row) => {
    tops.set(row, y + above)
    y += above + below + air.below
  })
  return tops
}

/** Where reading begins, for each part of the flow that hangs together by edges, the leftmost first. */
function partsOf({ order, leaving, owned }: Skeleton): string[][] {
  const part = new Map<string, string>()
  const find = (id: string): string => {
    let root = id
    for (let up = part.get(root); up !== undefined && up !== root; up = part.get(root)) root = up
    part.set(id, root)
    return root
  }
  for (const id of order) for (const edge of leaving.get(id) ?? []) part.set(find(edge.target), find(id))
  return [...Map.groupBy(owned.get(null) ?? [], find).values()]
}

/** The card that each note stands beside: the nearest. */
function hostsOf(notes: readonly FlowNode[], cards: readonly FlowNode[], sizeOf: (id: string) => Size) {
  const placed = cards.filter(isPlaced)
  return notes.flatMap((note) => {
    const away = (card: FlowNode) => distance(note, card, sizeOf)
    const [first] = placed
    if (!first) return []
    const host = placed.reduce((best, card) => (away(card) < away(best) ? card : best), first)
    return [{ note, host }]
  })
}

/** From edge to edge, in pixels. */
function distance(one: FlowNode, other: FlowNode, sizeOf: (id: string) => Size): number {
  const [a, b] = [sizeOf(one.id), sizeOf(other.id)]
  const apart = (from: number, length: number, otherFrom: number, otherLength: number) =>
    Math.max(0, otherFrom - from - length, from - otherFrom - otherLength)
  return Math.hypot(
    apart(one.position.x, a.width, other.position.x, b.width),
    apart(one.position.y, a.height, other.position.y, b.height),
  )
}

/** Between a note and what it had to give way to. */
const noteAir = 20

/** How far a note may lie from its card and still have room kept for it: one far away would tear the drawing apart. */
const besideCard = 160

function roomsOf(
  cards: readonly FlowNode[],
  hosts: readonly { note: FlowNode; host: FlowNode }[],
  sizeOf: (id: string) => Size,
): Map<string, Room> {
  const rooms = new Map(
    cards.map(({ id }) => {
      const { width, height } = sizeOf(id)
      return [id, { left: width / 2, right: width / 2, top: 0, bottom: height }]
    }),
  )
  for (const { note, host } of hosts) {
    const room = rooms.get(host.id)
    if (!room || distance(note, host, sizeOf) > besideCard) continue
    const size = sizeOf(note.id)
    const x = note.position.x - host.position.x - sizeOf(host.id).width / 2
    const y = note.position.y - host.position.y
    rooms.set(host.id, {
      left: Math.max(room.left, -x),
      right: Math.max(room.right, x + size.width),
      top: Math.max(room.top, -y),
      bottom: Math.max(room.bottom, y + size.height),
    })
  }
  return rooms
}
