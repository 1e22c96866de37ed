import { writeFlow } from '../../../shared/flow/canonical.ts'
import { parseFlowText } from '../../../shared/flow/parse.ts'
import { say } from '../../ui/say.ts'
import type { Editor } from '../Editor.ts'
import { cardSize } from '../edits/cardSize.ts'
import { copyParts } from '../edits/copyParts.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { pasteParts } from '../edits/pasteParts.ts'

/** The selected nodes as the text of a flow file; null where nothing is selected. */
export function selectionText({ store }: Editor): string | null {
  const { flow, selected } = store.getState()
  return selected.nodes.length > 0 ? writeFlow(copyParts(flow, selected.nodes)) : null
}

/** Pastes the nodes of a flow file; says so where the text is none. */
export function pasteText(editor: Editor, text: string): void {
  const parsed = parseFlowText(text)
  if (!parsed.ok || parsed.flow.nodes.length === 0) {
    say('The clipboard holds no nodes. Copy some here, or the JSON of a flow file.')
    return
  }
  const { flow, change, select } = editor.store.getState()
  const isFromHere = parsed.flow.nodes.every((node) => nodeOf(flow, node.id))
  const middle = editor.canvas.current?.middle() ?? { x: 0, y: 0 }
  const at = isFromHere
    ? {
        x: Math.min(...parsed.flow.nodes.map((node) => node.position.x)) + 40,
        y: Math.min(...parsed.flow.nodes.map((node) => node.position.y)) + 40,
      }
    : { x: middle.x - cardSize.width / 2, y: middle.y }
  const made = pasteParts(flow, parsed.flow, at)
  change(made.pasted.length === 1 ? 'paste a node' : `paste ${made.pasted.length} nodes`, () => made.flow)
  select({ nodes: made.pasted })
}
