import { parseFlowText } from '../../../shared/flow/parse.ts'
import { say, sayFault } from '../../ui/say.ts'
import { pasteText } from '../commands/clipboard.ts'
import type { Editor } from '../Editor.ts'
import { firstOf } from './flowInText.ts'

/** Takes a dropped flow file: it becomes this flow where nothing is drawn yet, and joins what is there otherwise. One undo entry. */
export async function importFile(editor: Editor, file: File): Promise<void> {
  const text = await file.text()
  const parsed = parseFlowText(text)
  if (!parsed.ok) {
    sayFault(new Error(`${file.name} is not a flow file. ${firstOf(parsed.errors)}`))
    return
  }
  const { flow, change } = editor.store.getState()
  if (flow.nodes.length > 0) {
    pasteText(editor, text)
    say(`The nodes of ${parsed.flow.name || file.name} were added to this flow.`)
    return
  }
  change(`import ${file.name}`, () => parsed.flow)
  requestAnimationFrame(() => editor.canvas.current?.fit())
}
