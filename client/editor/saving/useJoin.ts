import type { FlowAnswer } from '../../../shared/api/answers.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { keepSame } from '../edits/keepSame.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'

/** Lets a draft go on from what was saved elsewhere: one change, named `did`, saved at once on top of their revision. */
export function useJoin({ flow: theirs, revision }: FlowAnswer): (flow: Flow, did: string) => void {
  const { autosave, store } = useOpenEditor()
  return (flow, did) => {
    store.getState().show({ mergingLater: false })
    const next = keepSame(store.getState().flow, flow)
    autosave.adopt(flow === theirs ? next : theirs, revision)
    store.getState().change(did, () => next)
    // Where mine goes on as it is no change is heard of, and still it is to be saved.
    autosave.changed(next)
    void autosave.flush()
  }
}
