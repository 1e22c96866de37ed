import { createContext, useContext } from 'react'
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
