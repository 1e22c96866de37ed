import type { DragEvent } from 'react'
import { useReactFlow } from 'reactflow'
import { cardSize } from '../edits/cardSize.ts'
import { readDraggedType } from '../palette/draggedType.ts'
import { placeNode } from '../palette/placeNode.ts'
import { importFile } from '../saving/importFile.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'

/** What is dropped on the canvas: a node from the palette, on an edge or beside it, or a flow file. */
export function useDropping() {
  const editor = useOpenEditor()
  const { screenToFlowPosition } = useReactFlow()

  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
  }

  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    const file = event.dataTransfer.files[0]
    if (file) return void importFile(editor, file)
    const type = readDraggedType(event.dataTransfer)
    if (!type) return
    const edge = edgeAt(event.clientX, event.clientY)
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY })
    const corner = { x: at.x - cardSize.width / 2, y: at.y - 28 }
    placeNode(editor, type, { at: corner, from: edge ? { edge } : null })
  }

  return { onDragOver, onDrop }
}

/** React Flow names each edge's group by `data-id`. */
const edgeAt = (x: number, y: number): string | null =>
  document
    .elementsFromPoint(x, y)
    .map((element) => element.closest('.react-flow__edge')?.getAttribute('data-id'))
    .find((id) => id) ?? null
