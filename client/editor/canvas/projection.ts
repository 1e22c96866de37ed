import type { Edge, Node } from 'reactflow'
import type { Flow } from '../../../shared/flow/flow.ts'
import { familyOf } from '../edits/describeNode.ts'
import { flowOrder } from '../edits/flowOrder.ts'
import type { Parts } from '../edits/removeParts.ts'

export type CardNode = Node<Record<string, never>, 'card' | 'note'>
export type CardEdge = Edge<Record<string, never>, 'step'>

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
    const stays = old && old.position.x === node.position.x && old.position.y === node.position.y
    if (stays && old.selected === isChosen) return old
    const type = familyOf(node) === 'canvas' ? 'note' : 'card'
    const made: CardNode = { ...old, id: node.id, type, position: node.position, data: nothing, selected: isChosen }
    return type === 'note' ? { ...made, zIndex: -1 } : made
  })
  return unlessSame(next, before)
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
