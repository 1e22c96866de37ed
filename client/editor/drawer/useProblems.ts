import { useEffect, useState } from 'react'
import type { Problem } from '../../../shared/api/answers.ts'
import { checkFlow } from '../../../shared/flow/check/index.ts'
import type { Known } from '../../../shared/flow/check/known.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { isOnlyMoved } from '../edits/isOnlyMoved.ts'
import { useKnown } from '../names/NamesContext.tsx'
import { useOpenEditor } from '../store/EditorContext.tsx'

const restMs = 250
interface Checked {
  flow: Flow
  known: Known
  problems: readonly Problem[]
}

const checked = new WeakMap<Flow, Checked>()
let latest: Checked | null = null

/** What the check finds in the flow as it is drawn. It follows when the hand rests: a large flow takes longer to check than a key to press. */
export const useProblems = (): readonly Problem[] => problemsIn(useRestedFlow(), useKnown())

function problemsIn(flow: Flow, known: Known): readonly Problem[] {
  const before = checked.get(flow)
  if (before?.known === known) return before.problems
  // No rule looks at where a node lies.
  const isSame = latest?.known === known && isOnlyMoved(latest.flow, flow)
  latest = { flow, known, problems: latest && isSame ? latest.problems : checkFlow(flow, known) }
  checked.set(flow, latest)
  return latest.problems
}

/** The flow as it was when the hand last rested. Not a selection of it, which would render all that lists problems at every key. */
function useRestedFlow(): Flow {
  const { store } = useOpenEditor()
  const [flow, setFlow] = useState(store.getState().flow)
  useEffect(() => {
    const take = () => setFlow(store.getState().flow)
    // It may have changed between the first render and now.
    let timer = setTimeout(take)
    const stop = store.subscribe((state, before) => {
      if (state.flow === before.flow) return
      clearTimeout(timer)
      timer = setTimeout(take, restMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [store])
  return flow
}
