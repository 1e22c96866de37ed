import type { Edge, Node, NodeChange } from 'reactflow'
import { applyNodeChanges } from 'reactflow'
import type { Flow, FlowNode } from '../../../shared/flow/flow.ts'
import { familyOf, handlesOf } from '../edits/describeNode.ts'
import { flowOrder } from '../edits/flowOrder.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import type { Parts } from '../edits/removeParts.ts'
import type { Size } from './cardBox.ts'
import { handlesAt, sizeOf } from './cardBox.ts'

export type CardNode = Node<Record<string, never>, 'card' | 'note'>
export type CardEdge = Edge<Record<string, never>, 'step'>

/** Changes what React Flow draws and leaves the flow alone. */
export type SetNodes = (next: (nodes: CardNode[]) => CardNode[]) => void

const nothing: Record<string, never> = {}

/**
 * React Flow's nodes for a flow, in the order in which Tab goes. A node that did not move keeps its object,
 * with the size that was measured, so that React Flow leaves its card alone.
 */
export function projectNodes(flow: Flow, selected: Parts, before: CardNode[]): CardNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  const chosen = new Set(selected.nodes)
  const next = flowOrder(flow).map((node) => {
    const old = known.get(node.id)
    const isChosen = chosen.has(node.id)
    return old && old.selected === isChosen && stands(old, node) ? old : projectNode(node, isChosen, old)
  })
  return unlessSame(next, before)
}

function projectNode(node: FlowNode, selected: boolean, old: CardNode | undefined): CardNode {
  const isNote = familyOf(node) === 'canvas'
  const size = measured(old) ?? sizeOf(node)
  return {
    ...old,
    id: node.id,
    type: isNote ? 'note' : 'card',
    position: node.position,
    data: nothing,
    selected,
    measured: size,
    handles: handlesAt(node, size),
    ...(isNote && { zIndex: -1 }),
  }
}

/** Whether a card is where its node is, with the handles of its node. */
function stands({ position, handles = [] }: CardNode, node: FlowNode): boolean {
  if (position.x !== node.position.x || position.y !== node.position.y) return false
  const outputs = handlesOf(node)
  // The outputs stand last, after the input where there is one.
  const first = handles.length - outputs.length
  return (first === 0 || first === 1) && outputs.every(({ id }, at) => handles[first + at]?.id === id)
}

/** Takes over what React Flow dragged and measured; the handles of a card follow its size. */
export function drawnAs(changes: NodeChange<CardNode>[], before: CardNode[], flow: Flow): CardNode[] {
  const resized = new Set(changes.flatMap((change) => (change.type === 'dimensions' ? [change.id] : [])))
  return applyNodeChanges(changes, before).map((card) => {
    const size = resized.has(card.id) ? measured(card) : null
    const node = size && nodeOf(flow, card.id)
    return node ? { ...card, handles: handlesAt(node, size) } : card
  })
}

function measured(card: CardNode | undefined): Size | null {
  const { width, height } = card?.measured ?? {}
  return width === undefined || height === undefined ? null : { width, height }
}

/** React Flow's edges for a flow; an edge that did not change keeps its object. */
export function projectEdges(flow: Flow, selected: Parts, before: CardEdge[]): CardEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]))
  const chosen = new Set(selected.edges)
  const next = flow.edges.map((edge): CardEdge => {
    const old = known.get(edge.id)
    const isChosen = chosen.has(edge.id)
    const stays = old?.source === edge.source && old.target === edge.target && old.sourceHandle === edge.sourceHandle
    if (old && stays && old.selected === isChosen) return old
    return { ...edge, targetHandle: 'in', type: 'step', data: nothing, selected: isChosen }
  })
  return unlessSame(next, before)
}

/** React Flow goes through all its nodes for a new list, so a list that says nothing new stays the old one. */
const unlessSame = <T>(next: T[], before: T[]): T[] =>
  next.length === before.length && next.every((part, at) => part === before[at]) ? before : next
