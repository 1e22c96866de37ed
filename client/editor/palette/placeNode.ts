import type { Flow, NodePosition } from '../../../shared/flow/flow.ts'
import type { NodeType } from '../../../shared/nodes/index.ts'
import { definitionOf } from '../../../shared/nodes/index.ts'
import type { Editor } from '../Editor.ts'
import { addNode } from '../edits/addNode.ts'
import { appendNode } from '../edits/appendNode.ts'
import { cardSize } from '../edits/cardSize.ts'
import { edgeOf, nodeOf } from '../edits/indexFlow.ts'
import { insertOnEdge } from '../edits/insertOnEdge.ts'
import { makeNode } from '../edits/makeNode.ts'
import { clearOf, nextPlace } from '../edits/nextPlace.ts'
import type { Choosing, Join } from '../store/view.ts'
import { freeHandle } from './freeHandle.ts'

/** Puts a new node on the canvas where it was asked for, selects it and shows it: one undo entry. */
export function placeNode(editor: Editor, type: NodeType, { at, from }: Pick<Choosing, 'at' | 'from'>): void {
  const { change, select } = editor.store.getState()
  const { flow } = editor.store.getState()
  const source = isJoinable(type) ? joinedAt(flow, from, type) : null
  const node = makeNode(type, rounded(at ?? placeFor(editor, source)))
  change(`add ${definitionOf(type).title.toLowerCase()}`, () => {
    if (!source) return addNode(flow, node)
    return 'edge' in source ? insertOnEdge(flow, source.edge, node) : appendNode(flow, source, node)
  })
  select({ nodes: [node.id] })
  editor.canvas.current?.reveal(node.id)
}

/** Whether an edge may lead to nodes of this type. */
export const isJoinable = (type: NodeType): boolean => !['trigger', 'canvas'].includes(definitionOf(type).family)

const joinedAt = (flow: Flow, from: Choosing['from'], type: NodeType): Join | null =>
  from && 'after' in from ? freeHandle(flow, from.after, type) : from

function placeFor(editor: Editor, from: Join | null): NodePosition {
  const { flow } = editor.store.getState()
  if (from && 'source' in from) return nextPlace(flow, from.source, from.sourceHandle)
  const edge = from && 'edge' in from ? edgeOf(flow, from.edge) : undefined
  const above = edge && nodeOf(flow, edge.source)
  // As high as it may be: no lower than the edge has room for.
  if (above) return above.position
  const middle = editor.canvas.current?.middle() ?? { x: 0, y: 0 }
  return clearOf(flow, { x: middle.x - cardSize.width / 2, y: middle.y - cardSize.height / 2 })
}

const rounded = ({ x, y }: NodePosition): NodePosition => ({ x: Math.round(x), y: Math.round(y) })
