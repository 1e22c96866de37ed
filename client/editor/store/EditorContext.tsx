import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Editor } from '../Editor.ts'
import type { EditorState } from './createEditorStore.ts'

const EditorContext = createContext<Editor | null>(null)

export const EditorProvider = EditorContext.Provider

/** The editor this component stands in. */
export function useOpenEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('This component belongs inside an EditorProvider.')
  return editor
}

/** One narrow piece of the editor's state; renders again only when that piece changes. */
export const useEditor = <T,>(select: (state: EditorState) => T): T => useStore(useOpenEditor().store, select)

/** The same of one node and the edges that leave it: what shows them is asked only when a change touches them. */
export function useEditorAt<T>(nodeId: string, select: (state: EditorState) => T): T {
  const { store, onTouch } = useOpenEditor()
  const subscribe = useCallback((listener: () => void) => onTouch(nodeId, listener), [onTouch, nodeId])
  return useSyncExternalStore(subscribe, () => select(store.getState()))
}
