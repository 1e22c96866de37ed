import { writeFlow } from '../../../shared/flow/canonical.ts'
import type { Flow, FlowNode, NodePosition } from '../../../shared/flow/flow.ts'
import { sayFault } from '../../ui/say.ts'
import type { Editor } from '../Editor.ts'
import { cardSize } from '../edits/cardSize.ts'
import { copyParts } from '../edits/copyParts.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { pasteParts } from '../edits/pasteParts.ts'
import { flowInText } from '../saving/flowInText.ts'

/** The selected nodes as the text of a flow file; null where nothing is selected. */
export function selectionText({ store }: Editor): string | null {
  const { flow, selected } = store.getState()
  return selected.nodes.length > 0 ? writeFlow(copyParts(flow, selected.nodes)) : null
}

/** Pastes the nodes of a flow file, also of one in a mail; says why not where the text has none. */
export function pasteText(editor: Editor, text: string): void {
  const found = flowInText(text)
  if (!found.ok) {
    sayFault(new Error(`Nothing was pasted. ${found.why}`))
    return
  }
  const { nodes } = found.flow
  const { flow, change, select } = editor.store.getState()
  const made = pasteParts(flow, found.flow, unused(flow, nodes, placeFor(editor, nodes)))
  change(made.pasted.length === 1 ? 'paste a node' : `paste ${made.pasted.length} nodes`, () => made.flow)
  select({ nodes: made.pasted })
  const [first] = made.pasted
  if (first) editor.canvas.current?.reveal(first)
}

/** Copies of what is here go beside it; what comes from elsewhere goes where one looks. */
function placeFor(editor: Editor, nodes: readonly FlowNode[]): NodePosition {
  const { flow } = editor.store.getState()
  if (nodes.every((node) => nodeOf(flow, node.id))) return besides(cornerOf(nodes))
  const middle = editor.canvas.current?.middle() ?? { x: 0, y: 0 }
  return { x: middle.x - cardSize.width / 2, y: middle.y }
}

/** Pasted twice, the second copy does not hide the first. */
function unused(flow: Flow, nodes: readonly FlowNode[], wish: NodePosition): NodePosition {
  const corner = cornerOf(nodes)
  const taken = new Set(flow.nodes.map((node) => `${node.position.x} ${node.position.y}`))
  let at = { x: Math.round(wish.x), y: Math.round(wish.y) }
  const covers = ({ position }: FlowNode) =>
    taken.has(`${Math.round(position.x - corner.x + at.x)} ${Math.round(position.y - corner.y + at.y)}`)
  while (nodes.some(covers)) at = besides(at)
  return at
}

const besides = ({ x, y }: NodePosition): NodePosition => ({ x: x + 40, y: y + 40 })

const cornerOf = (nodes: readonly FlowNode[]): NodePosition => ({
  x: Math.min(...nodes.map((node) => node.position.x)),
  y: Math.min(...nodes.map((node) => node.position.y)),
})
