import type { RefObject } from 'react'
import { useEffect } from 'react'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'

/**
 * Takes the keyboard to the setting that somebody was led to, as soon as the form shows it: a part of it may still be loading. `isThere`: whether
 * it is the form of what is selected, and not yet that of what was.
 */
export function useLeading(form: RefObject<HTMLElement | null>, isThere: boolean): void {
  const { store } = useOpenEditor()
  const leading = useEditor((state) => state.leading)
  useEffect(() => {
    const root = form.current
    if (leading === null || !isThere || !root) return
    const lead = () => {
      const found = settingIn(root, leading)
      if (!found) return
      for (let fold = found.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
        fold.open = true
      found.scrollIntoView({ block: 'center' })
      found.focus()
      store.getState().leadTo(null)
    }
    lead()
    const watch = new MutationObserver(lead)
    watch.observe(root, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [form, leading, isThere, store])
}

/** The first control of the field that says what is wrong with a setting. */
function settingIn(root: HTMLElement, setting: string): HTMLElement | null {
  const said = [...root.querySelectorAll<HTMLElement>('[data-at]')].find(({ dataset }) => dataset.at === setting)
  return said?.closest('[data-field]')?.querySelector<HTMLElement>('input, textarea, button:not([data-handle])') ?? null
}
