import { lazy, useState } from 'react'
import type { EditorPage } from '../editor/EditorPage.tsx'

let there: typeof EditorPage | null = null

/** Fetches the editor's code, which comes when the first flow is opened. */
export async function fetchEditor() {
  const { EditorPage } = await import('../editor/EditorPage.tsx')
  there = EditorPage
  return { default: EditorPage }
}

const EditorLater = lazy(fetchEditor)

/** The editor of one flow. Where its code is there already nothing waits, so that nothing empty is shown before it. */
export function EditorRoute({ flowId }: { flowId: string }) {
  // Chosen once: another component in the same place would begin anew.
  const [Page] = useState(() => there ?? EditorLater)
  return <Page flowId={flowId} />
}
