import { say } from '../ui/say.ts'
import type { Editor } from './Editor.ts'
import { nodeOf } from './edits/indexFlow.ts'

/** Selects the node that the address names, as links to a node do. */
export function selectLinked({ store }: Editor): void {
  const id = new URLSearchParams(location.search).get('node')
  if (id === null) return
  if (nodeOf(store.getState().flow, id)) store.getState().select({ nodes: [id] })
  // Said when the page is drawn: it is not there yet.
  else queueMicrotask(() => say('The node that the link leads to is not in this draft any more.'))
}
