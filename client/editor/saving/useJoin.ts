import type { FlowAnswer } from '../../../shared/api/answers.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'

/** Lets a draft go on from what was saved elsewhere: one change, named `did`, saved at once on top of their revision. */
export function useJoin({ flow: theirs, revision }: FlowAnswer): (flow: Flow, did: string) => void {
  const { autosave, store } = useOpenEditor()
  return (flow, did) => {
    store.getState().show({ mergingLater: false })
    autosave.adopt(theirs, revision)
    store.getState().change(did, () => flow)
    // Where mine goes on unchanged no change is heard of, and still it is to be saved.
    if (flow !== theirs) autosave.changed(flow)
    void autosave.flush()
  }
}
