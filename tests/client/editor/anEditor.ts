import { createEditor } from '../../../client/editor/createEditor.ts'
import type { Editor } from '../../../client/editor/Editor.ts'
import type { FlowAnswer } from '../../../shared/api/answers.ts'
import type { Flow } from '../../../shared/flow/flow.ts'

/** What the server answers for a flow. */
export const aFlowAnswer = (flow: Flow, more: Partial<FlowAnswer> = {}): FlowAnswer => ({
  id: 'gift',
  revision: 1,
  status: 'draft',
  liveVersion: null,
  hasUnpublishedChanges: false,
  createdAt: '2026-03-01T09:00:00.000Z',
  updatedAt: '2026-03-01T09:00:00.000Z',
  flow,
  ...more,
})

/** An open editor whose draft is saved at once. */
export function anEditor(flow: Flow): Editor {
  return createEditor(aFlowAnswer(flow), async (_, revision) => ({ kind: 'saved', revision: revision + 1 }))
}

/** What the editor holds now. */
export const flowOf = (editor: Editor): Flow => editor.store.getState().flow
export const selectedOf = (editor: Editor): readonly string[] => editor.store.getState().selected.nodes
