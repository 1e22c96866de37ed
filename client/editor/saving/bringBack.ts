import type { FlowAnswer } from '../../../shared/api/answers.ts'
import { writeFlow } from '../../../shared/flow/canonical.ts'
import { mergeFlows } from '../../../shared/flow/compare/mergeFlows.ts'
import type { Editor } from '../Editor.ts'
import { keepSame } from '../edits/keepSame.ts'

/** What became of a draft that was kept in the browser: nothing was, it is back, or it waits for a choice. */
export type BroughtBack = 'nothing' | 'back' | 'conflict'

/**
 * Takes up changes that never reached the server, e.g. because the window was closed offline. They are one change that
 * undo takes out; where somebody else saved in the meantime, both sides are shown.
 */
export function bringBack({ store, autosave }: Editor, answer: FlowAnswer): BroughtBack {
  const kept = autosave.kept()
  if (!kept) return 'nothing'
  const { flow, collisions } = mergeFlows(kept.base, kept.flow, answer.flow)
  // They reached the server after all, while their window closed.
  if (collisions.length === 0 && writeFlow(flow) === writeFlow(answer.flow)) {
    autosave.adopt(store.getState().flow, answer.revision)
    return 'nothing'
  }
  if (kept.revision !== answer.revision) autosave.collide(kept, answer)
  store.getState().change('bring back what was not saved', (before) => keepSame(before, kept.flow))
  return kept.revision === answer.revision ? 'back' : 'conflict'
}
