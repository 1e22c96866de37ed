import type { Flow } from '../../../shared/flow/flow.ts'
import { noNames } from '../../../shared/rules/names.ts'
import type { Editor } from '../Editor.ts'
import { createAutosave } from '../saving/createAutosave.ts'
import { createEditorStore } from '../store/createEditorStore.ts'
import { createTouches } from '../store/createTouches.ts'
import type { Counting } from '../store/view.ts'

/** An editor that only shows: nothing that happens in it is ever saved. */
export function createViewer(flowId: string, flow: Flow, counting: Counting | null): Editor {
  const store = createEditorStore(flow)
  store.getState().count(counting)
  const unsent = { keep: () => true, kept: () => null, drop: () => {} }
  const refuse = async () => ({ kind: 'refused' as const, message: 'This is a picture of a flow.' })
  return {
    flowId,
    isViewer: true,
    store,
    onTouch: createTouches(store),
    autosave: createAutosave({ flow, revision: 0, save: refuse, later: () => () => {}, unsent }),
    canvas: { current: null },
    lifecycle: { current: null },
    names: { current: noNames },
    palette: { current: null },
  }
}
