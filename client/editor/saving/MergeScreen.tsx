import { useStore } from 'zustand'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import { Overlay } from '../versions/Overlay.tsx'
import { Merging } from './Merging.tsx'

/** Somebody saved this draft elsewhere while it changed here: both sides, joined. Nothing is overwritten before somebody has seen it. */
export function MergeScreen() {
  const { autosave, store } = useOpenEditor()
  const saving = useStore(autosave.status)
  const isLater = useEditor((state) => state.mergingLater)
  return (
    <Overlay
      label="This flow was changed elsewhere"
      isOpen={saving.state === 'conflict' && !isLater}
      onClose={() => store.getState().show({ mergingLater: true })}
    >
      {saving.state === 'conflict' && <Merging key={saving.current.revision} current={saving.current} />}
    </Overlay>
  )
}
