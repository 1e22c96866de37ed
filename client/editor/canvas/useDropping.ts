import type { DragEvent } from 'react'
import { useReactFlow, useStoreApi } from 'reactflow'
import type { NodeType } from '../../../shared/nodes/index.ts'
import { cardSize } from '../edits/cardSize.ts'
import { placeOnEdge } from '../edits/insertOnEdge.ts'
import { readDraggedType } from '../palette/draggedType.ts'
import { isJoinable, placeNode } from '../palette/placeNode.ts'
import { importFile } from '../saving/importFile.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'
import { boxesOf } from './boxesOf.ts'
import { edgeAt } from './edgeAt.ts'
import type { Hand } from './hand.ts'
import { snap, snapReach } from './snap.ts'

/** What is dropped on the canvas: a node from the palette, on an edge or beside it, or a flow file. */
export function useDropping(hand: Hand) {
  const editor = useOpenEditor()
  const { screenToFlowPosition } = useReactFlow()
  const drawing = useStoreApi()

  const landAt = ({ clientX, clientY }: DragEvent, type: NodeType) => {
    const { flow } = editor.store.getState()
    const point = screenToFlowPosition({ x: clientX, y: clientY })
    const wish = { x: point.x - cardSize.width / 2, y: point.y - cardSize.height / 2 }
    const edge = isJoinable(type) ? edgeAt(clientX, clientY) : null
    const { nodes, transform } = drawing.getState()
    const { shift, guides } = snap({ ...wish, ...cardSize }, boxesOf(nodes), snapReach / transform[2])
    const at = { x: wish.x + shift.x, y: wish.y + shift.y }
    return edge ? { at: placeOnEdge(flow, edge, at), edge, guides: [] } : { at, edge, guides }
  }

  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    const type = readDraggedType(event.dataTransfer)
    if (!type) return
    const { at, edge, guides } = landAt(event, type)
    hand.setState({ landing: { type, at, edge }, guides })
  }

  const onDragLeave = (event: DragEvent) => {
    const isStillHere = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
    if (!isStillHere) hand.setState({ landing: null, guides: [] })
  }

  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    hand.setState({ landing: null, guides: [] })
    const file = event.dataTransfer.files[0]
    if (file) return void importFile(editor, file)
    const type = readDraggedType(event.dataTransfer)
    if (!type) return
    const { at, edge } = landAt(event, type)
    placeNode(editor, type, { at, from: edge ? { edge } : null })
  }

  return { onDragOver, onDragLeave, onDrop }
}
