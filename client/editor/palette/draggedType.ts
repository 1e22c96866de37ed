import type { NodeType } from '../../../shared/nodes/index.ts'
import { nodeTypes } from '../../../shared/nodes/index.ts'

const mime = 'application/x-runnel-node'

/** Lets a node type be dragged out of the palette. */
export function writeDraggedType(data: DataTransfer, type: NodeType): void {
  data.setData(mime, type)
  data.effectAllowed = 'copy'
}

/** The node type that was dropped; null for anything else, e.g. a text from another window. */
export function readDraggedType(data: DataTransfer): NodeType | null {
  const type = data.getData(mime)
  return nodeTypes.find((definition) => definition.type === type)?.type ?? null
}
