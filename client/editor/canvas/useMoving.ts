import type { MouseEvent, TouchEvent } from 'react'
import { useCallback, useRef, useState } from 'react'
import type { NodeChange } from 'reactflow'
import { useStoreApi } from 'reactflow'
import type { NodePosition } from '../../../shared/flow/flow.ts'
import type { Box } from '../edits/box.ts'
import { around } from '../edits/box.ts'
import { takeOut } from '../edits/closeUp.ts'
import { edgesFrom, edgesInto, nodeOf } from '../edits/indexFlow.ts'
import { insertOnEdge, placeOnEdge } from '../edits/insertOnEdge.ts'
import { moveNodes } from '../edits/moveNodes.ts'
import { freeOutput } from '../palette/freeHandle.ts'
import { isJoinable } from '../palette/placeNode.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'
import { boxesOf } from './boxesOf.ts'
import { edgeAt } from './edgeAt.ts'
import type { Hand } from './hand.ts'
import type { CardNode } from './projection.ts'
import { snap, snapReach } from './snap.ts'

type Grip = MouseEvent | TouchEvent | globalThis.MouseEvent | globalThis.TouchEvent

const still: NodePosition = { x: 0, y: 0 }

/**
 * Cards under the hand: in line with their neighbours or on the grid unless Ctrl is held, pulled out of their chain where Alt
 * is held, and put on an edge where a loose one is let go there. The flow takes it all when the drag stops: one undo entry.
 */
export function useMoving(hand: Hand) {
  const { store } = useOpenEditor()
  // The store's own list: what `getNodes` answers is a copy of every node.
  const drawing = useStoreApi<CardNode>()
  const [isDragging, setIsDragging] = useState(false)
  /** While cards are dragged: the others, and how far those in the hand give way. */
  const drag = useRef<{ neighbours: Box[]; shift: NodePosition; isFree: boolean } | null>(null)

  const snapped = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const now = drag.current
      const moves = changes.filter((change) => change.type === 'position' && change.position)
      if (!now || moves.length === 0) return changes
      const { nodeLookup, transform } = drawing.getState()
      const moved = moves.flatMap((move) => {
        const position = move.type === 'position' ? move.position : undefined
        const measured = 'id' in move ? nodeLookup.get(move.id)?.measured : undefined
        return position ? [{ position, measured }] : []
      })
      const lines = now.isFree
        ? { shift: still, guides: [] }
        : snap(around(boxesOf(moved)), now.neighbours, snapReach / transform[2])
      now.shift = lines.shift
      hand.setState({ guides: lines.guides })
      return changes.map((change) =>
        change.type === 'position' && change.position
          ? { ...change, position: shiftBy(change.position, lines.shift) }
          : change,
      )
    },
    [hand, drawing],
  )

  const onNodeDragStart = (event: Grip, _node: CardNode, moved: CardNode[]) => {
    const ids = new Set(moved.map((node) => node.id))
    const neighbours = boxesOf(drawing.getState().nodes.filter((node) => !ids.has(node.id)))
    drag.current = { neighbours, shift: still, isFree: isHeld(event, 'ctrlKey') }
    setIsDragging(true)
  }

  const onNodeDrag = (event: Grip, _node: CardNode, moved: CardNode[]) => {
    if (drag.current) drag.current.isFree = isHeld(event, 'ctrlKey')
    const landing = landingOf(event, moved)
    if (landing || hand.getState().landing) hand.setState({ landing })
  }

  const onNodeDragStop = (event: Grip, _node: CardNode, moved: CardNode[]) => {
    const shift = drag.current?.shift ?? still
    const landing = landingOf(event, moved)
    drag.current = null
    hand.setState({ landing: null, guides: [] })
    setIsDragging(false)
    const ids = moved.map((node) => node.id)
    const places = new Map(moved.map((node) => [node.id, shiftBy(node.position, shift)]))
    const isPulled = isHeld(event, 'altKey')
    const nodes = ids.length === 1 ? 'a node' : `${ids.length} nodes`
    const did = landing ? `insert ${nodes}` : `${isPulled ? 'pull out' : 'move'} ${nodes}`
    store.getState().change(did, (flow) => {
      const apart = isPulled ? takeOut(flow, ids) : flow
      const node = landing && nodeOf(apart, ids[0] ?? '')
      if (landing?.edge && node) return insertOnEdge(apart, landing.edge, { ...node, position: landing.at })
      return moveNodes(apart, places)
    })
  }

  /** Where a single loose card over an edge would be inserted. */
  function landingOf(event: Grip, moved: CardNode[]) {
    const { flow } = store.getState()
    const [card] = moved
    const node = card && nodeOf(flow, card.id)
    if (!node || moved.length > 1 || !isJoinable(node.type)) return null
    const apart = isHeld(event, 'altKey') ? takeOut(flow, [node.id]) : flow
    const output = freeOutput(apart, node.id)
    const isLoose = edgesInto(apart, node.id).length === 0
    const isTaken = edgesFrom(apart, node.id).some((edge) => edge.sourceHandle === output)
    const point = 'touches' in event ? event.touches[0] : event
    if (!isLoose || isTaken || !point) return null
    const edge = edgeAt(point.clientX, point.clientY)
    // The chain that closes behind a pulled card is drawn only afterwards, so its edges may be gone.
    const isThere = apart.edges.some((one) => one.id === edge && one.source !== node.id && one.target !== node.id)
    return edge && isThere ? { type: node.type, at: placeOnEdge(apart, edge, card.position), edge } : null
  }

  return { isDragging, snapped, handlers: { onNodeDragStart, onNodeDrag, onNodeDragStop } }
}

const shiftBy = (place: NodePosition, { x, y }: NodePosition): NodePosition => ({ x: place.x + x, y: place.y + y })

const isHeld = (event: Grip, key: 'ctrlKey' | 'altKey'): boolean => event[key] || (key === 'ctrlKey' && event.metaKey)
