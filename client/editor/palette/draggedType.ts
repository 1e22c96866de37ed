import type { NodeType } from '../../../shared/nodes/index.ts'
import { nodeTypes } from '../../../shared/nodes/index.ts'

const mime = 'application/x-runnel-node.'

/** Lets a node type be dragged out of the palette. It stands in the kind of what is dragged: that alone may be read before it is dropped. */
export function writeDraggedType(data: DataTransfer, type: NodeType): void {
  data.setData(mime + type, type)
  data.effectAllowed = 'copy'
}

/** The node type that is dragged or dropped; null for anything else, e.g. a text from another window. */
export function readDraggedType(data: DataTransfer): NodeType | null {
  // Browsers write these kinds in small letters.
  const kind = data.types.find((one) => one.startsWith(mime))
  return nodeTypes.find((definition) => kind === (mime + definition.type).toLowerCase())?.type ?? null
}
