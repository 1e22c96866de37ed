import { useEffect } from 'react'
import type { Editor } from '../Editor.ts'

/** Hands every change of the flow to the autosave, and saves what is left when the page is left. */
export function useAutosave({ store, autosave }: Editor): void {
  useEffect(() => {
    const stop = store.subscribe((state, before) => {
      if (state.flow !== before.flow) autosave.changed(state.flow)
    })
    const flush = () => void autosave.flush()
    const flushAndKeep = () => {
      flush()
      autosave.keep()
    }
    const hide = () => document.visibilityState === 'hidden' && flushAndKeep()
    const leave = (event: BeforeUnloadEvent) => {
      flush()
      // Nobody is held up whose changes wait safely in the browser.
      if (!autosave.keep()) event.preventDefault()
    }
    addEventListener('online', flush)
    addEventListener('pagehide', flushAndKeep)
    addEventListener('beforeunload', leave)
    document.addEventListener('visibilitychange', hide)
    return () => {
      stop()
      removeEventListener('online', flush)
      removeEventListener('pagehide', flushAndKeep)
      removeEventListener('beforeunload', leave)
      document.removeEventListener('visibilitychange', hide)
      flush()
    }
  }, [store, autosave])
}
