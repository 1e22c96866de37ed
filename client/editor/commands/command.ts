import type { Editor } from '../Editor.ts'

/** One verb of the editor. Menus, keyboard and command search all read these same objects. */
export interface Command {
  id: string
  group: 'Edit' | 'Arrange' | 'View' | 'Flow'
  label(editor: Editor): string
  /** `mod` is Ctrl, or Cmd on a Mac, `alt` is Option there; the first is the one that is shown. */
  keys: readonly string[]
  /** The browser itself tells of this one, with a clipboard that needs no permission. */
  isNative?: boolean
  isEnabled(editor: Editor): boolean
  /** What it takes, said where it cannot run; nothing where that goes without saying. */
  needs?: string
  run(editor: Editor): void
}

export const always = () => true

export const hasDrawing = ({ store }: Editor): boolean => store.getState().flow.nodes.length > 0

export const hasNodes = ({ store }: Editor): boolean => store.getState().selected.nodes.length > 0

export const hasParts = ({ store }: Editor): boolean => {
  const { nodes, edges } = store.getState().selected
  return nodes.length + edges.length > 0
}

/** `1 node`, `3 nodes`: the selection as words in the name of a change. */
export function countParts({ store }: Editor): string {
  const { nodes, edges } = store.getState().selected
  if (nodes.length > 0) return nodes.length === 1 ? 'a node' : `${nodes.length} nodes`
  return edges.length === 1 ? 'an edge' : `${edges.length} edges`
}
