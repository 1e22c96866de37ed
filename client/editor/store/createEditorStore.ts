import type { TemporalState } from 'zundo'
import { temporal } from 'zundo'
import type { Mutate, StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { Flow } from '../../../shared/flow/flow.ts'
import type { Parts } from '../edits/removeParts.ts'
import type { View } from './view.ts'
import { createView } from './view.ts'

/** What undo goes back to: the flow, and the name of the change that made it so. */
interface Kept {
  flow: Flow
  did: string
}

export interface EditorState extends Kept, View {
  selected: Parts
  /**
   * Makes one undo entry named `did`. Changes that share a `gesture` one after the other (typing in one field)
   * are one entry; a change that answers the same flow is none.
   */
  change(did: string, edit: (flow: Flow) => Flow, gesture?: string): void
  select(parts: Partial<Parts>): void
  undo(): void
  redo(): void
  /** The next change starts an entry of its own, even in the same field. */
  endGesture(): void
}

type Temporal = ['temporal', StoreApi<TemporalState<Kept>>]
export type EditorStore = Mutate<StoreApi<EditorState>, [Temporal]>

const nothing: Parts = { nodes: [], edges: [] }

/** The editor's state around one flow: the flow is the truth, everything on the canvas is a projection of it. */
export function createEditorStore(flow: Flow): EditorStore {
  let gesture: string | undefined
  const store = createStore<EditorState>()(
    temporal(
      (set, get) => ({
        ...createView(set),
        flow,
        did: '',
        selected: nothing,
        change(did, edit, next) {
          const changed = edit(get().flow)
          if (changed === get().flow) return
          const goesOn = next !== undefined && next === gesture
          gesture = next
          if (goesOn) store.temporal.getState().pause()
          set({ flow: changed, did })
          if (goesOn) store.temporal.getState().resume()
          // What is typed is heard as it is typed.
          if (next === undefined) get().say(`Done: ${did}.`)
        },
        select: (parts) => {
          gesture = undefined
          set({ selected: { ...nothing, ...parts } })
          const count = get().selected.nodes.length
          if (count > 1) get().say(`${count} nodes selected.`)
        },
        undo: () => travel('undo'),
        redo: () => travel('redo'),
        endGesture: () => {
          gesture = undefined
        },
      }),
      {
        partialize: ({ flow, did }): Kept => ({ flow, did }),
        equality: (past, current) => past.flow === current.flow,
        limit: 200,
      },
    ),
  )

  function travel(way: 'undo' | 'redo'): void {
    gesture = undefined
    const { futureStates } = store.temporal.getState()
    const did = way === 'undo' ? store.getState().did : (futureStates.at(-1)?.did ?? '')
    store.temporal.getState()[way]()
    const { flow, selected } = store.getState()
    const nodes = new Set(flow.nodes.map((node) => node.id))
    const edges = new Set(flow.edges.map((edge) => edge.id))
    store.setState({
      selected: {
        nodes: selected.nodes.filter((id) => nodes.has(id)),
        edges: selected.edges.filter((id) => edges.has(id)),
      },
    })
    store.getState().say(`${way === 'undo' ? 'Undone' : 'Redone'}: ${did}.`)
  }

  return store
}
