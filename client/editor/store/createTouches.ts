import { changedNodes } from '../edits/changedNodes.ts'
import { edgesInto } from '../edits/indexFlow.ts'
import type { EditorState, EditorStore } from './createEditorStore.ts'

type Listener = () => void

/** Calls back after each change that touches what shows a node; answers how to call it off. */
export type OnTouch = (nodeId: string, listener: Listener) => Listener

/**
 * Tells each node's card and the edges that leave it of the changes that touch them, and of no others. Left to the store, thousands of
 * cards in sight were asked at every key whether they had changed.
 */
export function createTouches(store: EditorStore): OnTouch {
  const listeners = new Map<string, Set<Listener>>()
  store.subscribe((state, before) => {
    for (const id of touched(before, state) ?? listeners.keys())
      for (const listener of listeners.get(id) ?? []) listener()
  })
  return (nodeId, listener) => {
    const others = listeners.get(nodeId) ?? new Set()
    listeners.set(nodeId, others.add(listener))
    return () => {
      others.delete(listener)
      if (others.size === 0) listeners.delete(nodeId)
    }
  }
}

/** The nodes that a change touches; null for all. */
function touched(before: EditorState, { flow, trail }: EditorState): Iterable<string> | null {
  if (trail !== before.trail || flow.edges !== before.flow.edges) return null
  if (flow.nodes === before.flow.nodes) return []
  const changed = changedNodes(before.flow, flow)
  // A card says by name where its edges lead.
  return new Set(changed.flatMap((id) => [id, ...edgesInto(flow, id).map((edge) => edge.source)]))
}
