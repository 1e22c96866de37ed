import { useEffect } from 'react'
import type { FlowAnswer } from '../../../shared/api/answers.ts'
import { writeFlow } from '../../../shared/flow/canonical.ts'
import { say } from '../../ui/say.ts'
import type { Editor } from '../Editor.ts'
import { keepSame } from '../edits/keepSame.ts'

/**
 * Takes over a newer draft of the server, e.g. a restored version or what another window saved, as long as nothing
 * here waits to be saved; otherwise the next save meets the conflict and asks.
 */
export function useServerDraft({ store, autosave }: Editor, { flow, revision }: FlowAnswer): void {
  useEffect(() => {
    if (revision <= autosave.revision() || autosave.status.getState().state !== 'saved') return
    const before = store.getState().flow
    const isNew = writeFlow(flow) !== writeFlow(before)
    const next = isNew ? keepSame(before, flow) : before
    autosave.adopt(next, revision)
    if (!isNew) return
    store.getState().change('take a newer draft', () => next)
    say('This draft was changed elsewhere. You see it as it is now; Undo brings back what was here.')
  }, [store, autosave, flow, revision])
}
