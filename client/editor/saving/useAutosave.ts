import { useEffect } from 'react'
import type { Editor } from '../Editor.ts'

/** Hands every change of the flow to the autosave, and saves what is left when the page is left. */
export function useAutosave({ store, autosave }: Editor): void {
  useEffect(() => {
    const stop = store.subscribe((state, before) => {
      if (state.flow !== before.flow) autosave.changed(state.flow)
    })
    const flush = () => void autosave.flush()
    const hide = () => document.visibilityState === 'hidden' && flush()
    const leave = (event: BeforeUnloadEvent) => {
      if (autosave.status.getState().state === 'saved') return
      flush()
      event.preventDefault()
    }
    addEventListener('online', flush)
    addEventListener('pagehide', flush)
    addEventListener('beforeunload', leave)
    document.addEventListener('visibilitychange', hide)
    return () => {
      stop()
      removeEventListener('online', flush)
      removeEventListener('pagehide', flush)
      removeEventListener('beforeunload', leave)
      document.removeEventListener('visibilitychange', hide)
      flush()
    }
  }, [store, autosave])
}
