import type { FlowNode, NodePosition } from '../../../shared/flow/flow.ts'
import type { NodeType } from '../../../shared/nodes/index.ts'
import { definitionOf } from '../../../shared/nodes/index.ts'
import { newId } from '../../ui/newId.ts'

/** A new node as the palette puts it down. */
export function makeNode(type: NodeType, position: NodePosition): FlowNode {
  const { schema, initial } = definitionOf(type)
  // The schema of a type makes the data of that type; TypeScript cannot follow that through the union.
  return { id: newId(), type, position, data: schema.parse(initial) } as FlowNode
}
