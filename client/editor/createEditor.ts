import type { FlowAnswer } from '../../shared/api/answers.ts'
import { noNames } from '../../shared/rules/names.ts'
import type { Editor } from './Editor.ts'
import type { AutosaveOptions } from './saving/createAutosave.ts'
import { createAutosave } from './saving/createAutosave.ts'
import { createUnsentStore } from './saving/unsentDraft.ts'
import { createEditorStore } from './store/createEditorStore.ts'
import { createTouches } from './store/createTouches.ts'

/** An editor around a flow as the server has it. */
export function createEditor({ id, flow, revision }: FlowAnswer, save: AutosaveOptions['save']): Editor {
  const store = createEditorStore(flow)
  return {
    flowId: id,
    isViewer: false,
    store,
    onTouch: createTouches(store),
    autosave: createAutosave({ flow, revision, save, later, unsent: createUnsentStore(id, localStorage) }),
    canvas: { current: null },
    lifecycle: { current: null },
    names: { current: noNames },
    palette: { current: null },
  }
}

function later(run: () => void, delayMs: number): () => void {
  const timer = setTimeout(run, delayMs)
  return () => clearTimeout(timer)
}
