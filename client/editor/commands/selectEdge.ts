import { edgeWords } from '../edits/walkEdges.ts'
import type { EditorStore } from '../store/createEditorStore.ts'

/** Selects an edge and says which: unlike a card it never has the keyboard itself. */
export function selectEdge(store: EditorStore, id: string): void {
  const { flow, select, say } = store.getState()
  select({ edges: [id] })
  say(`${edgeWords(flow, id)}.`)
}
